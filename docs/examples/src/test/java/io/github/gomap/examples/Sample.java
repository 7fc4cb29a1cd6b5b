package io.github.gomap.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words of the tests, and how often they occur. */
final class Sample {
    /** Room for all of them. */
    static final int SIZE = 5000;

    static final List<String> WORDS = words();
    static final Map<String, Long> COUNTS = counts();

    private Sample() {}

    private static List<String> words() {
        try {
            return WordCount.words(Path.of("../sample/opticks.txt")).subList(0, 10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        WordCount.count(WORDS, counts);
        return counts;
    }
}
