package io.github.gomap;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an overlong chain in the order of their keys: a list of short sorted arrays.
 *
 * <p>A balanced tree would do as well for one thread. Two threads that change it at once, though, can turn its links
 * into a circle, which later searches never leave. Here nothing is linked: every loop runs between two numbers that it
 * took at its beginning, so whatever a data race makes of the arrays, it ends, if need be by an exception.
 *
 * <p>Invariants, for one thread: (L1) the keys ascend strictly within and across the blocks; (L2) no block is empty,
 * except the only one.
 */
final class SortedSlots {
    /** The most entries of a block: moving half of them takes less time than the comparisons of a search. */
    private static final int BLOCK = 256;

    /** An entry of the chain; those whose keys compare as equal are linked, the youngest first. */
    static final class Slot {
        final Object key;
        int location;

        @Nullable Slot next;

        Slot(Object key, int location) {
            this.key = key;
            this.location = location;
        }
    }

    private static final class Block {
        @Nullable Slot[] slots = new Slot[BLOCK / 8];

        int count;

        Block copy() {
            Block copy = new Block();
            copy.slots = new Slot[slots.length];
            copy.count = count;
            for (int i = 0; i < count; i++) {
                copy.slots[i] = copyOf(present(slots[i]));
            }
            return copy;
        }

        private static Slot copyOf(Slot first) {
            Slot copy = new Slot(first.key, first.location);
            Slot last = copy;
            for (Slot slot = first.next; slot != null; slot = slot.next) {
                last.next = new Slot(slot.key, slot.location);
                last = last.next;
            }
            return copy;
        }
    }

    private @Nullable Block[] blocks = {new Block(), null};
    private int blockCount = 1;

    /** A copy that shares nothing but the keys. */
    SortedSlots copy() {
        SortedSlots copy = new SortedSlots();
        copy.blocks = new Block[blocks.length];
        copy.blockCount = blockCount;
        for (int i = 0; i < blockCount; i++) {
            copy.blocks[i] = present(blocks[i]).copy();
        }
        return copy;
    }

    /* ---------------- Searching ---------------- */

    /** The first of the slots whose keys compare as equal to this one, or null. */
    @Nullable Slot get(Object key) {
        return at(search(key));
    }

    /** Where a key is, or would have to be put: for {@link #at}, or for {@link #add} before anything else changes. */
    long search(Object key) {
        int blockIndex = blockIndexOf(key);
        return ((long) blockIndex << Integer.SIZE) | (position(present(blocks[blockIndex]), key) & 0xFFFFFFFFL);
    }

    @Nullable Slot at(long place) {
        int position = (int) place;
        return position < 0 ? null : present(blocks[(int) (place >>> Integer.SIZE)]).slots[position];
    }

    /** The last block whose first key is not greater than this one; if there is none, the first. */
    private int blockIndexOf(Object key) {
        int low = 1;
        int high = blockCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(key, present(present(blocks[middle]).slots[0]).key) < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    /** Where a key is in a block; complemented, where it would have to be put. */
    private static int position(Block block, Object key) {
        int low = 0;
        int high = block.count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(key, present(block.slots[middle]).key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return ~low;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object key, Object other) {
        return ((Comparable<Object>) key).compareTo(other);
    }

    private static <T> T present(@Nullable T element) {
        return Objects.requireNonNull(element);
    }

    /* ---------------- Changing ---------------- */

    /** Do the keys beside this place, and the key itself, confirm it when they are the ones who compare? */
    boolean confirms(Object key, long place) {
        Block block = present(blocks[(int) (place >>> Integer.SIZE)]);
        int position = (int) place;
        if (position >= 0) {
            return compare(key, key) == 0 && compare(present(block.slots[position]).key, key) == 0;
        }
        int insertion = ~position;
        return compare(key, key) == 0
                && (insertion == 0 || compare(present(block.slots[insertion - 1]).key, key) < 0)
                && (insertion == block.count || compare(present(block.slots[insertion]).key, key) > 0);
    }

    /** Adds a slot at the place that a search for its key has told, before those whose keys compare as equal. */
    void add(Slot added, long place) {
        int blockIndex = (int) (place >>> Integer.SIZE);
        Block block = present(blocks[blockIndex]);
        int position = (int) place;
        if (position >= 0) {
            added.next = block.slots[position];
            block.slots[position] = added;
            return;
        }
        int insertion = ~position;
        if (block.count == BLOCK) {
            split(block, blockIndex);
            if (insertion > BLOCK / 2) {
                block = present(blocks[blockIndex + 1]);
                insertion -= BLOCK / 2;
            }
        }
        insert(added, block, insertion);
    }

    private static void insert(Slot added, Block block, int position) {
        int count = block.count;
        if (count == block.slots.length) {
            block.slots = Arrays.copyOf(block.slots, Math.min(BLOCK, count * 2));
        }
        System.arraycopy(block.slots, position, block.slots, position + 1, count - position);
        block.slots[position] = added;
        block.count = count + 1;
    }

    /** Moves the second half of a full block to a new one behind it. */
    private void split(Block block, int blockIndex) {
        Block second = new Block();
        second.slots = Arrays.copyOfRange(block.slots, BLOCK / 2, BLOCK / 2 + BLOCK);
        second.count = BLOCK / 2;
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
        }
        System.arraycopy(blocks, blockIndex + 1, blocks, blockIndex + 2, blockCount - blockIndex - 1);
        blocks[blockIndex + 1] = second;
        blockCount++;
        Arrays.fill(block.slots, BLOCK / 2, BLOCK, null);
        block.count = BLOCK / 2;
    }

    /** Removes the slot with this key and location; whether there was one. */
    boolean remove(Object key, int location) {
        int blockIndex = blockIndexOf(key);
        Block block = present(blocks[blockIndex]);
        int position = position(block, key);
        if (position < 0) {
            return false;
        }
        Slot first = present(block.slots[position]);
        if (first.location != location) {
            return unlink(first, location);
        }
        if (first.next != null) {
            block.slots[position] = first.next;
        } else {
            removeAt(block, blockIndex, position);
        }
        return true;
    }

    private static boolean unlink(Slot first, int location) {
        for (Slot slot = first; slot.next != null; slot = slot.next) {
            if (slot.next.location == location) {
                slot.next = slot.next.next;
                return true;
            }
        }
        return false;
    }

    private void removeAt(Block block, int blockIndex, int position) {
        int last = block.count - 1;
        System.arraycopy(block.slots, position + 1, block.slots, position, last - position);
        block.slots[last] = null;
        block.count = last;
        if (last == 0 && blockCount > 1) {
            System.arraycopy(blocks, blockIndex + 1, blocks, blockIndex, blockCount - blockIndex - 1);
            blocks[--blockCount] = null;
        }
    }

    /* ---------------- All of them ---------------- */

    void forEach(Consumer<Slot> action) {
        for (int i = 0, blocksToVisit = blockCount; i < blocksToVisit; i++) {
            Block block = present(blocks[i]);
            for (int position = 0, count = block.count; position < count; position++) {
                for (Slot slot = block.slots[position]; slot != null; slot = slot.next) {
                    action.accept(slot);
                }
            }
        }
    }
}
