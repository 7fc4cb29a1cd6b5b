package io.github.gomap.benchmarks.hostile;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long colliding keys take: to put, get, miss and remove all of them. GoMap and HashMap take turns in each round;
 * the best rounds are compared, and the medians beside them.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.github.gomap.benchmarks.hostile.HostileKeysRun [rounds] [family ...]
 * </pre>
 *
 * <p>Without the flags of a measurement it starts itself again with them.
 *
 * <p>15 rounds of all families take about two minutes. The first third of the rounds warms up and does not count.
 */
public final class HostileKeysRun {
    private static final int DEFAULT_ROUNDS = 15;
    private static final int HEAP_MEGABYTES = 2048;
    private static final double NANOS_PER_MILLI = 1e6;

    /** What is done with all keys. */
    private enum Step {
        PUT,
        GET,
        MISS,
        REMOVE
    }

    private final HostileFamily family;
    private final Object[] keys;
    private final Object[] lookups;
    private final Object[] absent;
    private final int rounds;
    private final Map<MapKind, double[][]> nanos = new EnumMap<>(MapKind.class);
    private final List<MapKind> kinds = Arrays.asList(MapKind.HASH_MAP, MapKind.GO_MAP);

    private HostileKeysRun(HostileFamily family, int rounds) {
        this.family = family;
        this.rounds = rounds;
        keys = shuffled(0, 1);
        lookups = shuffled(0, 2);
        absent = shuffled(family.size(), 3);
        kinds.forEach(kind -> nanos.put(kind, new double[Step.values().length][rounds]));
    }

    private Object[] shuffled(int first, long seed) {
        Object[] shuffled = new Object[family.size()];
        Arrays.setAll(shuffled, i -> family.key(first + i));
        Collections.shuffle(Arrays.asList(shuffled), new Random(seed));
        return shuffled;
    }

    /** Takes the number of rounds and the families, both optional. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains(Collector.PRE_TOUCH)) {
            System.exit(ChildJvm.repeat(Collector.G1.flags(HEAP_MEGABYTES), HostileKeysRun.class, arguments));
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROUNDS;
        List<HostileFamily> families = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(HostileFamily::valueOf).toList()
                : List.of(HostileFamily.values());
        System.out.printf(
                "%-15s %-7s %12s %12s %7s %17s%n",
                "keys", "all", "HashMap ms", "GoMap ms", "ratio", "ratio of medians");
        for (HostileFamily family : families) {
            new HostileKeysRun(family, rounds).run();
        }
    }

    private void run() {
        for (int round = 0; round < rounds; round++) {
            Collections.rotate(kinds, 1);
            for (MapKind kind : kinds) {
                time(kind, round);
            }
        }
        for (Step step : Step.values()) {
            double[] hashMap = counted(MapKind.HASH_MAP, step);
            double[] goMap = counted(MapKind.GO_MAP, step);
            System.out.printf(
                    "%-15s %-7s %12.2f %12.2f %7.2f %17.2f%n",
                    family,
                    step,
                    hashMap[0] / NANOS_PER_MILLI,
                    goMap[0] / NANOS_PER_MILLI,
                    goMap[0] / hashMap[0],
                    median(goMap) / median(hashMap));
        }
    }

    private void time(MapKind kind, int round) {
        Map<Object, Object> map = kind.newMap();
        for (Step step : Step.values()) {
            long begin = System.nanoTime();
            int found = perform(step, map);
            nanos.get(kind)[step.ordinal()][round] = System.nanoTime() - begin;
            int expected = step == Step.GET || step == Step.REMOVE ? keys.length : 0;
            if (found != expected) {
                throw new IllegalStateException(kind + " found " + found + " keys in " + step);
            }
        }
    }

    /** The number of keys that were there. */
    private int perform(Step step, Map<Object, Object> map) {
        int found = 0;
        for (Object key : step == Step.PUT ? keys : step == Step.MISS ? absent : lookups) {
            Object value = switch (step) {
                case PUT -> map.put(key, key);
                case GET, MISS -> map.get(key);
                case REMOVE -> map.remove(key);
            };
            found += value == null ? 0 : 1;
        }
        return found;
    }

    /** The times of the rounds that count, the best first. */
    private double[] counted(MapKind kind, Step step) {
        double[] counted = Arrays.copyOfRange(nanos.get(kind)[step.ordinal()], rounds / 3, rounds);
        Arrays.sort(counted);
        return counted;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
