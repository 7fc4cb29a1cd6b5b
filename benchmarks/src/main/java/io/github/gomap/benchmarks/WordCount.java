package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * How long does it take to count a word, in a text that uses a vocabulary of this size as people use theirs: the second
 * word half as often as the first, the third a third as often (Zipf's law)?
 */
public class WordCount extends Workload {
    /** The text is so many times as long as the vocabulary is large. */
    public static final int WORDS_PER_SIZE = 4;

    /** How a word is counted. */
    public enum How {
        /** {@code merge(word, 1, Integer::sum)}. */
        MERGE,
        /** {@code compute}. */
        COMPUTE
    }

    @Param("MERGE")
    How how;

    private Round words;

    @Setup(Level.Trial)
    public void setUp() {
        words = new Round(Keys.zipf(presentKeys(), 1.0, Math.max(size * WORDS_PER_SIZE, Picks.FEWEST)));
    }

    /** One text, from an empty map on. */
    @Benchmark
    public Object count() {
        Map<Object, Object> counts = factory().newMap();
        for (int i = 0; i < size * WORDS_PER_SIZE; i++) {
            Object word = words.next();
            if (how == How.MERGE) {
                counts.merge(word, 1, WordCount::sum);
            } else {
                counts.compute(word, (any, count) -> count == null ? 1 : sum(count, 1));
            }
        }
        return counts;
    }

    private static Object sum(Object count, Object more) {
        return (Integer) count + (Integer) more;
    }
}
