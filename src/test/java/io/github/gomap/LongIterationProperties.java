package io.github.gomap;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The five guarantees of iteration for every way to iterate over a GoLongMap, with everything that may happen to the map
 * meanwhile. An {@link IterationWatch} holds every walk to all five.
 */
class LongIterationProperties {
    private static final int BASE_SIZE = 110;
    private static final int MOST_KEYS = 800;

    /** Ways to iterate. Those after the iterators hand the entries to an action instead of being asked for them. */
    enum Way {
        CURSOR,
        KEY_ITERATOR,
        KEYS,
        KEY_SET,
        VALUES,
        ENTRY_SET,
        FOR_EACH,
        FOR_EACH_OF_MAP,
        KEY_ITERATOR_FOR_EACH,
        KEYS_FOR_EACH,
        REMOVE_IF;

        boolean isAction() {
            return compareTo(FOR_EACH) >= 0;
        }
    }

    enum Change {
        ADD,
        REMOVE,
        PUT_BACK,
        OVERWRITE,
        GROW,
        SAME_SIZE,
        FINISH,
        TRIM,
        CLEAR
    }

    /** A change, so many times, after so many steps of all walks. */
    record Event(int steps, Change change, int amount) {}

    record Plan(
            GrowthState start, boolean fewHashes, boolean randomStart, List<Way> ways, long seed, List<Event> events) {}

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(Change.class),
                        Arbitraries.integers().between(0, 40))
                .as(Event::new);
        return Combinators.combine(
                        Arbitraries.of(GrowthState.class),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(Way.class).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().map(seed -> (long) seed),
                        events.list().ofMinSize(1).ofMaxSize(25))
                .as(Plan::new);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyWayToIterate_keepsTheGuarantees(@ForAll("plans") Plan plan) {
        Stage stage = new Stage(plan);
        Deque<Event> events = new ArrayDeque<>(plan.events());
        for (Way way : plan.ways()) {
            if (way.isAction()) {
                stage.handOver(way, events);
            } else {
                stage.open(way);
            }
        }
        events.forEach(stage::play);
        stage.finish();
    }

    /** What a map holds for a key: a walk over the values knows whose they are. */
    record Stamp(Long key, int version) {}

    /** What a walk is handed, for a watch that asks for it. */
    private static final class Handed implements Iterator<Object> {
        private final Deque<Object> elements = new ArrayDeque<>();

        @Override
        public boolean hasNext() {
            return !elements.isEmpty();
        }

        @Override
        public Object next() {
            return elements.remove();
        }
    }

    /** A cursor, which has no hasNext, as an iterator. */
    private record OfCursor(LongEntryCursor<Stamp> cursor) implements Iterator<Map.Entry<Long, Stamp>> {
        @Override
        public boolean hasNext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map.Entry<Long, Stamp> next() {
            if (!cursor.moveNext()) {
                throw new NoSuchElementException();
            }
            return Map.entry(cursor.key(), cursor.value());
        }

        @Override
        public void remove() {
            cursor.remove();
        }
    }

    /** A map, its model and the walks over it. */
    private static final class Stage {
        private final GoLongMap<Stamp> map;
        private final Map<Long, Stamp> model = new HashMap<>();
        private final List<IterationWatch<Long, Stamp>> watches = new ArrayList<>();
        private final List<IterationWatch<Long, Stamp>> removable = new ArrayList<>();
        /** The one that is stepped by what it is handed. */
        private IterationWatch<Long, Stamp> handedOver;

        private final Deque<Long> removed = new ArrayDeque<>();
        private final SplittableRandom random;
        private int nextId;
        private int version;

        Stage(Plan plan) {
            random = new SplittableRandom(plan.seed());
            GoLongMap.Builder<Stamp> builder = Order.of(plan.seed())
                    .<Stamp>longs()
                    .random(new SplittableRandom(plan.seed()))
                    .randomIterationStart(plan.randomStart())
                    .expectedSize(plan.start() == GrowthState.DOUBLING ? 100 : 200);
            if (plan.fewHashes()) {
                builder.hasher((key, seed) -> ((key & 3) + 1) * 0x9E3779B97F4A7C15L);
            }
            map = builder.build();
            for (int i = 0; i < BASE_SIZE; i++) {
                add();
            }
            if (plan.start() == GrowthState.QUIET) {
                map.finishGrowth();
            } else if (plan.start() == GrowthState.SAME_SIZE && !TestMaps.startSameSizeGrowth(map)) {
                throw new AssertionError("no same-size growth");
            }
            if (!plan.start().describes(map)) {
                throw new AssertionError("expected the state " + plan.start());
            }
        }

        /* ---- walks ---- */

        void open(Way way) {
            switch (way) {
                case CURSOR -> removable(watch(new OfCursor(map.cursor()), IterationWatch.View.entries()));
                case KEY_ITERATOR -> removable(watch(map.keyIterator(), IterationWatch.View.keys()));
                case KEYS ->
                    watch(map.keys().iterator(), IterationWatch.View.<Long, Stamp>keys())
                            .ofPrefetchingIterator();
                case KEY_SET -> removable(watch(map.keySet().iterator(), IterationWatch.View.keys()));
                case VALUES -> removable(watch(map.values().iterator(), IterationWatch.View.values(Stamp::key)));
                default -> removable(watch(map.entrySet().iterator(), IterationWatch.View.entries()));
            }
        }

        private <T> IterationWatch<Long, Stamp> watch(Iterator<T> iterator, IterationWatch.View<T, Long, Stamp> view) {
            IterationWatch<Long, Stamp> watch = new IterationWatch<>(model, iterator, view, false);
            watches.add(watch);
            return watch;
        }

        private void removable(IterationWatch<Long, Stamp> watch) {
            removable.add(watch);
        }

        /** Iterates by a method that takes an action, and lets the next few events happen inside of it. */
        void handOver(Way way, Deque<Event> events) {
            Handed handed = new Handed();
            boolean withValues = way == Way.FOR_EACH || way == Way.FOR_EACH_OF_MAP || way == Way.REMOVE_IF;
            IterationWatch<Long, Stamp> watch = withValues
                    ? this.<Object>watch(
                            handed, new IterationWatch.View<>(way.name(), stamp -> ((Stamp) stamp).key(), stamp ->
                                    (Stamp) stamp))
                    : this.<Object>watch(handed, new IterationWatch.View<>(way.name(), key -> (Long) key, null));
            handedOver = watch;
            Predicate<Object> meet = element -> {
                handed.elements.add(element);
                watch.step();
                if (random.nextInt(10) == 0 && !events.isEmpty()) {
                    play(events.remove());
                }
                return random.nextInt(10) == 0;
            };
            switch (way) {
                case FOR_EACH -> map.forEach((long key, Stamp stamp) -> meet.test(stamp));
                case FOR_EACH_OF_MAP -> ((Map<Long, Stamp>) map).forEach((key, stamp) -> meet.test(stamp));
                case KEY_ITERATOR_FOR_EACH -> map.keyIterator().forEachRemaining((long key) -> meet.test(key));
                case KEYS_FOR_EACH -> map.keys().forEach(meet::test);
                default -> removeIf(meet);
            }
            watch.step();
            handedOver = null;
        }

        /** The map removes an entry after the test that was given it. */
        private void removeIf(Predicate<Object> meet) {
            map.removeIf((key, stamp) -> {
                boolean removes = meet.test(stamp) && stamp.equals(model.get(key));
                if (removes) {
                    forget(key);
                }
                return removes;
            });
        }

        /** Walks all to their ends, one step of each in turn. */
        void finish() {
            while (stepAll()) {
                // each step checks itself
            }
            TableInvariants.check(map);
            if (!map.equals(model)) {
                throw new AssertionError("map and model differ");
            }
        }

        private boolean stepAll() {
            boolean stepped = false;
            for (IterationWatch<Long, Stamp> watch : watches) {
                stepped |= watch != handedOver && !watch.isFinished() && watch.step();
            }
            return stepped;
        }

        /* ---- changes ---- */

        void play(Event event) {
            for (int i = 0; i < event.steps(); i++) {
                stepAll();
            }
            int amount = event.amount();
            switch (event.change()) {
                case ADD -> repeat(amount, this::add);
                case REMOVE -> repeat(amount, this::remove);
                case PUT_BACK -> repeat(amount, this::putBack);
                case OVERWRITE -> repeat(amount, this::overwrite);
                case GROW -> grow();
                case SAME_SIZE -> TestMaps.startSameSizeGrowth(map);
                case FINISH -> map.finishGrowth();
                case TRIM -> map.trim();
                case CLEAR -> {
                    map.clear();
                    new ArrayList<>(model.keySet()).forEach(this::forget);
                }
            }
        }

        private static void repeat(int times, Runnable action) {
            for (int i = 0; i < times; i++) {
                action.run();
            }
        }

        private void add() {
            putNew(Long.valueOf(nextId++ * 0x5EED));
        }

        private void putNew(Long key) {
            Stamp stamp = new Stamp(key, version++);
            map.put(key, stamp);
            model.put(key, stamp);
            watches.forEach(IterationWatch::added);
        }

        private void putBack() {
            Long key = removed.poll();
            if (key != null && !model.containsKey(key)) {
                putNew(key);
            }
        }

        private Long randomKey() {
            Long key = Long.valueOf(random.nextInt(nextId) * 0x5EED);
            return model.containsKey(key)
                    ? key
                    : model.keySet().stream().findFirst().orElse(null);
        }

        /** By the map, or by a walk. */
        private void remove() {
            Long key = randomKey();
            if (key == null) {
                return;
            }
            IterationWatch<Long, Stamp> watch =
                    removable.isEmpty() ? null : removable.get(random.nextInt(removable.size()));
            if (watch != null && watch.canRemove() && !watch.lastRemoved() && random.nextBoolean()) {
                Map<Long, Stamp> before = new HashMap<>(model);
                removed.add(watch.remove());
                watches.stream().filter(other -> other != watch).forEach(other -> other.changed(before, model));
            } else {
                map.remove(key.longValue());
                forget(key);
            }
        }

        /** The key has been removed from the map. */
        private void forget(Long key) {
            Stamp old = model.remove(key);
            removed.add(key);
            for (IterationWatch<Long, Stamp> watch : watches) {
                watch.overwritten(key, old);
                watch.removed(key);
            }
        }

        private void overwrite() {
            Long key = randomKey();
            if (key != null) {
                Stamp stamp = new Stamp(key, version++);
                map.put(key, stamp);
                Stamp old = model.put(key, stamp);
                watches.forEach(watch -> watch.overwritten(key, old));
            }
        }

        /** Adds keys until a doubling begins, if the map is not too large for that already. */
        private void grow() {
            map.finishGrowth();
            int limit = Math.min(MOST_KEYS, TestMaps.loadLimit(map.inspect().log2Buckets()));
            while (map.size() <= limit) {
                add();
            }
        }
    }
}
