package io.github.gomap.benchmarks.concurrency.maps;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A map after Go's sync.Map as it is since Go 1.24: a trie whose branches have sixteen children, chosen by four bits of
 * the hash after the other, from the highest on.
 *
 * <p>Readers follow the branches and need no lock. A writer locks the one branch whose child it replaces; entries
 * themselves never change. The trie is only as deep as it must be to tell its keys apart: an entry that gets in the way of
 * another is pushed down below a new branch, and a branch that has become empty is taken away. Keys with equal hashes,
 * which are those with equal hash codes, are chained. The map does not know its size.
 */
final class HashTrieMap<K, V> implements SharedMap<K, V> {
    private static final int LOG2_CHILDREN = 4;
    private static final VarHandle CHILD = MethodHandles.arrayElementVarHandle(Node[].class);

    private final Branch<K, V> root = new Branch<>(null, Long.SIZE - LOG2_CHILDREN);

    /** A child of a branch. */
    private abstract static class Node<K, V> {}

    /** A key and its value, and those of other keys with the same hash. */
    private static final class Entry<K, V> extends Node<K, V> {
        final K key;
        final V value;
        final Entry<K, V> next;

        Entry(K key, V value, Entry<K, V> next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }

        static <K, V> V find(Entry<K, V> chain, K key) {
            for (Entry<K, V> entry = chain; entry != null; entry = entry.next) {
                if (entry.key.equals(key)) {
                    return entry.value;
                }
            }
            return null;
        }

        /** The chain without a key. */
        static <K, V> Entry<K, V> without(Entry<K, V> chain, K key) {
            if (chain == null || chain.key.equals(key)) {
                return chain == null ? null : chain.next;
            }
            return new Entry<>(chain.key, chain.value, without(chain.next, key));
        }
    }

    /** Where hashes part. Its monitor is for those who change its children. */
    private static final class Branch<K, V> extends Node<K, V> {
        final Branch<K, V> parent;
        final int shift;
        private final Node<?, ?>[] children = new Node<?, ?>[1 << LOG2_CHILDREN];

        /** Guarded by this branch: it was taken away, and who finds that out begins again. */
        boolean dead;

        Branch(Branch<K, V> parent, int shift) {
            this.parent = parent;
            this.shift = shift;
        }

        int index(long hash) {
            return (int) (hash >>> shift) & children.length - 1;
        }

        @SuppressWarnings("unchecked") // Only such nodes are stored.
        Node<K, V> child(int index) {
            return (Node<K, V>) CHILD.getVolatile(children, index);
        }

        void setChild(long hash, Node<K, V> child) {
            CHILD.setVolatile(children, index(hash), child);
        }

        boolean isEmpty() {
            for (Node<?, ?> child : children) {
                if (child != null) {
                    return false;
                }
            }
            return true;
        }

        void forEach(BiConsumer<? super K, ? super V> action) {
            for (int i = 0; i < children.length; i++) {
                Node<K, V> child = child(i);
                if (child instanceof Branch<K, V> below) {
                    below.forEach(action);
                } else {
                    for (Entry<K, V> entry = (Entry<K, V>) child; entry != null; entry = entry.next) {
                        action.accept(entry.key, entry.value);
                    }
                }
            }
        }
    }

    /** The finalizer of MurmurHash3: all bits depend on all, and different hash codes give different hashes. */
    private static long hash(Object key) {
        long hash = key.hashCode() * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    /** The branch below which a hash has no further branches. */
    private Branch<K, V> lowest(long hash) {
        Branch<K, V> branch = root;
        while (branch.child(branch.index(hash)) instanceof Branch<K, V> below) {
            branch = below;
        }
        return branch;
    }

    @Override
    public V get(K key) {
        long hash = hash(key);
        Node<K, V> node = root;
        while (node instanceof Branch<K, V> branch) {
            node = branch.child(branch.index(hash));
        }
        return Entry.find((Entry<K, V>) node, key);
    }

    @Override
    public V put(K key, V value) {
        return store(key, value, true);
    }

    /** What Go's users do: Load, and LoadOrStore with what they made meanwhile. */
    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V present = get(key);
        if (present != null) {
            return present;
        }
        V made = function.apply(key);
        if (made == null) {
            return null;
        }
        V faster = store(key, made, false);
        return faster == null ? made : faster;
    }

    /** Stores a value, unless there is one that is not to be replaced; returns the one before. */
    private V store(K key, V value, boolean replacing) {
        long hash = hash(key);
        return change(
                key,
                hash,
                (branch, chain, before) -> before == null || replacing ? with(branch, chain, hash, key, value) : chain);
    }

    @Override
    public V remove(K key) {
        return change(key, hash(key), (branch, chain, before) -> before == null ? chain : Entry.without(chain, key));
    }

    /** What comes into the place of a chain. */
    private interface Change<K, V> {
        /**
         * It.
         *
         * @param branch whose child the chain is
         * @param chain of the entries there, null = none
         * @param before the value of the key in it, null = none
         */
        Node<K, V> of(Branch<K, V> branch, Entry<K, V> chain, V before);
    }

    /** Changes the chain that is the place of a key, under the lock of its branch; returns the value before. */
    private V change(K key, long hash, Change<K, V> change) {
        while (true) {
            Branch<K, V> branch = lowest(hash);
            synchronized (branch) {
                Node<K, V> child = branch.child(branch.index(hash));
                if (branch.dead || child instanceof Branch) {
                    continue;
                }
                Entry<K, V> chain = (Entry<K, V>) child;
                V before = Entry.find(chain, key);
                Node<K, V> next = change.of(branch, chain, before);
                if (next != chain) {
                    branch.setChild(hash, next);
                }
                if (next == null) {
                    prune(branch, hash);
                }
                return before;
            }
        }
    }

    /** What comes into the place of a chain when a key gets a value. */
    private static <K, V> Node<K, V> with(Branch<K, V> branch, Entry<K, V> chain, long hash, K key, V value) {
        if (chain == null || hash(chain.key) == hash) {
            return new Entry<>(key, value, Entry.without(chain, key));
        }
        return parted(branch, chain, hash(chain.key), new Entry<>(key, value, null), hash);
    }

    /** As many branches below this one as it takes to tell two hashes apart. */
    private static <K, V> Branch<K, V> parted(
            Branch<K, V> parent, Entry<K, V> one, long oneHash, Entry<K, V> other, long otherHash) {
        Branch<K, V> branch = new Branch<>(parent, parent.shift - LOG2_CHILDREN);
        if (branch.index(oneHash) == branch.index(otherHash)) {
            branch.setChild(oneHash, parted(branch, one, oneHash, other, otherHash));
        } else {
            branch.setChild(oneHash, one);
            branch.setChild(otherHash, other);
        }
        return branch;
    }

    /** Takes a branch away that has become empty, and so on upwards. Its lock is held; locks are taken upwards only. */
    private void prune(Branch<K, V> branch, long hash) {
        if (branch.parent != null && branch.isEmpty()) {
            synchronized (branch.parent) {
                branch.dead = true;
                branch.parent.setChild(hash, null);
                prune(branch.parent, hash);
            }
        }
    }

    /** Not one moment: every value is of some moment during the iteration. Go's Range. */
    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        root.forEach(action);
    }
}
