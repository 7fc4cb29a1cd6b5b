package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rooms of the library and who may use whom. Classes of one package need no import to use each other, so nothing
 * but a look at the compiled classes shows a circle; {@code jdeps} takes it.
 */
class ArchitectureTest {
    private static final String PACKAGE = "io.github.gomap.";

    /** The rooms from the ground up: a class uses those of its own room and of the rooms before it. */
    private static final List<Set<String>> ROOMS = List.of(
            Set.of(
                    "Events",
                    "FlightEvents",
                    "GrowthHistory",
                    "Tophash",
                    "Route",
                    "Hasher",
                    "LongHasher",
                    "IntHasher",
                    "LongObjConsumer",
                    "IntObjConsumer",
                    "LongObjFunction",
                    "IntObjFunction",
                    "LongObjPredicate",
                    "IntObjPredicate",
                    "SipHash",
                    "Hashers",
                    "Hashing",
                    "Snapshots",
                    "Unmodifiable",
                    "Settings"),
            Set.of(
                    "BucketArray",
                    "GrownBucketArray",
                    "BucketRow",
                    "Segment",
                    "DirectorySegment",
                    "Overflow",
                    "ChainIndex",
                    "SortedSlots"),
            Set.of("LongWords", "IntWords"),
            Set.of("Keys"),
            Set.of("ObjectKeys", "LongKeys", "IntKeys"),
            Set.of("Growth"),
            Set.of("ChainEvacuation"),
            Set.of("Evacuation"),
            Set.of("WriteGuard"),
            Set.of("Cursor"),
            Set.of("Table"),
            Set.of("LongTable", "IntTable"),
            Set.of("Json"),
            Set.of(
                    "InspectionCounters",
                    "BucketView",
                    "MapInspection",
                    "InspectableMap",
                    "ChainStatistics",
                    "StorageSize",
                    "HeatMap",
                    "HeatMapGrid",
                    "HeatMapText",
                    "HeatMapSvg",
                    "Advice"),
            Set.of("Walk"),
            Set.of("LiveEntry"),
            Set.of("TableCursor"),
            Set.of("ObjectCursor", "LongCursor", "IntCursor"),
            Set.of("ObjectTable"),
            Set.of("Computations"),
            Set.of("AllEntries"),
            Set.of("Views", "AsOverridden"),
            Set.of("LongEntryCursor", "IntEntryCursor"),
            Set.of("SerializedSettings"),
            Set.of("AbstractLongMap", "AbstractIntMap"),
            Set.of("GoMap", "GoMapSnapshot"),
            Set.of(
                    "GoLongMap",
                    "GoLongMapSnapshot",
                    "SerializedGoLongMap",
                    "GoIntMap",
                    "GoIntMapSnapshot",
                    "SerializedGoIntMap"),
            Set.of("ShardLock"),
            Set.of("Shard"),
            Set.of("Shards"),
            Set.of("ShardEntries"),
            Set.of("ConcurrentGoMap", "ConcurrentViews", "ConcurrentGoMapSnapshot", "SerializedConcurrentGoMap"),
            Set.of("MapMonitor"));

    private static final int MOST_LINES = 500;

    private static final Pattern DEPENDENCY =
            Pattern.compile("^\\s+(io\\.github\\.gomap\\.\\w[\\w$]*)\\s+->\\s+(io\\.github\\.gomap\\.\\w[\\w$]*)\\s.*");

    @Test
    void everyClass_isInARoom() throws IOException {
        Set<String> homeless = new TreeSet<>(topLevelClasses());
        ROOMS.forEach(homeless::removeAll);
        assertEquals(Set.of(), homeless);
    }

    @Test
    void rooms_areUsedInOneDirection() {
        List<String> upwards = new ArrayList<>();
        dependencies().forEach((user, used) -> {
            for (String other : used) {
                if (roomOf(other) > roomOf(user)) {
                    upwards.add(user + " -> " + other);
                }
            }
        });
        assertEquals(List.of(), upwards);
    }

    /** The views reach arrays through cursor and table only, and so does GoMap. */
    @Test
    void upperRooms_doNotTouchTheArrays() {
        Map<String, Set<String>> dependencies = dependencies();
        for (String upper : List.of("Views", "GoMap", "GoLongMap", "GoIntMap")) {
            for (String storage : List.of("BucketArray", "BucketRow", "Segment", "Overflow", "Evacuation")) {
                assertTrue(!dependencies.getOrDefault(upper, Set.of()).contains(storage), upper + " -> " + storage);
            }
        }
    }

    /** No class leads back to itself, nested classes counted with the one around them and the storage as one. */
    @Test
    void thereAreNoCircles() {
        Map<String, Set<String>> graph = new TreeMap<>();
        dependencies().forEach((user, used) -> {
            for (String other : used) {
                if (!node(user).equals(node(other))) {
                    graph.computeIfAbsent(node(user), name -> new TreeSet<>()).add(node(other));
                }
            }
        });
        assertEquals(List.of(), circlesOf(graph));
    }

    @Test
    void circles_areFound() {
        assertEquals(
                List.of(Set.of("b", "c", "d")),
                circlesOf(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("d"), "d", Set.of("b", "e"))));
    }

    /** What the packages use of the rest of the world: java.base, and what each is there for. */
    @Test
    void packages_useWhatTheyAreThereFor() {
        List<String> foreign = foreignUses()
                .filter(use -> !use.matches("FlightEvents\\S* jdk\\.jfr\\..*"))
                .filter(use -> !use.matches("micrometer\\.\\S+ io\\.micrometer\\.core\\.instrument\\..*"))
                .filter(use -> !use.matches("management\\.\\S+ javax\\.management\\..*"))
                .toList();
        assertEquals(List.of(), foreign);
    }

    /** Who uses the management of the platform, which is in a package of java but not in java.base. */
    @Test
    void onlyThePackageManagement_usesTheModuleOfThatName() {
        List<String> uses = uses().filter(use -> use.contains(" java.lang.management."))
                .filter(use -> !use.startsWith("management."))
                .toList();
        assertEquals(List.of(), uses);
    }

    /** The other packages are for some programs only, so the map does not lead to them. */
    @Test
    void theMap_doesNotUseTheOtherPackages() {
        List<String> uses = uses().filter(use -> !use.matches("(micrometer|management)\\..*"))
                .filter(use -> use.matches("\\S+ io\\.github\\.gomap\\.(micrometer|management)\\..*"))
                .toList();
        assertEquals(List.of(), uses);
        assertTrue(
                uses().anyMatch(use -> use.startsWith("micrometer.GoMapMetrics " + PACKAGE + "MapMonitor")),
                "jdeps shows those packages");
    }

    private static Stream<String> foreignUses() {
        return uses().filter(use -> !use.matches("\\S+ (java|io\\.github\\.gomap|org\\.jspecify\\.annotations)\\..*"));
    }

    /** Lines of a class, without the package of the library, and a class that it uses. */
    private static Stream<String> uses() {
        return jdeps().lines()
                .filter(line -> line.matches("^\\s+io\\.github\\.gomap\\..*->.*"))
                .map(line -> line.strip().substring(PACKAGE.length()).replaceAll("^(\\S+)\\s+->\\s+(\\S+).*$", "$1 $2"))
                .distinct();
    }

    @Test
    void files_areNotTooLong() throws IOException {
        Path sources = TestMaps.productionSources();
        assumeTrue(sources != null, "there are compiled classes only");
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // The contract of a public class is as long as it is.
                long lines = Files.readAllLines(file).stream()
                        .filter(line -> !line.strip().matches("(/\\*|\\*|//).*"))
                        .count();
                if (lines > MOST_LINES) {
                    tooLong.add(file.getFileName() + ": " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    /* ---------------- The graph ---------------- */

    private static int roomOf(String name) {
        for (int room = 0; room < ROOMS.size(); room++) {
            if (ROOMS.get(room).contains(name)) {
                return room;
            }
        }
        throw new AssertionError(name + " is in no room");
    }

    /** Storage is one node, a map with its snapshot, views and serialized form is one, every other class is one of its own. */
    private static String node(String name) {
        if (name.equals("ConcurrentViews")) {
            return "ConcurrentGoMap";
        }
        return ROOMS.get(1).contains(name)
                ? "storage"
                : name.replace("Serialized", "").replaceAll("(?<=Map)Snapshot$", "");
    }

    /** For each top-level class of the package the others that it uses. */
    private static Map<String, Set<String>> dependencies() {
        Map<String, Set<String>> dependencies = new TreeMap<>();
        jdeps().lines().map(DEPENDENCY::matcher).filter(Matcher::matches).forEach(match -> {
            String user = topLevel(match.group(1));
            String used = topLevel(match.group(2));
            if (!user.equals(used)) {
                dependencies.computeIfAbsent(user, name -> new TreeSet<>()).add(used);
            }
        });
        assertTrue(dependencies.getOrDefault("GoMap", Set.of()).contains("ObjectTable"), "jdeps shows the classes");
        return dependencies;
    }

    private static String topLevel(String className) {
        return className.substring(PACKAGE.length()).replaceAll("\\$.*", "");
    }

    private static Set<String> topLevelClasses() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(TestMaps.productionClasses().resolve(PACKAGE.replace('.', '/')))) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-info"))
                    .forEach(name -> names.add(name.replace(".class", "")));
        }
        return names;
    }

    private static String jdeps() {
        Path classes = TestMaps.productionClasses().resolve(PACKAGE.replace('.', '/'));
        return TestMaps.outputOf(
                "jdeps",
                "-verbose:class",
                "-filter:none",
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                classes.toString());
    }

    /** The groups of nodes that can all be reached from each other: what remains when ends are taken off. */
    private static List<Set<String>> circlesOf(Map<String, Set<String>> graph) {
        Map<String, Set<String>> reachable = new HashMap<>();
        for (String start : graph.keySet()) {
            Set<String> reached = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(graph.get(start));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (reached.add(next)) {
                    open.addAll(graph.getOrDefault(next, Set.of()));
                }
            }
            reachable.put(start, reached);
        }
        List<Set<String>> circles = new ArrayList<>();
        for (String node : new TreeSet<>(graph.keySet())) {
            Set<String> circle = new TreeSet<>(reachable.get(node));
            circle.removeIf(other -> !reachable.getOrDefault(other, Set.of()).contains(node));
            if (circle.contains(node) && !circles.contains(circle)) {
                circles.add(circle);
            }
        }
        return circles;
    }
}
