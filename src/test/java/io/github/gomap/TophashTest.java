package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The bit tricks on metadata words against loops over their eight bytes. */
class TophashTest {

    private static final int SLOTS = 8;
    private static final long SEED = 0x70905;

    /** A word of eight given bytes, slot 0 first. */
    private static long word(int... bytes) {
        long word = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            word |= (long) bytes[slot] << (8 * slot);
        }
        return word;
    }

    /** The bytes 0 to 255 in each of the slots, among neighbours that are equal, extreme or random. */
    private static void forManyWords(LongConsumer test) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int slot = 0; slot < SLOTS; slot++) {
            int shift = 8 * slot;
            for (long tophash = 0; tophash < 256; tophash++) {
                long hole = ~(0xFFL << shift);
                for (long around : new long[] {0, -1L, 0x0101010101010101L, 0x8080808080808080L, random.nextLong()}) {
                    test.accept((around & hole) | tophash << shift);
                }
                test.accept(tophash * 0x0101010101010101L);
                // Words of states and small tophashes, where one byte often differs from the next by one.
                test.accept((random.nextLong() & 0x0707070707070707L & hole) | tophash << shift);
            }
        }
    }

    private static String bytes(long word) {
        return String.format("%016x (slot 0 last)", word);
    }

    private static void assertFinds(LongUnaryOperator question, IntPredicate expected) {
        forManyWords(word -> {
            long expectedSlots = 0;
            for (int slot = 0; slot < SLOTS; slot++) {
                if (expected.test((int) (word >>> (8 * slot)) & 255)) {
                    expectedSlots |= 0x80L << (8 * slot);
                }
            }
            assertEquals(expectedSlots, question.applyAsLong(word), () -> bytes(word));
        });
    }

    @Test
    void of_isTheTopByteMovedPastTheStates() {
        for (long top = 0; top < 256; top++) {
            int expected = (int) (top < 5 ? top + 5 : top);
            assertEquals(expected, Tophash.of(top << 56));
            assertEquals(expected, Tophash.of(top << 56 | 0x00FF_FFFF_FFFF_FFFFL));
            assertEquals(expected * 0x0101010101010101L, Tophash.broadcast(top << 56));
        }
    }

    @Test
    void states_haveTheCodesOfGo() {
        assertEquals(0, Tophash.EMPTY_REST);
        assertEquals(1, Tophash.EMPTY_ONE);
        assertEquals(2, Tophash.EVACUATED_LOW);
        assertEquals(3, Tophash.EVACUATED_HIGH);
        assertEquals(4, Tophash.EVACUATED_EMPTY);
        assertEquals(5, Tophash.MIN);
    }

    @Test
    void matches_missesNoneAndIsWrongOnlyAboveATrueMatch() {
        forManyWords(word -> {
            for (long top = 5; top < 256; top++) {
                long found = Tophash.matches(word, Tophash.broadcast(top << 56));
                assertEquals(0, found & 0x7F7F7F7F7F7F7F7FL, "only high bits are set");
                boolean trueMatchBelow = false;
                for (int slot = 0; slot < SLOTS; slot++) {
                    int tophash = (int) (word >>> (8 * slot)) & 255;
                    boolean reported = (found & 0x80L << (8 * slot)) != 0;
                    if (tophash == top) {
                        assertTrue(reported, () -> "missed in " + bytes(word));
                        trueMatchBelow = true;
                    } else if (reported) {
                        assertTrue(trueMatchBelow && (tophash ^ 1) == top, () -> "false match in " + bytes(word));
                        assertTrue(tophash >= 4, () -> "an empty slot matched in " + bytes(word));
                    }
                }
            }
        });
    }

    @Test
    void matches_ofAByteAboveAMatch_mayBeFalse() {
        long word = word(6, 7, 0, 0, 0, 0, 0, 0);
        assertEquals(word(0x80, 0x80, 0, 0, 0, 0, 0, 0), Tophash.matches(word, Tophash.broadcast(6L << 56)));
        assertEquals(word(0, 0x80, 0, 0, 0, 0, 0, 0), Tophash.matches(word, Tophash.broadcast(7L << 56)));
    }

    @Test
    void untouched_matchesNoTophashAndNoEmptySlot() {
        for (long top = 0; top < 256; top++) {
            assertEquals(0, Tophash.matches(Tophash.UNTOUCHED, Tophash.broadcast(top << 56)));
        }
        assertEquals(0, Tophash.empties(Tophash.UNTOUCHED));
        assertEquals(0, Tophash.occupied(Tophash.UNTOUCHED));
    }

    @Test
    void questionsAboutAllSlots_areExact() {
        assertFinds(Tophash::empties, tophash -> tophash <= 1);
        assertFinds(Tophash::occupied, tophash -> tophash >= 5);
        assertFinds(Tophash::occupiedOrEvacuated, tophash -> tophash >= 2);
    }

    @Test
    void firstSlot_isTheLowestReported() {
        for (int slot = 0; slot < SLOTS; slot++) {
            assertEquals(slot, Tophash.firstSlot(0x80L << (8 * slot)));
            assertEquals(slot, Tophash.firstSlot(0x8080808080808080L << (8 * slot)));
        }
    }

    @Test
    void atAndWith_readAndReplaceOneByte() {
        forManyWords(word -> {
            for (int slot = 0; slot < SLOTS; slot++) {
                assertEquals((int) (word >>> (8 * slot)) & 255, Tophash.at(word, slot));
                for (int tophash : new int[] {0, 1, 4, 5, 127, 128, 255}) {
                    long changed = Tophash.with(word, slot, tophash);
                    assertEquals(tophash, Tophash.at(changed, slot));
                    assertEquals(word, Tophash.with(changed, slot, Tophash.at(word, slot)), "the other slots");
                }
            }
        });
    }

    @Test
    void endsChain_looksAtTheLastSlot() {
        assertTrue(Tophash.endsChain(word(9, 9, 9, 9, 9, 9, 9, 0)));
        assertTrue(Tophash.endsChain(0));
        for (int last = 1; last < 256; last++) {
            assertFalse(Tophash.endsChain(word(0, 0, 0, 0, 0, 0, 0, last)));
        }
    }

    @Test
    void isEvacuated_looksAtTheFirstSlot() {
        for (int first = 0; first < 256; first++) {
            assertEquals(first >= 2 && first <= 4, Tophash.isEvacuated(word(first, 9, 1, 2, 3, 4, 0, 255)));
        }
    }

    @Test
    void marks_sayWhereEachSlotWent() {
        for (int occupied = 0; occupied < 256; occupied++) {
            for (int movedUp = occupied; movedUp >= 0; movedUp--) {
                if ((movedUp & ~occupied) == 0) {
                    int[] expected = new int[SLOTS];
                    for (int slot = 0; slot < SLOTS; slot++) {
                        boolean isOccupied = (occupied >>> slot & 1) != 0;
                        boolean isMovedUp = (movedUp >>> slot & 1) != 0;
                        expected[slot] = isMovedUp ? 3 : isOccupied ? 2 : 4;
                    }
                    assertEquals(word(expected), Tophash.marks(highBits(occupied), highBits(movedUp)));
                }
            }
        }
    }

    private static long highBits(int slots) {
        long word = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            word |= (slots >>> slot & 1L) << (8 * slot + 7);
        }
        return word;
    }

    @Test
    void withEmptyTail_turnsTheTrailingEmptySlotsIntoEmptyRest() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] choices = {0, 1, 1, 5, 127, 128, 255};
        for (int i = 0; i < 20_000; i++) {
            int[] slots = new int[SLOTS];
            int[] expected = new int[SLOTS];
            int last = -1;
            for (int slot = 0; slot < SLOTS; slot++) {
                slots[slot] = choices[random.nextInt(choices.length)];
                last = slots[slot] >= 5 ? slot : last;
            }
            System.arraycopy(slots, 0, expected, 0, last + 1);
            assertEquals(word(expected), Tophash.withEmptyTail(word(slots)), () -> bytes(word(slots)));
        }
    }
}
