package io.github.gomap;

import java.util.stream.IntStream;
import org.apache.commons.collections4.map.AbstractMapTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The map tests of Commons Collections over GoMap, small and in the middle of a doubling. */
class CommonsMapTest {

    @Nested
    class Plain extends GoMapCase {
        @Override
        public GoMap<Object, Object> makeObject() {
            return new GoMap<>();
        }
    }

    @Nested
    class FailFastIterators extends GoMapCase {
        @Override
        public GoMap<Object, Object> makeObject() {
            return GoMap.builder().failFastIterators(true).build();
        }

        @Override
        public boolean isFailFastExpected() {
            return true;
        }
    }

    /** 110 entries: the 105th starts the doubling of 16 buckets, of which each write moves two at most. */
    @Nested
    class InTheMiddleOfADoubling extends GoMapCase {
        private static final int ENTRIES = 110;

        @Override
        public GoMap<Object, Object> makeObject() {
            return new GoMap<>();
        }

        @Override
        public Object[] getSampleKeys() {
            return numbered("key ", ENTRIES - 1);
        }

        @Override
        public Object[] getSampleValues() {
            return numbered("value ", ENTRIES - 3);
        }

        @Override
        public Object[] getNewSampleValues() {
            return numbered("new value ", 0);
        }

        /** One is null, at a place of its own for keys, values and new values, as in the samples this class replaces. */
        private Object[] numbered(String prefix, int indexOfNull) {
            return IntStream.range(0, ENTRIES)
                    .mapToObj(i -> i == indexOfNull ? null : prefix + i)
                    .toArray();
        }

        @Test
        void fullMap_isDoubling() {
            Assertions.assertTrue(TestMaps.GrowthState.DOUBLING.describes(makeFullMap()));
        }
    }

    @Nested
    class OneHash extends GoMapCase {
        @Override
        public GoMap<Object, Object> makeObject() {
            return GoMap.builder().hasher(new TestMaps.ConstantHasher(0)).build();
        }
    }

    /** What all cases share. */
    abstract static class GoMapCase extends AbstractMapTest<GoMap<Object, Object>, Object, Object> {
        @AfterEach
        void checkInvariants() {
            if (map != null) {
                TableInvariants.check(map);
            }
        }

        /** By default a GoMap may be changed while it is iterated; only failFastIterators(true) promises otherwise. */
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
