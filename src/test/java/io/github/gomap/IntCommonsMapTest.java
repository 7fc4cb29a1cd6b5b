package io.github.gomap;

import io.github.gomap.TestMaps.Order;
import java.util.stream.IntStream;
import org.apache.commons.collections4.map.AbstractMapTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The map tests of Commons Collections over GoIntMap, in the middle of a doubling, in both orders. */
class IntCommonsMapTest {

    @Nested
    class InLine extends IntMapCase {
        @Override
        public GoIntMap<Object> makeObject() {
            return Order.IN_LINE.ints().build();
        }
    }

    @Nested
    class OnUse extends IntMapCase {
        @Override
        public GoIntMap<Object> makeObject() {
            return Order.ON_USE.ints().build();
        }
    }

    @Nested
    class FailFastIterators extends IntMapCase {
        @Override
        public GoIntMap<Object> makeObject() {
            return GoIntMap.builder().failFastIterators(true).build();
        }

        @Override
        public boolean isFailFastExpected() {
            return true;
        }
    }

    /** What all cases share: 110 entries; the 105th starts the doubling of 16 buckets. */
    abstract static class IntMapCase extends AbstractMapTest<GoIntMap<Object>, Integer, Object> {
        private static final int ENTRIES = 110;

        @AfterEach
        void checkInvariants() {
            if (map != null) {
                TableInvariants.check(map);
            }
        }

        @Test
        void fullMap_isDoubling() {
            Assertions.assertTrue(TestMaps.GrowthState.DOUBLING.describes(makeFullMap()));
        }

        @Override
        public Integer[] getSampleKeys() {
            return keys(0);
        }

        @Override
        public Integer[] getOtherKeys() {
            return keys(ENTRIES);
        }

        private static Integer[] keys(int first) {
            return IntStream.range(first, first + ENTRIES)
                    .mapToObj(number -> Integer.valueOf(number * 0x5EED))
                    .toArray(Integer[]::new);
        }

        @Override
        public Object[] getSampleValues() {
            return values("value ", ENTRIES - 3);
        }

        @Override
        public Object[] getOtherValues() {
            return values("other value ", ENTRIES - 1);
        }

        @Override
        public Object[] getNewSampleValues() {
            return values("new value ", 0);
        }

        private static Object[] values(String prefix, int indexOfNull) {
            return IntStream.range(0, ENTRIES)
                    .mapToObj(number -> number == indexOfNull ? null : prefix + number)
                    .toArray();
        }

        @Override
        public boolean isAllowNullKey() {
            return false;
        }

        /** By default a map may be changed while it is iterated; only failFastIterators(true) promises otherwise. */
        @Override
        public boolean isFailFastExpected() {
            return false;
        }

        /** There are no stored streams of older versions to compare with. */
        @Override
        protected boolean skipSerializedCanonicalTests() {
            return true;
        }
    }
}
