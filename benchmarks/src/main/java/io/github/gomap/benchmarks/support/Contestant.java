package io.github.gomap.benchmarks.support;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.longs.LongMapKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A map that takes part in a comparison: a map of the benchmarks, the same of another build of the library, or a map
 * that was added.
 *
 * @param name as it appears in results
 * @param label for people
 * @param keys of which type
 * @param map as a fork knows it: the name of a {@link MapKind} or {@link LongMapKind}, or of a class
 * @param build the jar or the class folder of another build of the library
 * @param classPath where the class of an added map is
 */
public record Contestant(
        String name, String label, KeyType keys, String map, Optional<Path> build, AddedClassPath classPath) {
    /** All maps of the benchmarks for keys of a type. */
    public static List<Contestant> builtIn(KeyType keys) {
        return switch (keys) {
            case OBJECT -> Arrays.stream(MapKind.values()).map(Contestant::of).toList();
            case LONG -> Arrays.stream(LongMapKind.values()).map(Contestant::of).toList();
        };
    }

    /** A map of the benchmarks. */
    public static Contestant of(MapKind kind) {
        return builtIn(kind.name(), kind.label(), KeyType.OBJECT);
    }

    /** A map of the benchmarks. */
    public static Contestant of(LongMapKind kind) {
        return builtIn(kind.name(), kind.label(), KeyType.LONG);
    }

    private static Contestant builtIn(String name, String label, KeyType keys) {
        return new Contestant(name, label, keys, name, Optional.empty(), AddedClassPath.EMPTY);
    }

    /** A map that was added. */
    public static Contestant of(AddedMap map, KeyType keys) {
        return new Contestant(map.name(), map.name(), keys, map.className(), Optional.empty(), map.classPath());
    }

    /**
     * The maps of another build of the library.
     *
     * @param build its name
     * @param jar the jar or the class folder of the library
     */
    public static List<Contestant> ofBuild(String build, Path jar, KeyType keys) {
        Stream<Contestant> ofLibrary = switch (keys) {
            case OBJECT -> Stream.of(of(MapKind.GO_MAP));
            case LONG ->
                Arrays.stream(LongMapKind.values())
                        .filter(LongMapKind::isOfLibrary)
                        .map(Contestant::of);
        };
        Path path = jar.toAbsolutePath().normalize();
        return ofLibrary.map(contestant -> contestant.ofBuild(build, path)).toList();
    }

    private Contestant ofBuild(String buildName, Path path) {
        String suffix = "@" + buildName;
        return new Contestant(name + suffix, label + " " + suffix, keys, map, Optional.of(path), classPath);
    }

    /** Can its iterators remove? */
    public boolean removesByIterator() {
        return ObjectMaps.removeByIterator(map);
    }

    /** What a JVM needs to know so that it finds the classes, and another build before the one in the jar. */
    public List<String> jvmFlags() {
        return build.map(jar -> List.of("-Xbootclasspath/a:" + jar)).orElseGet(classPath::jvmFlags);
    }
}
