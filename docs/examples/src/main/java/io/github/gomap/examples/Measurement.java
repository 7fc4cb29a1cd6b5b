package io.github.gomap.examples;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a map takes for the same work: putting entries, looking each of them up, looking up as many keys that are absent.
 * Rough on purpose: means over whole rounds in one JVM for each map.
 *
 * @param heapBytes the bytes of an entry on the heap, key and value included
 * @param offHeapBytes the bytes of an entry outside of the heap
 * @param put the nanoseconds of putting a new entry
 * @param get the nanoseconds of finding a key
 * @param getAbsent the nanoseconds of not finding a key
 */
record Measurement(double heapBytes, double offHeapBytes, double put, double get, double getAbsent) {
    /** How long a map is warmed up: a quick one for hundreds of rounds, a slow one for one. */
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** Rounds thereafter, whose median counts. */
    private static final int ROUNDS = 3;

    /**
     * Measures one map and prints a line.
     *
     * @param arguments the name of a {@link MapKind} and the number of entries
     */
    public static void main(String[] arguments) {
        MapKind kind = MapKind.valueOf(arguments[0]);
        Measurement measured = of(kind, Integer.parseInt(arguments[1]), WARM_UP_NANOS);
        System.out.println(measured.row(kind.title()));
    }

    /** Measures one kind of map. */
    static Measurement of(MapKind kind, int entries, long warmUpNanos) {
        double[][] rounds = new double[ROUNDS][];
        try (MapHome home = kind.open(entries)) {
            warmUp(home.map(), entries, warmUpNanos);
            for (int i = 0; i < ROUNDS; i++) {
                rounds[i] = round(home.map(), entries);
            }
        }
        // A map that was cleared would still have its table.
        try (MapHome home = kind.open(entries)) {
            long before = usedHeap();
            put(home.map(), keys("key ", entries));
            double heapBytes = (double) (usedHeap() - before) / entries;
            double offHeapBytes = (double) home.offHeapBytes() / entries;
            return new Measurement(heapBytes, offHeapBytes, median(rounds, 0), median(rounds, 1), median(rounds, 2));
        }
    }

    private static void warmUp(Map<String, Long> map, int entries, long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            round(map, entries);
        }
    }

    private static double[] round(Map<String, Long> map, int entries) {
        map.clear();
        double put = put(map, keys("key ", entries));
        double get = get(map, keys("key ", entries), entries);
        double getAbsent = get(map, keys("none ", entries), 0);
        return new double[] {put, get, getAbsent};
    }

    private static double put(Map<String, Long> map, List<String> keys) {
        long start = System.nanoTime();
        long value = 1_000_000;
        for (String key : keys) {
            map.put(key, value++);
        }
        return (double) (System.nanoTime() - start) / keys.size();
    }

    private static double get(Map<String, Long> map, List<String> keys, int expected) {
        long start = System.nanoTime();
        int found = 0;
        for (String key : keys) {
            if (map.get(key) != null) {
                found++;
            }
        }
        double time = (double) (System.nanoTime() - start) / keys.size();
        if (found != expected) {
            throw new IllegalStateException(found + " of " + expected + " keys found in " + map.getClass());
        }
        return time;
    }

    /** New strings each time: a program looks up with an equal key, rarely with the same one. */
    private static List<String> keys(String prefix, int count) {
        List<String> keys = Arrays.asList(
                IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new));
        Collections.shuffle(keys, new Random(count + prefix.length()));
        return keys;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double median(double[][] rounds, int column) {
        double[] sorted = Arrays.stream(rounds)
                .mapToDouble(round -> round[column])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** Returns the heads of the columns. */
    static String heads() {
        return "| map | B/entry on the heap | B/entry off the heap | put, ns | get, ns | get of an absent key, ns |\n"
                + "|---|---:|---:|---:|---:|---:|";
    }

    private String row(String title) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |",
                title,
                heapBytes,
                offHeapBytes,
                put,
                get,
                getAbsent);
    }
}
