package io.github.gomap.benchmarks.hostile;

import io.github.gomap.benchmarks.MapKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long colliding keys take: to put, get, miss and remove all of them. GoMap and HashMap take turns in each round,
 * and the medians of the rounds are compared.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.github.gomap.benchmarks.hostile.HostileKeysRun [rounds] [family ...]
 * </pre>
 *
 * <p>15 rounds of all families take about two minutes. The first third of the rounds warms up and does not count.
 */
public final class HostileKeysRun {
    private static final int DEFAULT_ROUNDS = 15;
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
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROUNDS;
        List<HostileFamily> families = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(HostileFamily::valueOf).toList()
                : List.of(HostileFamily.values());
        System.out.printf("%-15s %-7s %12s %12s %7s%n", "keys", "all", "HashMap ms", "GoMap ms", "ratio");
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
            double hashMap = median(nanos.get(MapKind.HASH_MAP)[step.ordinal()]);
            double goMap = median(nanos.get(MapKind.GO_MAP)[step.ordinal()]);
            System.out.printf(
                    "%-15s %-7s %12.2f %12.2f %7.2f%n",
                    family, step, hashMap / NANOS_PER_MILLI, goMap / NANOS_PER_MILLI, goMap / hashMap);
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

    private double median(double[] all) {
        double[] counted = Arrays.copyOfRange(all, rounds / 3, rounds);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }
}
