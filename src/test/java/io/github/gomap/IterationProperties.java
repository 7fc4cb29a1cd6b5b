package io.github.gomap;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.Order;
import io.github.gomap.TestMaps.TestKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The five guarantees of iteration, with everything that may happen to a map while it is iterated. An
 * {@link IterationWatch} holds every walk to all five; each property adds what it is about in plain terms.
 */
class IterationProperties {

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void whatIsPresentThroughout_isReturnedExactlyOnce(@ForAll("additive") Walk walk) {
        Stage stage = new Stage(walk);
        Set<TestKey> base = new HashSet<>(stage.model.keySet());
        stage.play();
        for (IterationWatch<TestKey, Stamp> watch : stage.fromTheStart()) {
            for (TestKey key : base) {
                int times = Collections.frequency(watch.returned(), key);
                if (times != 1) {
                    throw new AssertionError(key + " was returned " + times + " times");
                }
            }
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void nothingIsReturnedTwice(@ForAll("withoutReturn") Walk walk) {
        Stage stage = new Stage(walk);
        stage.play();
        for (IterationWatch<TestKey, Stamp> watch : stage.watches) {
            if (new HashSet<>(watch.returned()).size() != watch.returned().size()) {
                throw new AssertionError("a key was returned twice: " + watch.returned());
            }
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void whatIsRemovedBeforeItIsReached_isNeverReturned(@ForAll("subtractive") Walk walk) {
        Stage stage = new Stage(walk);
        stage.play();
        stage.map.clear();
        stage.model.clear();
        IterationWatch<TestKey, Stamp> late = stage.open(0);
        late.drain();
        if (!late.returned().isEmpty()) {
            throw new AssertionError("a cleared map returned " + late.returned());
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void whatIsAdded_isReturnedAtMostOnce(@ForAll("additive") Walk walk) {
        Stage stage = new Stage(walk);
        Set<TestKey> base = new HashSet<>(stage.model.keySet());
        stage.play();
        for (IterationWatch<TestKey, Stamp> watch : stage.watches) {
            List<TestKey> added = new ArrayList<>(watch.returned());
            added.removeAll(base);
            if (new HashSet<>(added).size() != added.size()) {
                throw new AssertionError("an added key was returned twice: " + added);
            }
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void theValueReturned_isTheCurrentOne(@ForAll("overwriting") Walk walk) {
        Stage stage = new Stage(walk);
        stage.play();
        Map<TestKey, Stamp> seen = new HashMap<>();
        stage.map.entrySet().forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
        if (!seen.equals(stage.model)) {
            throw new AssertionError("a walk shows other values than the map has");
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void allAtOnce(@ForAll("anything") Walk walk) {
        new Stage(walk).play();
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void failFastIterators_reportEveryStructuralChange(@ForAll("failFast") Walk walk) {
        new Stage(walk).play();
    }

    /** Parts of a spliterator, split again and again at random, cover every entry exactly once. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void splitting_coversEachEntryOnce(@ForAll("additive") Walk walk) {
        Stage stage = new Stage(walk);
        SplittableRandom random = new SplittableRandom(walk.seed());
        Deque<Spliterator<Map.Entry<TestKey, Stamp>>> parts = new ArrayDeque<>();
        parts.add(stage.map.entrySet().spliterator());
        List<TestKey> covered = new ArrayList<>();
        while (!parts.isEmpty()) {
            Spliterator<Map.Entry<TestKey, Stamp>> part = parts.removeLast();
            for (int steps = random.nextInt(3);
                    steps > 0 && part.tryAdvance(entry -> covered.add(entry.getKey()));
                    steps--) {
                // a part that has begun may still be split
            }
            Spliterator<Map.Entry<TestKey, Stamp>> prefix = random.nextInt(4) == 0 ? null : part.trySplit();
            if (prefix == null) {
                part.forEachRemaining(entry -> covered.add(entry.getKey()));
            } else {
                parts.add(part);
                parts.add(prefix);
            }
        }
        if (covered.size() != stage.model.size() || !stage.model.keySet().equals(new HashSet<>(covered))) {
            throw new AssertionError("covered " + covered.size() + " of " + stage.model.size() + ": " + covered);
        }
    }

    /* ---------------- Walks that go wrong in Go 1.19 ---------------- */

    /** The map grows and is cleared under a cursor; what is put afterwards is new. */
    @Example
    void clearAfterGrowth_endsTheWalkOfEveryOlderArray() {
        forEveryStart(GrowthState.QUIET, stage -> {
            stage.apply(new Event(Change.GROW, 0));
            stage.apply(new Event(Change.CLEAR, 0));
            stage.apply(new Event(Change.PUT_BACK, 100));
        });
    }

    /** The cursor stands in an old bucket of a growth that the clear ends; what is put back is in a new one only. */
    @Example
    void clearDuringGrowth_isNotMetInOldBuckets() {
        for (GrowthState state : List.of(GrowthState.DOUBLING, GrowthState.SAME_SIZE)) {
            forEveryStart(state, stage -> {
                stage.apply(new Event(Change.CLEAR, 0));
                stage.apply(new Event(Change.PUT_BACK, 100));
            });
        }
    }

    /** The cursor stands in an old bucket of a growth that is over when the map is emptied. */
    @Example
    void emptyingAfterGrowth_isNotMetInOldBuckets() {
        for (GrowthState state : List.of(GrowthState.DOUBLING, GrowthState.SAME_SIZE)) {
            for (Event emptying : List.of(new Event(Change.CLEAR, 0), new Event(Change.REMOVE, 2 * Stage.BASE_SIZE))) {
                forEveryStart(state, stage -> {
                    stage.apply(new Event(Change.FINISH, 0));
                    stage.apply(emptying);
                    stage.apply(new Event(Change.PUT_BACK, 100));
                });
            }
        }
    }

    /** A cursor that stands in an old bucket of a doubling is resumed in a same-size growth. */
    @Example
    void doublingFollowedBySameSizeGrowth_keepsTheSplitOfOldBuckets() {
        forEveryStart(GrowthState.DOUBLING, stage -> {
            stage.apply(new Event(Change.FINISH, 0));
            stage.apply(new Event(Change.REMOVE, 110));
            stage.apply(new Event(Change.SAME_SIZE, 0));
        });
    }

    /** Two same-size growths start during one walk. */
    @Example
    void twoSameSizeGrowths_loseNothing() {
        forEveryStart(GrowthState.QUIET, stage -> {
            stage.apply(new Event(Change.REMOVE, 60));
            stage.apply(new Event(Change.SAME_SIZE, 0));
            stage.watches.forEach(IterationWatch::step);
            stage.apply(new Event(Change.SAME_SIZE, 0));
            stage.apply(new Event(Change.ADD, 12));
        });
    }

    /** A cursor that began in a same-size growth goes on in a doubling. */
    @Example
    void sameSizeGrowthFollowedByDoubling_losesNothing() {
        forEveryStart(GrowthState.SAME_SIZE, stage -> {
            stage.apply(new Event(Change.FINISH, 0));
            stage.apply(new Event(Change.GROW, 0));
        });
    }

    private interface Interruption {
        void on(Stage stage);
    }

    /** Interrupts a walk after every possible number of steps, in changing views, with spread and few hash codes. */
    private static void forEveryStart(GrowthState state, Interruption interruption) {
        for (HashKind hashes : List.of(HashKind.SPREAD, HashKind.FEW)) {
            for (int steps = 0; steps <= Stage.BASE_SIZE; steps++) {
                for (Order order : Order.values()) {
                    int view = (hashes == HashKind.FEW ? steps + 1 : steps) % VIEWS;
                    long seed = seedOf(order, steps);
                    Walk walk = new Walk(
                            state, hashes, false, steps % 2 == 0, Mode.TOLERANT, List.of(view), seed, List.of());
                    Stage stage = new Stage(walk);
                    for (int i = 0; i < steps; i++) {
                        stage.watches.get(0).step();
                    }
                    interruption.on(stage);
                    stage.finish();
                }
            }
        }
    }

    private static long seedOf(Order order, long first) {
        long seed = first;
        while (Order.of(seed) != order) {
            seed++;
        }
        return seed;
    }

    /* ---------------- Walks ---------------- */

    private static final int VIEWS = 6;

    enum Mode {
        TOLERANT,
        RANDOM_START,
        FAIL_FAST
    }

    enum Change {
        /** Moves one of the cursors, or several in turn. */
        STEP,
        ANNOUNCE,
        OPEN,
        ADD,
        REMOVE_ADDED,
        REMOVE,
        REMOVE_THROUGH_CURSOR,
        PUT_BACK,
        OVERWRITE,
        GROW,
        SAME_SIZE,
        FINISH,
        TRIM,
        CLEAR
    }

    record Event(Change change, int amount) {}

    record Walk(
            GrowthState start,
            HashKind hashes,
            boolean comparable,
            boolean hasher,
            Mode mode,
            List<Integer> views,
            long seed,
            List<Event> events) {}

    /** What a map holds for a key: a walk over the values knows whose they are. */
    record Stamp(TestKey key, int version) {}

    @Provide
    Arbitrary<Walk> additive() {
        return walks(
                EnumSet.of(Mode.TOLERANT, Mode.RANDOM_START),
                EnumSet.of(
                        Change.STEP,
                        Change.OPEN,
                        Change.ADD,
                        Change.REMOVE_ADDED,
                        Change.OVERWRITE,
                        Change.GROW,
                        Change.SAME_SIZE,
                        Change.FINISH,
                        Change.TRIM));
    }

    @Provide
    Arbitrary<Walk> withoutReturn() {
        EnumSet<Change> changes = EnumSet.allOf(Change.class);
        changes.remove(Change.PUT_BACK);
        return walks(EnumSet.of(Mode.TOLERANT, Mode.RANDOM_START), changes);
    }

    @Provide
    Arbitrary<Walk> subtractive() {
        return walks(
                EnumSet.of(Mode.TOLERANT, Mode.RANDOM_START),
                EnumSet.of(
                        Change.STEP,
                        Change.REMOVE,
                        Change.REMOVE_THROUGH_CURSOR,
                        Change.SAME_SIZE,
                        Change.FINISH,
                        Change.TRIM,
                        Change.CLEAR));
    }

    @Provide
    Arbitrary<Walk> overwriting() {
        return walks(
                EnumSet.of(Mode.TOLERANT, Mode.RANDOM_START),
                EnumSet.of(
                        Change.STEP,
                        Change.ANNOUNCE,
                        Change.OVERWRITE,
                        Change.ADD,
                        Change.GROW,
                        Change.SAME_SIZE,
                        Change.FINISH,
                        Change.TRIM));
    }

    @Provide
    Arbitrary<Walk> anything() {
        return walks(EnumSet.of(Mode.TOLERANT, Mode.RANDOM_START), EnumSet.allOf(Change.class));
    }

    /** Without what changes the table and not the map, as a HashMap knows no such thing. */
    @Provide
    Arbitrary<Walk> failFast() {
        EnumSet<Change> changes = EnumSet.allOf(Change.class);
        changes.removeAll(EnumSet.of(Change.SAME_SIZE, Change.TRIM, Change.FINISH));
        return walks(EnumSet.of(Mode.FAIL_FAST), changes);
    }

    private static Arbitrary<Walk> walks(Set<Mode> modes, Set<Change> changes) {
        List<Change> weighted = new ArrayList<>(changes);
        weighted.addAll(Collections.nCopies(changes.size(), Change.STEP));
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.of(weighted), Arbitraries.integers().between(0, 40))
                .as(Event::new);
        return Combinators.combine(
                        Arbitraries.of(GrowthState.class),
                        Arbitraries.of(HashKind.SPREAD, HashKind.SPREAD, HashKind.FEW, HashKind.ZERO),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(modes),
                        Arbitraries.integers()
                                .between(0, VIEWS - 1)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.longs(),
                        events.list().ofMinSize(1).ofMaxSize(40))
                .as(Walk::new);
    }

    /** A map, its model and the walks over it. */
    private static final class Stage {
        static final int BASE_SIZE = 110;
        private static final int MOST_KEYS = 800;

        private final Walk walk;
        private final GoMap<TestKey, Stamp> map;
        private final Map<TestKey, Stamp> model = new HashMap<>();
        private final List<IterationWatch<TestKey, Stamp>> watches = new ArrayList<>();
        /** Walks without a remove of their own. */
        private final Set<IterationWatch<TestKey, Stamp>> overSpliterators = new HashSet<>();

        private final SplittableRandom random;
        private final Deque<TestKey> added = new ArrayDeque<>();
        private final Deque<TestKey> removed = new ArrayDeque<>();
        private int nextId;
        private int version;

        Stage(Walk walk) {
            this.walk = walk;
            this.random = new SplittableRandom(walk.seed());
            GoMap.Builder<TestKey, Stamp> builder = Order.of(walk.seed())
                    .<TestKey, Stamp>builder()
                    .random(new SplittableRandom(walk.seed()))
                    .randomIterationStart(walk.mode() == Mode.RANDOM_START)
                    .failFastIterators(walk.mode() == Mode.FAIL_FAST)
                    .expectedSize(walk.start() == GrowthState.DOUBLING ? 100 : 200);
            if (walk.hasher()) {
                builder.hasher(new TestMaps.SeededHasher());
            }
            this.map = builder.build();
            enter(walk.start());
            walk.views().forEach(this::open);
        }

        /** At least BASE_SIZE entries in the given state; one chain alone never comes to a same-size growth. */
        private void enter(GrowthState state) {
            for (int i = 0; i < (state == GrowthState.DOUBLING ? 105 : BASE_SIZE); i++) {
                add();
            }
            if (state == GrowthState.DOUBLING) {
                for (int i = 105; i < BASE_SIZE; i++) {
                    add();
                }
            } else if (state == GrowthState.SAME_SIZE && !TestMaps.startSameSizeGrowth(map)) {
                throw new AssertionError("no same-size growth");
            }
            if (!state.describes(map)) {
                throw new AssertionError("expected the state " + state);
            }
            added.clear();
        }

        /** HashMap's spliterators report a change after they have acted, which is another matter. */
        IterationWatch<TestKey, Stamp> open(int view) {
            boolean spliterator = view >= 3 && walk.mode() != Mode.FAIL_FAST;
            IterationWatch<TestKey, Stamp> watch = switch (view % 3) {
                case 0 -> watch(walkOver(map.keySet(), spliterator), IterationWatch.View.keys());
                case 1 -> watch(walkOver(map.values(), spliterator), IterationWatch.View.values(Stamp::key));
                default -> watch(walkOver(map.entrySet(), spliterator), IterationWatch.View.entries());
            };
            watches.add(watch);
            if (spliterator) {
                overSpliterators.add(watch.ofPrefetchingIterator());
            }
            return watch;
        }

        private static <T> Iterator<T> walkOver(Collection<T> view, boolean spliterator) {
            return spliterator ? Spliterators.iterator(view.spliterator()) : view.iterator();
        }

        private <T> IterationWatch<TestKey, Stamp> watch(
                Iterator<T> iterator, IterationWatch.View<T, TestKey, Stamp> view) {
            return new IterationWatch<>(model, iterator, view, walk.mode() == Mode.FAIL_FAST);
        }

        List<IterationWatch<TestKey, Stamp>> fromTheStart() {
            return watches.subList(0, walk.views().size());
        }

        void play() {
            walk.events().forEach(this::apply);
            finish();
        }

        /** Walks all cursors to their ends, one step of each in turn. */
        void finish() {
            boolean stepped = true;
            while (stepped) {
                stepped = false;
                for (IterationWatch<TestKey, Stamp> watch : watches) {
                    stepped |= !watch.isFinished() && watch.step();
                }
            }
            TableInvariants.check(map);
            if (!map.equals(model)) {
                throw new AssertionError("map and model differ");
            }
        }

        void apply(Event event) {
            int amount = event.amount();
            switch (event.change()) {
                case STEP -> {
                    for (int i = 0; i < amount; i++) {
                        watches.get((amount + i * (amount % 3)) % watches.size())
                                .step();
                    }
                }
                case ANNOUNCE -> watches.get(amount % watches.size()).announce();
                case OPEN -> open(amount % VIEWS);
                case ADD -> repeat(amount, this::add);
                case REMOVE_ADDED -> repeat(amount, () -> removeKey(added.poll()));
                case REMOVE -> repeat(amount, () -> removeKey(randomKey()));
                case REMOVE_THROUGH_CURSOR -> removeThrough(watches.get(amount % watches.size()));
                case PUT_BACK -> repeat(amount, () -> putBack(removed.poll()));
                case OVERWRITE -> repeat(amount, this::overwrite);
                case GROW -> grow();
                case SAME_SIZE -> TestMaps.startSameSizeGrowth(map);
                case FINISH -> map.finishGrowth();
                case TRIM -> map.trim();
                case CLEAR -> clear();
            }
        }

        private static void repeat(int times, Runnable action) {
            for (int i = 0; i < times; i++) {
                action.run();
            }
        }

        private TestKey key(int id) {
            return TestKey.of(id, walk.hashes(), walk.comparable());
        }

        private void add() {
            TestKey key = key(nextId++);
            added.add(key);
            putNew(key);
        }

        private void putNew(TestKey key) {
            Stamp stamp = new Stamp(key, version++);
            map.put(key, stamp);
            model.put(key, stamp);
            watches.forEach(IterationWatch::added);
        }

        private void putBack(TestKey key) {
            if (key != null && !model.containsKey(key)) {
                putNew(key);
            }
        }

        private TestKey randomKey() {
            TestKey key = key(random.nextInt(nextId));
            return model.containsKey(key)
                    ? key
                    : model.keySet().stream().findFirst().orElse(null);
        }

        private void removeKey(TestKey key) {
            if (key == null || !model.containsKey(key)) {
                return;
            }
            map.remove(key);
            Stamp old = model.remove(key);
            removed.add(key);
            for (IterationWatch<TestKey, Stamp> watch : watches) {
                watch.overwritten(key, old);
                watch.removed(key);
            }
        }

        private void removeThrough(IterationWatch<TestKey, Stamp> watch) {
            if (!watch.canRemove() || watch.isStale() || watch.lastRemoved() || overSpliterators.contains(watch)) {
                return;
            }
            Map<TestKey, Stamp> before = new HashMap<>(model);
            removed.add(watch.remove());
            watches.stream().filter(other -> other != watch).forEach(other -> other.changed(before, model));
        }

        private void overwrite() {
            TestKey key = randomKey();
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

        private void clear() {
            map.clear();
            Map<TestKey, Stamp> before = new HashMap<>(model);
            model.clear();
            removed.addAll(before.keySet());
            watches.forEach(watch -> watch.changed(before, model));
        }
    }
}
