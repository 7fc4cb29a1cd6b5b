package io.github.gomap.benchmarks.hostile;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Contestant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares maps with HashMap, each in a JVM of its own. */
public final class HostileKeys {
    private static final int HEAP_MEGABYTES = 2048;

    private HostileKeys() {}

    /** Prints how long colliding keys take in this map and in HashMap, and returns whether all went well. */
    public static boolean compare(Contestant contestant, Collection<HostileFamily> families, int rounds)
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(Collector.G1.flags(HEAP_MEGABYTES));
        flags.addAll(contestant.jvmFlags());
        List<String> arguments =
                new ArrayList<>(List.of(contestant.map(), contestant.label(), Integer.toString(rounds)));
        families.forEach(family -> arguments.add(family.name()));
        return ChildJvm.repeat(flags, HostileKeysRun.class, arguments.toArray(String[]::new)) == 0;
    }
}
