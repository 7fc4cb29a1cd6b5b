package io.github.gomap.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The program: counts words. It does not know which map it is given. */
final class WordCount {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private WordCount() {}

    /** Returns the words of a text, in lower case. */
    static List<String> words(Path text) throws IOException {
        return WORD.matcher(Files.readString(text).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Counts words. */
    static void count(List<String> words, Map<String, Long> counts) {
        for (String word : words) {
            counts.merge(word, 1L, Long::sum);
        }
    }

    /** Counts words with several threads at once. */
    static void countTogether(List<String> words, ConcurrentMap<String, Long> counts) {
        words.parallelStream().forEach(word -> counts.merge(word, 1L, Long::sum));
    }
}
