package io.github.gomap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One walk over a map, held to the five guarantees of iteration.
 *
 * <p>The watch knows the model, a map that the test changes together with the map under test, and is told of every
 * change. The guarantees: (I1) what is present from start to end is returned exactly once; (I2) nothing is returned
 * twice; (I3) what was removed before it was reached is not returned; (I4) what is added during the walk is returned at
 * most once; (I5) the value returned is the current one. An element that {@code hasNext()} has announced is returned
 * even if it is removed, with the value it had. A key that is removed and added again is a new entry.
 */
final class IterationWatch<K, V> {
    /** What a view shows of an entry. */
    record View<T, K, V>(String name, Function<T, K> keyOf, Function<T, V> valueOf) {
        static <K, V> View<K, K, V> keys() {
            return new View<>("keySet", key -> key, null);
        }

        static <K, V> View<Map.Entry<K, V>, K, V> entries() {
            return new View<>("entrySet", Map.Entry::getKey, Map.Entry::getValue);
        }

        /** For values that know their key. */
        static <K, V> View<V, K, V> values(Function<V, K> keyOf) {
            return new View<>("values", keyOf, value -> value);
        }
    }

    private final Map<K, V> model;
    private final Iterator<Object> iterator;
    private final View<Object, K, V> view;
    private final boolean failFast;

    /** Keys that were there at the start, were never removed and are still to come. */
    private final Set<K> due;
    /** Keys that were returned and not removed since. */
    private final Set<K> seen = new HashSet<>();

    /** The keys in the order in which they were returned. */
    private final List<K> returned = new ArrayList<>();

    private boolean announced;
    /** What happened to entries after the announcement: the values they had, and whether they were removed. */
    private final Map<K, Set<V>> earlierValues = new HashMap<>();

    private final Set<K> removedSinceAnnounced = new HashSet<>();

    private final boolean startedEmpty;
    private boolean isPrefetching;
    private boolean finished;
    /** True after a structural change that did not come from this walk. */
    private boolean stale;

    private Object last;
    private boolean hasLast;
    private boolean canRemove;
    /** True if the last key was removed by somebody else: if it is there again it is another entry. */
    private boolean lastRemoved;

    @SuppressWarnings("unchecked")
    <T> IterationWatch(Map<K, V> model, Iterator<T> iterator, View<T, K, V> view, boolean failFast) {
        this.model = model;
        this.iterator = (Iterator<Object>) iterator;
        this.view = (View<Object, K, V>) view;
        this.failFast = failFast;
        this.due = new HashSet<>(model.keySet());
        this.startedEmpty = model.isEmpty();
    }

    /** The iterator takes its next element when it is asked whether there is one, value and all. */
    IterationWatch<K, V> ofPrefetchingIterator() {
        isPrefetching = true;
        return this;
    }

    /* ---------------- What happens to the map ---------------- */

    /** The key is about to be removed, or has just been. */
    void removed(K key) {
        due.remove(key);
        seen.remove(key);
        if (announced) {
            removedSinceAnnounced.add(key);
        }
        if (hasLast && Objects.equals(lastKey(), key)) {
            lastRemoved = true;
        }
        stale = true;
    }

    /** The key, which was absent, has been added. */
    void added() {
        stale = true;
    }

    /** The key was given another value in place of this one. */
    void overwritten(K key, V earlier) {
        if (announced) {
            earlierValues.computeIfAbsent(key, unused -> new HashSet<>()).add(earlier);
        }
    }

    /** Derives from two pictures of the model what has happened in between, each key at most once. */
    void changed(Map<K, V> before, Map<K, V> after) {
        before.forEach((key, value) -> {
            if (!after.containsKey(key)) {
                overwritten(key, value);
                removed(key);
            } else if (!Objects.equals(value, after.get(key))) {
                overwritten(key, value);
            }
        });
        for (K key : after.keySet()) {
            if (!before.containsKey(key)) {
                added();
            }
        }
    }

    /* ---------------- The walk ---------------- */

    boolean isFinished() {
        return finished;
    }

    boolean isStale() {
        return failFast && stale;
    }

    boolean canRemove() {
        return canRemove;
    }

    List<K> returned() {
        return returned;
    }

    boolean hasLast() {
        return hasLast;
    }

    /** The element returned last: a key, an entry or a value. */
    Object last() {
        return last;
    }

    boolean lastRemoved() {
        return lastRemoved;
    }

    /** Asks for {@code hasNext()}, which commits the iterator to its next element. */
    boolean announce() {
        if (isStale()) {
            iterator.hasNext(); // either answer will do, as long as there is one
            return true;
        }
        boolean hasNext = iterator.hasNext();
        if (finished && hasNext) {
            throw new AssertionError("finished, and yet there is something next in " + view.name());
        }
        if (announced && !hasNext) {
            throw new AssertionError("announced, and yet nothing is next in " + view.name());
        }
        if (!hasNext) {
            finish();
        }
        announced = hasNext;
        return hasNext;
    }

    /** Takes one step without asking before; false if there was nothing left. */
    boolean step() {
        Object element;
        try {
            element = iterator.next();
        } catch (NoSuchElementException e) {
            if (announced) {
                throw new AssertionError("announced, and yet nothing is next in " + view.name(), e);
            }
            if (isStale() && !finished && !startedEmpty) {
                throw new AssertionError("a structural change was not reported", e);
            }
            if (!finished) {
                finish();
            }
            return false;
        } catch (ConcurrentModificationException e) {
            if (!isStale()) {
                throw new AssertionError("nothing but this walk has changed the map", e);
            }
            return false;
        }
        if (finished) {
            throw new AssertionError("finished, and yet returned " + element);
        }
        if (isStale()) {
            throw new AssertionError("returned " + element + " after a structural change");
        }
        accept(element);
        return true;
    }

    /** Walks to the end. */
    void drain() {
        while (!finished && announce() && step()) {
            // each step checks itself
        }
    }

    /** Removes the last element through the iterator and from the model; returns its key. */
    K remove() {
        iterator.remove();
        K key = lastKey();
        canRemove = false;
        boolean wasStale = stale;
        if (!lastRemoved) {
            model.remove(key);
        }
        removed(key);
        stale = wasStale;
        return key;
    }

    private void accept(Object element) {
        K key = view.keyOf().apply(element);
        boolean announcedThenRemoved = removedSinceAnnounced.contains(key);
        if (!announcedThenRemoved) {
            if (!model.containsKey(key)) {
                throw new AssertionError("I3: " + key + " was removed before it was reached, in " + view.name());
            }
            if (!seen.add(key)) {
                throw new AssertionError("I2: " + key + " was returned twice, in " + view.name());
            }
            due.remove(key);
        }
        if (view.valueOf() != null) {
            checkValue(key, view.valueOf().apply(element));
        }
        returned.add(key);
        announced = false;
        earlierValues.clear();
        removedSinceAnnounced.clear();
        last = element;
        hasLast = true;
        lastRemoved = announcedThenRemoved;
        canRemove = true;
    }

    private void checkValue(K key, V value) {
        boolean current = model.containsKey(key) && Objects.equals(model.get(key), value);
        boolean asAnnounced = (isPrefetching || removedSinceAnnounced.contains(key))
                && earlierValues.getOrDefault(key, Collections.emptySet()).contains(value);
        if (!current && !asAnnounced) {
            throw new AssertionError("I5: " + key + " has the value " + model.get(key) + ", returned was " + value);
        }
    }

    private void finish() {
        finished = true;
        if (!isStale() && !due.isEmpty()) {
            throw new AssertionError("I1: never returned by " + view.name() + ": " + due);
        }
    }

    private K lastKey() {
        return view.keyOf().apply(last);
    }
}
