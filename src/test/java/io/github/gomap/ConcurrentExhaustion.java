package io.github.gomap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Programs that run operations of a {@link ConcurrentGoMap} at the end of their memory or of their stack, for JVMs of their own.
 * After each failure every shard must be whole and unlocked, and a snapshot that was taken before as it was.
 */
final class ConcurrentExhaustion {
    private ConcurrentExhaustion() {}

    private static final Map<String, BiConsumer<ConcurrentGoMap<Object, Integer>, Object>> OPERATIONS = Map.of(
            "put", (map, key) -> map.put(key, 1),
            "remove", ConcurrentGoMap::remove,
            "merge", (map, key) -> map.merge(key, 1, Integer::sum),
            "computeIfAbsent", (map, key) -> map.computeIfAbsent(key, k -> 1),
            "snapshot and put",
                    (map, key) -> {
                        map.snapshot();
                        map.put(key, 1);
                    },
            "trim", (map, key) -> map.trim(),
            "clear and put",
                    (map, key) -> {
                        map.clear();
                        map.put(key, 1);
                    });

    private static Object key(int number, boolean isHostile) {
        return isHostile ? (Object) ((long) number << 32 | number) : number;
    }

    /** Of one shard, and about to grow at the next entry, or soon after. */
    private static ConcurrentGoMap<Object, Integer> map(int entries, boolean isHostile) {
        ConcurrentGoMap<Object, Integer> map = ConcurrentGoMap.<Object, Integer>builder()
                .shards(1)
                .random(new SplittableRandom(3))
                .build();
        for (int i = 0; i < entries; i++) {
            map.put(key(i, isHostile), i);
        }
        return map;
    }

    /** Null, or what is wrong. */
    private static String complaint(
            ConcurrentGoMap<Object, Integer> map, Map<Object, Integer> snapshot, Map<Object, Integer> before) {
        try {
            ShardInvariants.check(map);
            if (!before.equals(snapshot)) {
                return "the snapshot has changed";
            }
            for (int i = 20_000; i < 20_040; i++) {
                map.put(i, i);
            }
            map.remove(20_000);
            ShardInvariants.check(map);
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e.toString().lines().limit(2).toList().toString();
        }
    }

    /** A run of operations of one kind; the number of those that failed, -1 = the map is broken. */
    private static int run(String name, int entries, boolean isHostile, Attempt attempt) {
        int failures = 0;
        for (int step = 0; step < attempt.steps(); step++) {
            ConcurrentGoMap<Object, Integer> map = map(entries, isHostile);
            Map<Object, Integer> before = new HashMap<>(map);
            Map<Object, Integer> snapshot = map.snapshot();
            Object key = key(entries - (step & 1), isHostile);
            boolean failed = attempt.failed(step, () -> OPERATIONS.get(name).accept(map, key));
            failures += failed ? 1 : 0;
            String complaint = complaint(map, snapshot, before);
            if (complaint != null) {
                System.out.println(
                        "BROKEN\t" + name + "\t" + entries + "\t" + isHostile + "\t" + step + "\t" + complaint);
                return -1;
            }
        }
        return failures;
    }

    /** What is loaded or linked at its first call needs more memory and stack than it does later. */
    private static void warmUp(int entries) {
        for (String name : OPERATIONS.keySet()) {
            for (boolean isHostile : new boolean[] {false, true}) {
                ConcurrentGoMap<Object, Integer> map = map(isHostile ? 60 : entries, isHostile);
                Map<Object, Integer> before = new HashMap<>(map);
                Map<Object, Integer> snapshot = map.snapshot();
                OPERATIONS.get(name).accept(map, key(entries, isHostile));
                complaint(map, snapshot, before);
            }
        }
    }

    private interface Attempt {
        int steps();

        boolean failed(int step, Runnable operation);
    }

    private static void runAll(Attempt attempt, int... sizes) {
        int failures = 0;
        for (String name : OPERATIONS.keySet()) {
            for (boolean isHostile : new boolean[] {false, true}) {
                for (int entries : sizes) {
                    // An order of thousands of colliding keys takes its time, and nothing else happens than with
                    // hundreds.
                    failures += run(name, isHostile ? Math.min(entries, 120) : entries, isHostile, attempt);
                }
            }
        }
        System.out.println((failures > 0 ? "whole" : "BROKEN: nothing failed") + "\t" + failures);
    }

    /* ---------------- Memory ---------------- */

    /** Fills the heap, leaves some bytes, runs an operation, makes room and looks. */
    static final class OfMemory {
        private static final int STEP = 1 << 10;

        public static void main(String[] arguments) {
            List<byte[]> ballast = new ArrayList<>(1 << 16);
            byte[][] spare = new byte[1][];
            warmUp(60);
            warmUp(7000);
            Attempt attempt = new Attempt() {
                @Override
                public int steps() {
                    return 8;
                }

                @Override
                public boolean failed(int step, Runnable operation) {
                    spare[0] = new byte[step * step * STEP * 4];
                    fill(ballast);
                    spare[0] = null;
                    try {
                        operation.run();
                        return false;
                    } catch (OutOfMemoryError e) {
                        return true;
                    } finally {
                        ballast.clear();
                    }
                }
            };
            runAll(attempt, 52, 7000);
        }

        private static void fill(List<byte[]> ballast) {
            for (int size = 1 << 18; size > 16; size >>= 6) {
                try {
                    while (ballast.size() < 1 << 16) {
                        ballast.add(new byte[size]);
                    }
                } catch (OutOfMemoryError e) {
                    // as intended
                }
            }
        }
    }

    /* ---------------- Stack ---------------- */

    /** Calls itself until little stack is left, then runs an operation; each time from one frame less deep. */
    static final class OfStack {
        private static final int STEPS = 90;

        private int deepest;

        /** Takes the number of times that all operations run, each time from a little deeper. */
        public static void main(String[] arguments) throws InterruptedException {
            int shifts = Integer.parseInt(arguments[0]);
            // Where exactly a stack ends within the frames of an operation depends on what lies below them.
            for (int shift = 0; shift < shifts; shift++) {
                int levels = shift;
                int entries = shift == 0 ? 52 : 8;
                Thread thread = new Thread(null, () -> shift(levels, entries), "shallow", 400 << 10);
                thread.start();
                thread.join();
            }
        }

        private static int shift(int levels, int entries) {
            if (levels > 0) {
                long a = levels;
                long b = a + entries;
                // In use after the call, so that the frame has room for them.
                return shift(levels - 1, entries) + (int) (a + b);
            }
            new OfStack().run(entries);
            return 0;
        }

        private void run(int entries) {
            warmUp(60);
            try {
                while (true) {
                    descend(deepest + 1, () -> {});
                    deepest++;
                }
            } catch (StackOverflowError e) {
                // as intended
            }
            Attempt attempt = new Attempt() {
                @Override
                public int steps() {
                    return STEPS;
                }

                @Override
                public boolean failed(int step, Runnable operation) {
                    try {
                        descend(deepest - step, operation);
                        return false;
                    } catch (StackOverflowError e) {
                        return true;
                    }
                }
            };
            runAll(attempt, entries);
        }

        private static void descend(int depth, Runnable last) {
            if (depth > 0) {
                descend(depth - 1, last);
            } else {
                last.run();
            }
        }
    }
}
