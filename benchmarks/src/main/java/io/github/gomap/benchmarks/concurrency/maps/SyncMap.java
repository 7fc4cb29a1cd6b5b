package io.github.gomap.benchmarks.concurrency.maps;

import io.github.gomap.GoMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A map after Go's sync.Map as it was from Go 1.9 to 1.23. It is made for keys that are written once and read often, and
 * for threads that keep to keys of their own.
 *
 * <p>There are two GoMaps. The <i>read-only</i> one is never changed, so nobody needs a lock to look into it; the values
 * of its keys are in entries that are replaced atomically. The <i>dirty</i> one, under the lock, has all of that and the
 * keys that are new. Whoever finds a key in neither or in the dirty one only has missed; after as many misses as the dirty
 * map has keys, it becomes the read-only one, without being copied. The next new key then begins another dirty map: a copy
 * of all entries, by one thread under the lock.
 *
 * <p>A value is in one of three states, for which Go has the same words:
 *
 * <ul>
 *   <li>any value: the key is present, in the read-only map and in the dirty one, if there is one and the key is not in
 *       the dirty one alone;
 *   <li>null (Go's nil): the key was removed. Its entry is still in the dirty map, if there is one, so a value can be
 *       stored in it again without the lock;
 *   <li>{@link Entry#EXPUNGED}: the key was removed, and the dirty map was made without it. Before a value is stored in its
 *       entry, the entry must be put into the dirty map, else the next promotion would lose it.
 * </ul>
 *
 * <p>Since entries of removed keys remain, this map does not know its size, nor does Go's.
 */
final class SyncMap<K, V> implements SharedMap<K, V> {
    /** Read without a lock, written with it. */
    private volatile ReadOnly<K> readOnly = new ReadOnly<>(new GoMap<>(), false);

    /** Guarded by this object. Null = the read-only map has everything. */
    private Map<K, Entry> dirty;

    /** Guarded by this object: since the last promotion. */
    private int misses;

    /** Guarded by this object: ever. */
    private long slowReads;

    /**
     * What everybody may read.
     *
     * @param entries never changed
     * @param amended whether the dirty map has keys that these are not
     */
    private record ReadOnly<K>(Map<K, Entry> entries, boolean amended) {}

    /** The value of a key, for both maps. */
    private static final class Entry extends AtomicReference<Object> {
        private static final Object EXPUNGED = new Object();
        private static final long serialVersionUID = 1;

        Entry(Object value) {
            super(value);
        }

        /** The value; null = removed. */
        Object value() {
            Object value = get();
            return value == EXPUNGED ? null : value;
        }

        /** Stores a value unless this is expunged; returns the state before. */
        Object swapUnlessExpunged(Object value) {
            return getAndUpdate(before -> before == EXPUNGED ? EXPUNGED : value);
        }

        /** Stores a value if there is none; returns the state after. */
        Object storeIfRemoved(Object value) {
            Object present = get();
            while (present == null) {
                if (compareAndSet(null, value)) {
                    return value;
                }
                present = get();
            }
            return present;
        }

        /** Removes the value and returns it. */
        Object removeValue() {
            Object before = getAndUpdate(value -> value == EXPUNGED ? EXPUNGED : null);
            return before == EXPUNGED ? null : before;
        }

        /** Whether it was expunged and is merely removed now. */
        boolean unexpunge() {
            return compareAndSet(EXPUNGED, null);
        }

        /** Whether it is expunged now, because it was removed before. */
        boolean expungeIfRemoved() {
            return storeIfRemoved(EXPUNGED) == EXPUNGED;
        }
    }

    @Override
    public V get(K key) {
        ReadOnly<K> current = readOnly;
        Entry entry = current.entries.get(key);
        if (entry == null && current.amended) {
            entry = miss(key, false);
        }
        return entry == null ? null : cast(entry.value());
    }

    @Override
    public V put(K key, V value) {
        Entry entry = readOnly.entries.get(key);
        if (entry != null) {
            Object before = entry.swapUnlessExpunged(value);
            if (before != Entry.EXPUNGED) {
                return cast(before);
            }
        }
        return putLocked(key, value);
    }

    @Override
    public V remove(K key) {
        ReadOnly<K> current = readOnly;
        Entry entry = current.entries.get(key);
        if (entry == null && current.amended) {
            entry = miss(key, true);
        }
        return entry == null ? null : cast(entry.removeValue());
    }

    /** What Go's users do: Load, and LoadOrStore with what they made meanwhile. */
    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V present = get(key);
        if (present != null) {
            return present;
        }
        V made = function.apply(key);
        return made == null ? null : loadOrStore(key, made);
    }

    private V loadOrStore(K key, V value) {
        Entry entry = readOnly.entries.get(key);
        if (entry != null) {
            Object present = entry.storeIfRemoved(value);
            if (present != Entry.EXPUNGED) {
                return cast(present);
            }
        }
        return loadOrStoreLocked(key, value);
    }

    /** Not one moment: every value is of some moment during the iteration. Go's Range. */
    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        if (readOnly.amended) {
            promoteIfAmended();
        }
        readOnly.entries.forEach((key, entry) -> {
            V value = cast(entry.value());
            if (value != null) {
                action.accept(key, value);
            }
        });
    }

    @Override
    public synchronized long slowReads() {
        return slowReads;
    }

    /* ---------------- Under the lock ---------------- */

    /** Looks into the dirty map, and takes the key away from there if it is being removed. */
    private synchronized Entry miss(K key, boolean removing) {
        if (!removing) {
            slowReads++;
        }
        // While this thread waited for the lock, the key may have become one of the read-only map.
        ReadOnly<K> current = readOnly;
        Entry entry = current.entries.get(key);
        if (entry != null || !current.amended) {
            return entry;
        }
        entry = removing ? dirty.remove(key) : dirty.get(key);
        countMiss();
        return entry;
    }

    private synchronized V putLocked(K key, V value) {
        Entry entry = entryToStoreIn(key);
        if (entry != null) {
            return cast(entry.getAndSet(value));
        }
        addToDirty(key, value);
        return null;
    }

    private synchronized V loadOrStoreLocked(K key, V value) {
        Entry entry = entryToStoreIn(key);
        if (entry == null) {
            addToDirty(key, value);
            return value;
        }
        V present = cast(entry.storeIfRemoved(value));
        if (!readOnly.entries.containsKey(key)) {
            countMiss();
        }
        return present;
    }

    /** The entry of a key, not expunged and in the dirty map if there is one; null = the key is new. */
    private Entry entryToStoreIn(K key) {
        Entry entry = readOnly.entries.get(key);
        if (entry == null) {
            return dirty == null ? null : dirty.get(key);
        }
        if (entry.unexpunge()) {
            dirty.put(key, entry);
        }
        return entry;
    }

    private void addToDirty(K key, V value) {
        if (!readOnly.amended) {
            beginDirty();
            readOnly = new ReadOnly<>(readOnly.entries, true);
        }
        dirty.put(key, new Entry(value));
    }

    /** Copies all entries but those of removed keys: from now on these are expunged. */
    private void beginDirty() {
        dirty = new GoMap<>(readOnly.entries.size());
        readOnly.entries.forEach((key, entry) -> {
            if (!entry.expungeIfRemoved()) {
                dirty.put(key, entry);
            }
        });
    }

    private void countMiss() {
        misses++;
        if (misses >= dirty.size()) {
            promote();
        }
    }

    private synchronized void promoteIfAmended() {
        if (readOnly.amended) {
            promote();
        }
    }

    private void promote() {
        readOnly = new ReadOnly<>(dirty, false);
        dirty = null;
        misses = 0;
    }

    @SuppressWarnings("unchecked") // Only values of V are stored, and never given away while they are expunged.
    private V cast(Object value) {
        return (V) value;
    }
}
