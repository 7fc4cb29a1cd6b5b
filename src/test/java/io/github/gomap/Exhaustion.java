package io.github.gomap;

import com.sun.management.ThreadMXBean;
import io.github.gomap.TestMaps.Order;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Programs that run operations of a map at the end of their memory or of their stack, for JVMs of their own.
 *
 * <p>Each operation is repeated with a little more room than before, until it succeeds, so that every allocation or call
 * inside of it is once the one that fails. After each failure the map must be whole and usable.
 */
final class Exhaustion {
    private Exhaustion() {}

    /** An operation on a map in some state. A key that is put is a key number. */
    private record Case(
            String name,
            boolean isBulk,
            int coarseness,
            Supplier<InspectableMap<Object, Integer>> map,
            Consumer<InspectableMap<Object, Integer>> action) {
        /** With steps so many times the usual, for operations that need much memory. */
        Case coarse(int times) {
            return new Case(name, isBulk, times, map, action);
        }
    }

    /* ---------------- Maps ---------------- */

    /** A snapshot of the map at hand, which its operation must leave as it is; null = there is none. */
    private static Map<?, Integer> held;

    /** The map shares its storage with a snapshot that is held, so its next write begins with copies. */
    private static Supplier<GoMap<Object, Integer>> shared(Supplier<GoMap<Object, Integer>> supplier) {
        return () -> {
            GoMap<Object, Integer> map = supplier.get();
            held = map.snapshot();
            return map;
        };
    }

    /** Keys of one hash code have negative numbers. */
    private static Long key(int number) {
        return longKey(number);
    }

    private static long longKey(int number) {
        return number < 0 ? (long) number << 32 | (number & 0xFFFFFFFFL) : number * 0x9E3779B97F4A7C15L;
    }

    private static Supplier<GoMap<Object, Integer>> numbered(int first, int count) {
        return numbered(Order.IN_LINE, first, count);
    }

    private static Supplier<GoMap<Object, Integer>> numbered(Order order, int first, int count) {
        return () -> {
            GoMap<Object, Integer> map = order.<Object, Integer>builder()
                    .random(new SplittableRandom(3))
                    .build();
            for (int i = first; i < first + count; i++) {
                map.put(key(i), i);
            }
            return map;
        };
    }

    /** About to grow to the same size, or one write further. */
    private static Supplier<GoMap<Object, Integer>> holey(boolean started) {
        return () -> {
            GoMap<Object, Integer> map = GoMap.<Object, Integer>builder()
                    .random(new SplittableRandom(3))
                    .expectedSize(52)
                    .build();
            for (int i = 0; i < 24; i++) {
                map.put(key(i), i);
            }
            boolean done = started ? TestMaps.startSameSizeGrowth(map) : TestMaps.makeOverflowBuckets(map);
            if (!done) {
                throw new IllegalStateException("no same-size growth");
            }
            return map;
        };
    }

    /** With a chain of full buckets in the old generation of a growth that moves in line and has only just begun. */
    private static GoMap<Object, Integer> chainInTheOldGeneration(long seed) {
        GoMap<Object, Integer> map = Order.IN_LINE
                .<Object, Integer>builder()
                .random(new SplittableRandom(seed))
                .build();
        for (int i = -16; i < TestMaps.loadLimit(3) - 15; i++) {
            map.put(key(i), i);
        }
        return map;
    }

    private static final long SEED_OF_FULL_CHAIN = seedOfFullChain();

    private static long seedOfFullChain() {
        for (long seed = 0; ; seed++) {
            GoMap<Object, Integer> map = chainInTheOldGeneration(seed);
            int bucket = (int) map.hashOf(key(-1)) & 7;
            List<BucketView<Object, Integer>> chain = map.inspect().oldChain(bucket);
            if (bucket > 3 && chain.get(chain.size() - 1).isOccupied(Segment.SLOTS_PER_BUCKET - 1)) {
                return seed;
            }
        }
    }

    /** A chain with an index in a bucket whose number is no cached Integer, which is about to get one more entry. */
    private static GoMap<Object, Integer> chainInAHighBucket() {
        for (long seed = 0; ; seed++) {
            GoMap<Object, Integer> map = GoMap.<Object, Integer>builder()
                    .random(new SplittableRandom(seed))
                    .expectedSize(1600)
                    .build();
            if ((map.hashOf(key(-1)) & 255) > 127) {
                for (int i = -80; i < 0; i++) {
                    map.put(key(i), i);
                }
                return map;
            }
        }
    }

    private static final Map<Object, Integer> SOME = some();

    private static Map<Object, Integer> some() {
        Map<Object, Integer> some = new HashMap<>();
        for (int i = 5000; i < 5020; i++) {
            some.put(key(i), i);
        }
        return some;
    }

    private static final Long NEW = key(9999);
    private static final Long NEW_COLLIDING = key(-9999);
    private static final Long THIRD = key(3);
    private static final Long THIRD_COLLIDING = key(-3);

    private static Case one(
            String name, Supplier<GoMap<Object, Integer>> map, Consumer<GoMap<Object, Integer>> action) {
        return new Case(name, false, 1, map::get, any -> action.accept((GoMap<Object, Integer>) any));
    }

    private static Case bulk(
            String name, Supplier<GoMap<Object, Integer>> map, Consumer<GoMap<Object, Integer>> action) {
        return new Case(name, true, 1, map::get, any -> action.accept((GoMap<Object, Integer>) any));
    }

    /** An operation on a map of longs, which is looked at as a map of any keys. Its allocations are of the storage, all large. */
    @SuppressWarnings("unchecked")
    private static Case longs(String name, Supplier<GoLongMap<Integer>> map, Consumer<GoLongMap<Integer>> action) {
        Supplier<?> any = map;
        Consumer<?> anyAction = action;
        return new Case("longs: " + name, false, 2, (Supplier<InspectableMap<Object, Integer>>) any, (Consumer<
                        InspectableMap<Object, Integer>>)
                anyAction);
    }

    private static Supplier<GoLongMap<Integer>> longs(int count) {
        return longs(Order.IN_LINE, count);
    }

    private static Supplier<GoLongMap<Integer>> longs(Order order, int count) {
        return () -> {
            GoLongMap<Integer> map =
                    order.<Integer>longs().random(new SplittableRandom(3)).build();
            for (int i = 0; i < count; i++) {
                map.put(longKey(i), Integer.valueOf(i));
            }
            return map;
        };
    }

    private static Supplier<GoLongMap<Integer>> sharedLongs(int count) {
        return () -> {
            GoLongMap<Integer> map = longs(count).get();
            held = map.snapshot();
            return map;
        };
    }

    private static Supplier<GoLongMap<Integer>> holeyLongs() {
        return () -> {
            GoLongMap<Integer> map = GoLongMap.<Integer>builder()
                    .random(new SplittableRandom(3))
                    .expectedSize(52)
                    .build();
            for (int i = 0; i < 24; i++) {
                map.put(longKey(i), Integer.valueOf(i));
            }
            if (!TestMaps.startSameSizeGrowth(map)) {
                throw new IllegalStateException("no same-size growth");
            }
            return map;
        };
    }

    private static void removeByIterator(GoMap<Object, Integer> map) {
        for (Iterator<Integer> i = map.values().iterator(); i.hasNext(); ) {
            if (i.next() % 2 == 0) {
                i.remove();
            }
        }
    }

    private static List<Case> cases() {
        return List.of(
                one("put into an empty map", numbered(0, 0), map -> map.put(NEW, 1)),
                one("put a fifth entry", numbered(0, 4), map -> map.put(NEW, 1)),
                one("put that doubles one bucket", numbered(0, 8), map -> map.put(NEW, 1)),
                one("put that doubles four buckets", numbered(0, 26), map -> map.put(NEW, 1)),
                one("put while doubling", numbered(0, 54), map -> map.put(NEW, 1)),
                one("compute while doubling", numbered(0, 54), map -> map.compute(NEW, (key, value) -> 1)),
                one("remove while doubling", numbered(0, 54), map -> map.remove(THIRD)),
                one("put that doubles four buckets, on use", numbered(Order.ON_USE, 0, 26), map -> map.put(NEW, 1)),
                one("put while doubling, on use", numbered(Order.ON_USE, 0, 54), map -> map.put(NEW, 1)),
                one("remove while doubling, on use", numbered(Order.ON_USE, 0, 54), map -> map.remove(THIRD)),
                one(
                        "put that needs an overflow bucket in the old generation",
                        () -> chainInTheOldGeneration(SEED_OF_FULL_CHAIN),
                        map -> map.put(NEW_COLLIDING, 1)),
                one("merge that removes", numbered(0, 54), map -> map.merge(THIRD, 1, (a, b) -> null)),
                one("put that starts a same-size growth", holey(false), map -> map.put(NEW, 1)),
                one("put in a same-size growth", holey(true), map -> map.put(NEW, 1)),
                one("finishGrowth of a doubling", numbered(0, 54), GoMap::finishGrowth),
                one("finishGrowth of a same-size growth", holey(true), GoMap::finishGrowth),
                one("put that makes an index", numbered(-57, 56), map -> map.put(NEW_COLLIDING, 1)),
                one("put into a chain with an index", numbered(-101, 97), map -> map.put(NEW_COLLIDING, 1)),
                one("put that doubles a chain", numbered(-105, 104), map -> map.put(NEW_COLLIDING, 1))
                        .coarse(7),
                one("remove from a chain with an index", numbered(-101, 100), map -> map.remove(THIRD_COLLIDING)),
                one("put into a high bucket", Exhaustion::chainInAHighBucket, map -> map.put(NEW_COLLIDING, 1)),
                one("trim", numbered(0, 100), GoMap::trim).coarse(2),
                one("clone", numbered(0, 54), GoMap::clone).coarse(2),
                one("copy constructor", numbered(0, 54), GoMap::new).coarse(2),
                one("clear", numbered(0, 54), GoMap::clear),
                one("snapshot", numbered(0, 54), GoMap::snapshot),
                one("put after a snapshot", shared(numbered(0, 20)), map -> map.put(NEW, 1)),
                one("put after a snapshot of a growing map", shared(numbered(0, 54)), map -> map.put(NEW, 1)),
                one("remove after a snapshot, on use", shared(numbered(Order.ON_USE, 0, 54)), map -> map.remove(THIRD)),
                one("compute after a snapshot", shared(holey(true)), map -> map.compute(NEW, (key, value) -> 1)),
                one("clear after a snapshot", shared(numbered(0, 54)), GoMap::clear),
                one(
                                "put into a chain with an index, after a snapshot",
                                shared(numbered(-101, 97)),
                                map -> map.put(NEW_COLLIDING, 1))
                        .coarse(7),
                one("iterate", numbered(0, 54), map -> map.keySet().iterator().next()),
                one("inspect", numbered(0, 54), GoMap::inspect).coarse(4),
                bulk("iterator remove", numbered(0, 54), Exhaustion::removeByIterator),
                bulk("putAll", numbered(0, 20), map -> map.putAll(SOME)).coarse(2),
                bulk("putAll of a GoMap into an empty map", numbered(0, 0), map -> map.putAll(SIXTY))
                        .coarse(2),
                bulk("putAll into an empty map", numbered(0, 0), map -> map.putAll(SOME)),
                longs("put into an empty map", longs(0), map -> map.put(longKey(9999), ONE)),
                longs("put a fifth entry", longs(4), map -> map.put(longKey(9999), ONE)),
                longs("put that doubles one bucket", longs(8), map -> map.put(longKey(9999), ONE)),
                longs("put that doubles four buckets", longs(26), map -> map.put(longKey(9999), ONE)),
                longs("put while doubling", longs(54), map -> map.put(longKey(9999), ONE)),
                longs("compute while doubling", longs(54), map -> map.compute(longKey(9999), (key, value) -> ONE)),
                longs("remove while doubling", longs(54), map -> map.remove(longKey(3))),
                longs("put while doubling, on use", longs(Order.ON_USE, 54), map -> map.put(longKey(9999), ONE)),
                longs("put in a same-size growth", holeyLongs(), map -> map.put(longKey(9999), ONE)),
                longs("finishGrowth of a doubling", longs(54), GoLongMap::finishGrowth),
                longs("trim", longs(100), GoLongMap::trim).coarse(4),
                longs("clone", longs(54), GoLongMap::clone).coarse(4),
                longs("clear", longs(54), GoLongMap::clear),
                longs("snapshot", longs(54), GoLongMap::snapshot),
                longs("put after a snapshot of a growing map", sharedLongs(54), map -> map.put(longKey(9999), ONE)),
                longs("remove after a snapshot", sharedLongs(54), map -> map.remove(longKey(3))));
    }

    private static final Integer ONE = 1;

    private static final GoMap<Object, Integer> SIXTY = numbered(0, 60).get();

    /** So many entries fit into a table of one segment. */
    private static final int ONE_SEGMENT = TestMaps.loadLimit(Segment.BITS);

    /** Larger steps are enough, since nearly all memory goes into a few large arrays. */
    private static List<Case> largeCases() {
        return List.of(
                one("put that makes segments", numbered(0, ONE_SEGMENT), map -> map.put(NEW, 1))
                        .coarse(125),
                one("put after a snapshot of segments", shared(numbered(0, ONE_SEGMENT + 44)), map -> map.put(NEW, 1))
                        .coarse(125),
                longs("put that makes segments", longs(ONE_SEGMENT), map -> map.put(longKey(9999), ONE))
                        .coarse(125),
                bulk("filling over the first segment", numbered(0, ONE_SEGMENT - 56), map -> {
                            for (Map.Entry<Object, Integer> entry : HUNDRED.entrySet()) {
                                map.put(entry.getKey(), entry.getValue());
                            }
                        })
                        .coarse(125));
    }

    private static final Map<Object, Integer> HUNDRED =
            Map.copyOf(numbered(7000, 100).get());

    /* ---------------- What must hold ---------------- */

    /** Null, or what is wrong with the map after its operation. */
    private static String complaint(
            Case test, InspectableMap<Object, Integer> map, InspectableMap<Object, Integer> unharmed, boolean failed) {
        try {
            if (((Table<?, ?>) map).writing()) {
                return "the write flag is up";
            }
            TableInvariants.check(map);
            if (held != null && !held.equals(unharmed)) {
                return "the snapshot has changed";
            }
            if (failed && !test.isBulk() && !map.equals(unharmed)) {
                return "of " + unharmed.size() + " entries there are " + map.size();
            }
            for (Map.Entry<Object, Integer> entry : map.entrySet()) {
                Integer before = unharmed.get(entry.getKey());
                if (before != null && !before.equals(entry.getValue())) {
                    return "a wrong value";
                }
            }
            for (int i = 20_000; i < 20_030; i++) {
                map.put(key(i), i);
            }
            ((Table<?, ?>) map).finishTableGrowth();
            TableInvariants.check(map);
            return map.get(key(20_010)) == 20_010 ? null : "what was put afterwards is not found";
        } catch (RuntimeException | AssertionError e) {
            return e.toString().lines().limit(2).toList().toString();
        }
    }

    /** What is loaded or linked at its first call needs more memory and stack than it does later. */
    private static void warmUp() {
        for (int i = 0; i < 2; i++) {
            for (List<Case> list : List.of(cases(), largeCases())) {
                for (Case test : list) {
                    held = null;
                    InspectableMap<Object, Integer> map = test.map().get();
                    test.action().accept(map);
                    complaint(test, map, test.map().get(), true);
                }
            }
        }
    }

    private static void report(Case test, int failures, String complaint) {
        System.out.println((complaint == null ? "whole" : "BROKEN") + "\t" + test.name() + "\t" + failures + "\t"
                + (complaint == null ? "" : complaint));
    }

    /* ---------------- Memory ---------------- */

    /** Fills the heap to the last byte but some, runs an operation, makes room and looks. */
    static final class OfMemory {
        private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private static final int FREE = 600 << 10;
        private static final long SUCCEEDED = -1;

        private final List<byte[]> permanent = new ArrayList<>(1 << 12);
        private final byte[][] ballast = new byte[50_000][];
        private int blocks;
        private int failures;
        private @Nullable String complaint;

        /** Takes the step in bytes. */
        public static void main(String[] arguments) {
            int step = Integer.parseInt(arguments[0]);
            OfMemory memory = new OfMemory();
            warmUp();
            // Its first call needs memory.
            allocatedBytes();
            memory.leave(FREE);
            for (Case test : cases()) {
                memory.exhaust(test, step * test.coarseness());
            }
            memory.permanent.clear();
            for (Case test : largeCases()) {
                memory.exhaust(test, step * test.coarseness() + 8);
            }
        }

        /** Takes most of the heap once and for all, since filling it is what takes the time. */
        private void leave(int bytes) {
            byte[] room = new byte[bytes];
            try {
                while (room.length > 0) {
                    permanent.add(new byte[1 << 14]);
                }
            } catch (OutOfMemoryError e) {
                // as intended
            }
        }

        /**
         * An operation that fails for want of room at a certain allocation has obtained certain bytes until then. Where two
         * amounts of room have it fail after the same bytes, all amounts between them would, too, so they are left out.
         */
        private void exhaust(Case test, int step) {
            held = null;
            failures = 0;
            complaint = null;
            InspectableMap<Object, Integer> unharmed = test.map().get();
            int tooLittle = 0;
            long obtained = attempt(test, unharmed, 0);
            while (obtained != SUCCEEDED && complaint == null) {
                int more = tooLittle + Math.max(step, tooLittle / step / 2 * step);
                long obtainedOfMore = attempt(test, unharmed, more);
                attemptBetween(test, unharmed, step, tooLittle, obtained, more, obtainedOfMore);
                tooLittle = more;
                obtained = obtainedOfMore;
            }
            report(test, failures, complaint);
        }

        private void attemptBetween(
                Case test,
                InspectableMap<Object, Integer> unharmed,
                int step,
                int less,
                long obtainedOfLess,
                int more,
                long obtainedOfMore) {
            int between = less + (more - less) / step / 2 * step;
            if (between == less || obtainedOfLess == obtainedOfMore || complaint != null) {
                return;
            }
            long obtained = attempt(test, unharmed, between);
            attemptBetween(test, unharmed, step, less, obtainedOfLess, between, obtained);
            attemptBetween(test, unharmed, step, between, obtained, more, obtainedOfMore);
        }

        /** Runs the operation with so much room and looks at the map; the bytes obtained until it failed, or that it succeeded. */
        private long attempt(Case test, InspectableMap<Object, Integer> unharmed, int spare) {
            InspectableMap<Object, Integer> map = test.map().get();
            long obtained = act(test, map, spare);
            boolean failed = obtained != SUCCEEDED;
            failures += failed ? 1 : 0;
            complaint = complaint(test, map, unharmed, failed);
            if (complaint != null) {
                complaint += ", with room for " + spare + " bytes";
            }
            return obtained;
        }

        private long act(Case test, InspectableMap<Object, Integer> map, int spare) {
            byte[] reserved = new byte[spare];
            long obtained = SUCCEEDED;
            fill();
            ballast[ballast.length - 1] = reserved;
            reserved = null;
            ballast[ballast.length - 1] = null;
            long before = allocatedBytes();
            try {
                test.action().accept(map);
            } catch (OutOfMemoryError e) {
                obtained = allocatedBytes() - before;
            }
            release();
            return obtained;
        }

        private static long allocatedBytes() {
            return THREAD.getCurrentThreadAllocatedBytes();
        }

        private void fill() {
            // Each time that nothing fits any more costs the collector several goes.
            fillWith(1 << 14);
            fillWith(0);
        }

        private void fillWith(int size) {
            try {
                while (true) {
                    ballast[blocks] = new byte[size];
                    blocks++;
                }
            } catch (OutOfMemoryError e) {
                // as intended
            }
        }

        private void release() {
            for (int i = 0; i < blocks; i++) {
                ballast[i] = null;
            }
            blocks = 0;
        }
    }

    /* ---------------- Stack ---------------- */

    /** Calls itself until little stack is left, then runs an operation. */
    static final class OfStack {
        private static final int SUCCESSES = 4;

        private final int partsOfAFrame;
        private int deepest;

        private OfStack(int partsOfAFrame) {
            this.partsOfAFrame = partsOfAFrame;
        }

        /** Takes the number of parts of a frame by which one attempt differs from the next one: one or four. */
        public static void main(String[] arguments) throws InterruptedException {
            OfStack stack = new OfStack(Integer.parseInt(arguments[0]));
            Thread thread = new Thread(null, stack::run, "shallow", 400 << 10);
            thread.start();
            thread.join();
        }

        private void run() {
            List<Case> small = cases();
            warmUp();
            try {
                while (true) {
                    descend(deepest + 1, 0, null, null);
                    deepest++;
                }
            } catch (StackOverflowError e) {
                small.forEach(this::exhaust);
            }
        }

        private void exhaust(Case test) {
            held = null;
            InspectableMap<Object, Integer> unharmed = test.map().get();
            int failures = 0;
            int successes = 0;
            String complaint = null;
            for (int depth = deepest; successes < SUCCESSES && complaint == null; depth--) {
                boolean failedAtAll = false;
                for (int part = 0; part < partsOfAFrame && complaint == null; part++) {
                    InspectableMap<Object, Integer> map = test.map().get();
                    boolean failed = false;
                    try {
                        descend(depth, part, test, map);
                    } catch (StackOverflowError e) {
                        failed = true;
                        failures++;
                    }
                    complaint = complaint(test, map, unharmed, failed);
                    failedAtAll |= failed;
                }
                successes += failedAtAll ? 0 : 1;
            }
            report(test, failures, complaint);
        }

        /** So deep, and so many parts of a frame deeper. */
        private void descend(int depth, int parts, Case test, InspectableMap<Object, Integer> map) {
            if (depth > 0) {
                descend(depth - 1, parts, test, map);
                return;
            }
            switch (parts) {
                case 1 -> act(test, map);
                case 2 -> act(test, map, 0, 0);
                case 3 -> act(test, map, 0, 0, 0, 0);
                default -> {
                    if (test != null) {
                        test.action().accept(map);
                    }
                }
            }
        }

        private void act(Case test, InspectableMap<Object, Integer> map) {
            test.action().accept(map);
        }

        @SuppressWarnings("unused") // the parameters take room
        private void act(Case test, InspectableMap<Object, Integer> map, long a, long b) {
            test.action().accept(map);
        }

        @SuppressWarnings("unused")
        private void act(Case test, InspectableMap<Object, Integer> map, long a, long b, long c, long d) {
            test.action().accept(map);
        }
    }
}
