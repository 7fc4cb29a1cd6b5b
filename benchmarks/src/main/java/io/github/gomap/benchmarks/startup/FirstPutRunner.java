package io.github.gomap.benchmarks.startup;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Times the first map of many JVMs that take turns. They have the flags that most programs have, namely none, and so a
 * heap that nobody has touched: what the first map touches of it is part of its price.
 */
public final class FirstPutRunner {
    private static final int TIMEOUT_SECONDS = 60;

    /** What {@link FirstMap} can make. */
    private static final Set<String> MAPS = Set.of(MapKind.GO_MAP.name(), MapKind.HASH_MAP.name());

    private final Path folder;
    private final Map<Contestant, List<Path>> classPaths = new LinkedHashMap<>();

    /**
     * A runner.
     *
     * @param contestants GoMap, HashMap, other builds of the library
     * @param folder for files in between
     */
    public FirstPutRunner(List<Contestant> contestants, Path folder) throws IOException {
        contestants.forEach(FirstPutRunner::check);
        this.folder = Files.createDirectories(folder);
        Path benchmarks = Path.of(System.getProperty("java.class.path"));
        Path main = ClassPath.main(benchmarks, folder);
        Path library = ClassPath.library(benchmarks, folder);
        for (Contestant contestant : contestants) {
            classPaths.put(contestant, List.of(main, contestant.build().orElse(library)));
        }
    }

    private static void check(Contestant contestant) {
        if (contestant.keys() != KeyType.OBJECT || !MAPS.contains(contestant.map())) {
            throw new IllegalArgumentException(
                    "first-put measures GO_MAP and HASH_MAP with keys of type OBJECT, not %s of type %s"
                            .formatted(contestant.name(), contestant.keys()));
        }
    }

    /** Runs so many JVMs of each contestant, and one more that says which classes it loads. */
    public List<FirstPut> run(int rounds) throws ChildJvm.Failure {
        Map<Contestant, List<List<Long>>> forks = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : classPaths.keySet()) {
                List<Long> nanoseconds =
                        output(contestant).stream().map(Long::valueOf).toList();
                forks.computeIfAbsent(contestant, any -> new ArrayList<>()).add(nanoseconds);
            }
        }
        List<FirstPut> results = new ArrayList<>();
        for (Map.Entry<Contestant, List<List<Long>>> entry : forks.entrySet()) {
            List<String> log = output(entry.getKey(), LoadedClasses.LOG_FLAG);
            results.add(new FirstPut(
                    entry.getKey().name(), entry.getValue(), LoadedClasses.in(log, FirstMap.class.getName())));
        }
        return results;
    }

    private List<String> output(Contestant contestant, String... flags) throws ChildJvm.Failure {
        return ChildJvm.print(
                List.of(flags),
                classPaths.get(contestant),
                FirstMap.class,
                List.of(contestant.map()),
                folder.resolve("first-put.log"),
                TIMEOUT_SECONDS);
    }
}
