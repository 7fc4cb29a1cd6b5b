package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.AddedMap;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Contestants;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of the commands that compare maps. */
final class CommonOptions extends ResultOptions {
    @Option(
            names = "--maps",
            split = ",",
            paramLabel = "<map>",
            completionCandidates = Contestants.BuiltInNames.class,
            description = "Which maps of the benchmarks take part. Default: all. Any of ${COMPLETION-CANDIDATES}")
    private List<String> maps;

    @Option(
            names = "--map",
            paramLabel = "<name>=<class>",
            description =
                    "Another map that takes part: a java.util.Map, or a LongMap, which is an adapter of a map with"
                            + " primitive keys. Made by its public constructor without arguments; one that takes an int is given"
                            + " the expected size. May be repeated.")
    private List<String> addedMaps = List.of();

    @Option(
            names = "--class-path",
            paramLabel = "<jars>",
            defaultValue = "",
            description =
                    "Jars and folders with the classes of the maps that --map adds. They come before what this jar"
                            + " contains.")
    private String classPath;

    @Option(
            names = "--build",
            paramLabel = "<name>=<jar>",
            description = "Another build of the library that takes part as GO_MAP@<name>. May be repeated.")
    private Map<String, Path> builds = new LinkedHashMap<>();

    @Option(
            names = "--key-type",
            split = ",",
            paramLabel = "<type>",
            description = "What keys are: ${COMPLETION-CANDIDATES}, the latter for maps of primitive keys, or both."
                    + " Default: OBJECT, for full both")
    private List<KeyType> keyTypes;

    private Contestants contestants;

    /** The types of keys, this one if the command line does not say. */
    List<KeyType> keyTypes(KeyType... byDefault) {
        List<KeyType> types = keyTypes == null ? List.of(byDefault) : keyTypes;
        try {
            known().check(maps == null ? List.of() : maps, types);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        return types;
    }

    /** Makes sure that keys can be what they are to be. */
    void requireOfTypes(List<KeyType> types, Collection<KeySource> keys) {
        for (KeyType type : types) {
            for (KeySource source : keys) {
                if (!source.isOf(type)) {
                    throw invalid(new IllegalArgumentException(
                            "--keys: %s cannot be keys of type %s".formatted(source.name(), type)));
                }
            }
        }
    }

    /**
     * Who takes part in a comparison.
     *
     * @param keys of this type
     * @param byDefault the names of maps of the benchmarks if the command line does not say; none = all
     */
    List<Contestant> contestants(KeyType keys, String... byDefault) {
        return known().of(keys, maps == null ? List.of(byDefault) : maps);
    }

    /**
     * Who takes part in a comparison that is about objects and nothing else.
     *
     * @param what is compared, for a message
     * @param byDefault as in {@link #contestants}
     */
    List<Contestant> contestantsOfObjects(String what, String... byDefault) {
        for (KeyType keys : keyTypes(KeyType.OBJECT)) {
            if (keys != KeyType.OBJECT) {
                throw invalid(
                        new IllegalArgumentException(what + " have keys of type " + KeyType.OBJECT + ", not " + keys));
            }
        }
        return contestants(KeyType.OBJECT, byDefault);
    }

    /** The file of a kind of results, which knows the versions of maps that were added. */
    <R> ResultStore<R> store(KeyType keys, String kind, Class<R> type) {
        ResultStore<R> store = store(keys.resultKind(kind), type);
        try {
            known().added(keys).forEach(map -> store.noteVersion(map.name(), map.version()));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        return store;
    }

    private Contestants known() {
        if (contestants == null) {
            AddedClassPath added = AddedClassPath.parse(classPath);
            contestants = new Contestants(
                    addedMaps.stream().map(map -> AddedMap.parse(map, added)).toList(), builds);
        }
        return contestants;
    }

    /** The garbage collectors, this one if the command line does not say. */
    static List<Collector> collectors(List<Collector> given, Collector... byDefault) {
        return given == null ? List.of(byDefault) : given;
    }
}
