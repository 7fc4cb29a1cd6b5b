package io.github.gomap.benchmarks.support;

import io.github.gomap.benchmarks.KeyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The maps that a command line names. */
public final class Contestants {
    /** What results call something else: the control of latency runs, and Go's own map. */
    private static final Set<String> RESERVED = Set.of("NONE", "GO");

    private final List<AddedMap> added;
    private final Map<String, Path> builds;

    /** The names of all maps of the benchmarks. */
    public static final class BuiltInNames implements Iterable<String> {
        /** Made by the command line. */
        public BuiltInNames() {}

        @Override
        public Iterator<String> iterator() {
            return builtIn().iterator();
        }
    }

    /**
     * Maps beside those of the benchmarks.
     *
     * @param added maps
     * @param builds of the library, by name
     * @throws IllegalArgumentException if two maps have one name
     */
    public Contestants(List<AddedMap> added, Map<String, Path> builds) {
        this.added = added;
        this.builds = builds;
        Set<String> names = new HashSet<>(RESERVED);
        builtIn().forEach(names::add);
        for (AddedMap map : added) {
            if (!names.add(map.name())) {
                throw new IllegalArgumentException("--map: there is a map called " + map.name() + " already");
            }
        }
    }

    private static Stream<String> builtIn() {
        return builtIn(Arrays.stream(KeyType.values()));
    }

    private static Stream<String> builtIn(Stream<KeyType> types) {
        return types.flatMap(keys -> Contestant.builtIn(keys).stream())
                .map(Contestant::name)
                .distinct();
    }

    /**
     * Makes sure that nobody is named in vain.
     *
     * @param names of maps of the benchmarks
     * @param types of keys that are going to be measured
     * @throws IllegalArgumentException if a map is unknown, or cannot have keys of these types
     */
    public void check(List<String> names, List<KeyType> types) {
        for (String name : names) {
            if (builtIn(types.stream()).noneMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("--maps: no map %s for keys of type %s, there are %s"
                        .formatted(name, types, builtIn(types.stream()).toList()));
            }
        }
        for (AddedMap map : added) {
            if (types.stream().noneMatch(map::takes)) {
                throw new IllegalArgumentException(
                        "--map: %s has primitive keys, it takes part with --key-type LONG".formatted(map.name()));
            }
        }
    }

    /** The maps that were added and can have keys of a type. */
    public List<AddedMap> added(KeyType keys) {
        return added.stream().filter(map -> map.takes(keys)).toList();
    }

    /**
     * Those who have keys of a type.
     *
     * @param names of the maps of the benchmarks, in any case; none = all
     */
    public List<Contestant> of(KeyType keys, List<String> names) {
        List<Contestant> contestants = new ArrayList<>();
        for (Contestant contestant : Contestant.builtIn(keys)) {
            if (names.isEmpty() || names.stream().anyMatch(contestant.name()::equalsIgnoreCase)) {
                contestants.add(contestant);
            }
        }
        added(keys).forEach(map -> contestants.add(Contestant.of(map, keys)));
        builds.forEach((name, jar) -> contestants.addAll(Contestant.ofBuild(name, jar, keys)));
        return contestants;
    }
}
