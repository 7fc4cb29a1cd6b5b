package io.github.gomap.benchmarks.hostile;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a JVM does that finds out how long colliding keys take: to put, get, miss and remove all of them. A map and
 * HashMap take turns in each round; the best rounds are compared, and the medians beside them. The first third of the
 * rounds warms up and does not count.
 */
final class HostileKeysRun {
    private static final double NANOS_PER_MILLI = 1e6;

    /** What is done with all keys. */
    private enum Step {
        PUT,
        GET,
        MISS,
        REMOVE
    }

    /** A map, and its nanoseconds by step and round. */
    private record Side(MapFactory<Map<Object, Object>> maps, double[][] nanos) {
        Side(String map, int rounds) {
            this(ObjectMaps.named(map), new double[Step.values().length][rounds]);
        }
    }

    private final HostileFamily family;
    private final Object[] keys;
    private final Object[] lookups;
    private final Object[] absent;
    private final int rounds;
    private final Side map;
    private final Side hashMap;

    private HostileKeysRun(HostileFamily family, String map, int rounds) {
        this.family = family;
        this.rounds = rounds;
        this.map = new Side(map, rounds);
        this.hashMap = new Side(MapKind.HASH_MAP.name(), rounds);
        keys = shuffled(0, 1);
        lookups = shuffled(0, 2);
        absent = shuffled(family.size(), 3);
    }

    private Object[] shuffled(int first, long seed) {
        Object[] shuffled = new Object[family.size()];
        Arrays.setAll(shuffled, i -> family.key(first + i));
        Collections.shuffle(Arrays.asList(shuffled), new Random(seed));
        return shuffled;
    }

    /** Takes the map, as a fork knows it, its name for people, the number of rounds and the families. */
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[2]);
        System.out.printf(
                "%-15s %-7s %12s %12s %7s %17s%n",
                "keys", "all", "HashMap ms", arguments[1] + " ms", "ratio", "ratio of medians");
        Arrays.stream(arguments)
                .skip(3)
                .map(HostileFamily::valueOf)
                .forEach(family -> new HostileKeysRun(family, arguments[0], rounds).run());
    }

    private void run() {
        List<Side> sides = Arrays.asList(hashMap, map);
        for (int round = 0; round < rounds; round++) {
            Collections.rotate(sides, 1);
            for (Side side : sides) {
                time(side, round);
            }
        }
        for (Step step : Step.values()) {
            double[] reference = counted(hashMap, step);
            double[] counted = counted(map, step);
            System.out.printf(
                    "%-15s %-7s %12.2f %12.2f %7.2f %17.2f%n",
                    family,
                    step,
                    reference[0] / NANOS_PER_MILLI,
                    counted[0] / NANOS_PER_MILLI,
                    counted[0] / reference[0],
                    median(counted) / median(reference));
        }
    }

    private void time(Side side, int round) {
        Map<Object, Object> target = side.maps().newMap();
        for (Step step : Step.values()) {
            long begin = System.nanoTime();
            int found = perform(step, target);
            side.nanos()[step.ordinal()][round] = System.nanoTime() - begin;
            int expected = step == Step.GET || step == Step.REMOVE ? keys.length : 0;
            if (found != expected) {
                throw new IllegalStateException(target.getClass() + " found " + found + " keys in " + step);
            }
        }
    }

    /** The number of keys that were there. */
    private int perform(Step step, Map<Object, Object> target) {
        int found = 0;
        for (Object key : step == Step.PUT ? keys : step == Step.MISS ? absent : lookups) {
            Object value = switch (step) {
                case PUT -> target.put(key, key);
                case GET, MISS -> target.get(key);
                case REMOVE -> target.remove(key);
            };
            found += value == null ? 0 : 1;
        }
        return found;
    }

    /** The times of the rounds that count, the best first. */
    private double[] counted(Side side, Step step) {
        double[] counted = Arrays.copyOfRange(side.nanos()[step.ordinal()], rounds / 3, rounds);
        Arrays.sort(counted);
        return counted;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
