package io.github.gomap.stress;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a map looks like when two threads set upon it: its state of growth, and which of its keys they use.
 *
 * <p>Each thread has three keys of its own, or the same as the other thread: one that is in the map, and two that are not.
 * All maps of a situation are equal, bucket by bucket.
 */
final class Situation {
    /** The states of growth. */
    enum State {
        /** Nothing was ever put into the map: it has no memory yet, and the keys that should be in it are not. */
        FRESH("fresh", 0, 1),
        /** Four buckets that are not full, one of them with an overflow bucket. */
        QUIET("quiet", FOUR_BUCKETS, 4),
        /** Four buckets at their load limit: the next new key starts a doubling. */
        FULL("full", FOUR_BUCKETS, 4),
        /** Two of four buckets have moved to eight new ones. */
        DOUBLING("mid-doubling", FOUR_BUCKETS, 4),
        /** Four buckets had got four overflow buckets, and two of them have moved to four new ones. */
        SAME_SIZE("mid-same-size", FOUR_BUCKETS, 4),
        /** Dozens of keys with one hashCode in one chain. */
        OVERLONG("overlong chain", 104, 1),
        /** So many buckets that they lie in segments, of which two are in use. */
        LARGE("large", 10_000, 1);

        final String label;
        final int expectedSize;

        /** How often it is raced: the last two take ten times as long to set up. */
        final int weight;

        State(String label, int expectedSize, int weight) {
            this.label = label;
            this.expectedSize = expectedSize;
            this.weight = weight;
        }
    }

    /** Which keys the two threads use. */
    enum Placement {
        /** Both use the same keys. */
        ONE_KEY("one key"),
        /** Each has keys of its own, all in one bucket. */
        ONE_BUCKET("one bucket"),
        /** Each has keys of its own in buckets of their own, and there is a null key beside them. */
        MANY_BUCKETS("many buckets");

        final String label;

        Placement(String label) {
            this.label = label;
        }
    }

    /** The keys of one thread. */
    record Roles(Key present, Key absent, Key otherAbsent) {}

    /** Go's load limit of four buckets. */
    private static final int FOUR_BUCKETS = 26;

    /** Where the keys of one bucket are: that class has more of them than a bucket has slots. */
    private static final int CROWDED = 2;

    private static final int[] QUIET_SIZES = {2, 2, 11, 2, 0, 0, 0, 2};
    private static final int[] FULL_SIZES = {2, 2, 11, 3, 3, 1, 1, 3};
    private static final int COLLIDING = 80;
    private static final int COLLIDING_HASH = 0x600DBAD;

    final State state;
    final Placement placement;

    private final List<Key> keys = new ArrayList<>();
    private final int[] used = new int[Hashes.CLASSES];

    /** Keys to put, or to remove if they have been put. */
    private final List<Key> script = new ArrayList<>();

    private final Roles first;
    private final Roles second;
    private final GoMap<Key, Integer> firstAdditions;
    private final GoMap<Key, Integer> secondAdditions;
    private final Integer[] content;
    private final Map<Key, Integer> reference = new HashMap<>();
    private final int hashOfContent;

    Situation(State state, Placement placement) {
        this.state = state;
        this.placement = placement;
        List<Key> crowded = new ArrayList<>();
        if (hasNullKey()) {
            keys.add(null);
            if (state != State.FRESH) {
                script.add(null);
            }
        }
        switch (state) {
            case FRESH -> {}
            case QUIET, LARGE -> fill(QUIET_SIZES, crowded);
            case FULL -> fill(FULL_SIZES, crowded);
            case DOUBLING -> {
                fill(FULL_SIZES, crowded);
                script.add(newKey(0));
            }
            case SAME_SIZE -> fillWithHoles(crowded);
            case OVERLONG -> {
                fill(new int[] {2, 0, 0, 0, 0, 0, 0, 2}, crowded);
                for (int i = 0; i < COLLIDING; i++) {
                    crowded.add(newCollidingKey());
                }
                script.addAll(crowded);
            }
        }
        first = roles(crowded, 0);
        second = placement == Placement.ONE_KEY ? first : roles(crowded, 1);
        firstAdditions = additions(first, 1);
        secondAdditions = additions(second, 2);
        content = initialContent();
        for (int index = 0; index < content.length; index++) {
            if (content[index] != null) {
                reference.put(keys.get(index), content[index]);
            }
        }
        hashOfContent = reference.hashCode();
        check();
    }

    /* ---------------- The keys ---------------- */

    private Key newKey(int bucketClass) {
        Key key = new Key(keys.size(), Hashes.ofClass(bucketClass, used[bucketClass]++));
        keys.add(key);
        return key;
    }

    private Key newCollidingKey() {
        Key key = new Key(keys.size(), COLLIDING_HASH);
        keys.add(key);
        return key;
    }

    private Key newCrowdedKey() {
        return state == State.OVERLONG ? newCollidingKey() : newKey(CROWDED);
    }

    private void fill(int[] sizes, List<Key> crowded) {
        for (int bucketClass = 0; bucketClass < sizes.length; bucketClass++) {
            int size = sizes[bucketClass];
            // The null key takes part in the load.
            if (hasNullKey() && bucketClass == 1) {
                size--;
            }
            for (int i = 0; i < size; i++) {
                Key key = newKey(bucketClass);
                script.add(key);
                if (bucketClass == CROWDED) {
                    crowded.add(key);
                }
            }
        }
    }

    /** 4 + 11 + 9 entries, and four overflow buckets from when there were more; then one that starts a growth. */
    private void fillWithHoles(List<Key> crowded) {
        List<Key> many = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            many.add(newKey(0));
        }
        script.addAll(many);
        script.addAll(many.subList(4, 17));
        fill(new int[] {0, 0, 11, 5, 0, 0, 0, 4}, crowded);
        script.add(newKey(0));
    }

    private Roles roles(List<Key> crowded, int thread) {
        if (state == State.FRESH) {
            return new Roles(newKey(CROWDED), newKey(CROWDED), newKey(CROWDED));
        }
        if (placement != Placement.MANY_BUCKETS) {
            // One of the keys is in the main bucket of its chain, the other one is in an overflow bucket.
            Key present = crowded.get(thread == 0 ? crowded.size() - 1 : 0);
            return new Roles(present, newCrowdedKey(), newCrowdedKey());
        }
        if (thread == 0) {
            return new Roles(crowded.get(crowded.size() - 2), newKey(6), newKey(3));
        }
        return new Roles(firstOfClassSeven(), newKey(5), newKey(0));
    }

    private Key firstOfClassSeven() {
        for (Key key : keys) {
            if (key != null && key.hashCode() == Hashes.ofClass(7, 0)) {
                return key;
            }
        }
        throw new IllegalStateException("no key of class 7");
    }

    Roles roles(int thread) {
        return thread == 0 ? first : second;
    }

    /** Of all keys, also those that are not in the map; that of index 0 may be null. */
    List<Key> keys() {
        return keys;
    }

    boolean hasNullKey() {
        return placement == Placement.MANY_BUCKETS;
    }

    int indexOf(Key key) {
        return key == null ? 0 : key.index;
    }

    /** The values by the indexes of their keys, null = absent. Not to be changed. */
    Integer[] content() {
        return content;
    }

    private Integer[] initialContent() {
        Integer[] initial = new Integer[keys.size()];
        for (Key key : script) {
            int index = indexOf(key);
            initial[index] = initial[index] == null ? Key.value(index, 0) : null;
        }
        return initial;
    }

    /** What putAll adds for the thread with this version: values for two keys that are absent and one that is not. */
    GoMap<Key, Integer> additions(int version) {
        return version == 1 ? firstAdditions : secondAdditions;
    }

    private static GoMap<Key, Integer> additions(Roles roles, int version) {
        GoMap<Key, Integer> additions = new GoMap<>();
        for (Key key : List.of(roles.present, roles.absent, roles.otherAbsent)) {
            additions.put(key, Key.value(key.index, 30 + version));
        }
        return additions;
    }

    /** The content as another kind of map. */
    Map<Key, Integer> reference() {
        return reference;
    }

    int hashOfContent() {
        return hashOfContent;
    }

    /* ---------------- The map ---------------- */

    GoMap<Key, Integer> build() {
        GoMap<Key, Integer> map = GoMap.<Key, Integer>builder()
                .expectedSize(state.expectedSize)
                .random(Hashes.seeds())
                .build();
        for (Key key : script) {
            if (map.put(key, Key.value(indexOf(key), 0)) != null) {
                map.remove(key);
            }
        }
        return map;
    }

    private void check() {
        MapInspection<Key, Integer> inspection = build().inspect();
        boolean asPlanned = switch (state) {
            case FRESH -> inspection.size() == 0 && inspection.bucketCount() == 1;
            case QUIET -> inspection.log2Buckets() == 2 && !inspection.isGrowing();
            case FULL -> inspection.log2Buckets() == 2 && !inspection.isGrowing() && inspection.size() == 26;
            case DOUBLING ->
                inspection.isGrowing()
                        && inspection.oldBucketCount() == 4
                        && !inspection.isSameSizeGrowth()
                        && inspection.evacuatedCount() == 2;
            case SAME_SIZE ->
                inspection.isSameSizeGrowth() && inspection.oldBucketCount() == 4 && inspection.evacuatedCount() == 2;
            case OVERLONG -> !inspection.isGrowing() && inspection.overflowCount() >= COLLIDING / 8 - 1;
            case LARGE -> !inspection.isGrowing() && inspection.log2Buckets() == 11;
        };
        if (!asPlanned) {
            throw new IllegalStateException(this + " is not as planned: " + inspection);
        }
    }

    @Override
    public String toString() {
        return state.label + ", " + placement.label;
    }
}
