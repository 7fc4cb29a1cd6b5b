package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes for keys that are ints are those for longs with some words replaced. Both are committed; the ones for longs are
 * written by hand, and this test keeps the others in step. {@code mvn -pl src test -Dtest=TwinTest -Dgomap.twins=write} writes
 * them anew, and {@code mvn spotless:apply} formats them.
 */
class TwinTest {
    private static final boolean WRITES = "write".equals(System.getProperty("gomap.twins"));

    private static final Path PRODUCTION = TestMaps.productionSources().resolve("io/github/gomap");
    private static final Path TESTS = TestMaps.productionSources()
            .resolveSibling("../test/java/io/github/gomap")
            .normalize();

    /** The classes for longs; the name of a twin has Int where these have Long. */
    private static List<Path> originals() {
        List<Path> files = new ArrayList<>();
        for (String name : List.of(
                "LongKeys",
                "LongTable",
                "LongCursor",
                "LongEntryCursor",
                "LongHasher",
                "LongObjConsumer",
                "LongObjFunction",
                "LongObjPredicate",
                "AbstractLongMap",
                "GoLongMap",
                "GoLongMapSnapshot",
                "SerializedGoLongMap")) {
            files.add(PRODUCTION.resolve(name + ".java"));
        }
        for (String name : List.of(
                "LongCalls",
                "LongMapConformanceTest",
                "LongCommonsMapTest",
                "LongMapProperties",
                "LongIterationProperties",
                "LongOverloadsTest",
                "LongFaultsTest",
                "GoLongMapTest")) {
            files.add(TESTS.resolve(name + ".java"));
        }
        return files;
    }

    /** Everything that differs. What is not named here, such as the long of a hash, stays. */
    private static final Map<String, String> REPLACEMENTS = new LinkedHashMap<>();

    static {
        // Classes of the library and of the JDK that exist for both.
        REPLACEMENTS.put("\\b(Go|SerializedGo|Abstract|)Long(?=[A-Z]\\w*\\b)", "$1Int");
        REPLACEMENTS.put("\\bOfLong\\b", "OfInt");
        REPLACEMENTS.put("\\b(next|write|read)Long\\b", "$1Int");
        REPLACEMENTS.put("\\blong(Stream|Value)\\b", "int$1");
        REPLACEMENTS.put("\\bsipHash13ForLongs\\b", "sipHash13ForInts");
        // A key as an object and as a number.
        REPLACEMENTS.put("\\bLong\\b", "Integer");
        REPLACEMENTS.put("\\blong (key|number|current|nextInt)\\b", "int $1");
        REPLACEMENTS.put("\\blong\\.class\\b", "int.class");
        REPLACEMENTS.put("\\blong\\[\\] (toKeyArray)\\b", "int[] $1");
        REPLACEMENTS.put("\\b7L\\b", "7");
        // Prose.
        REPLACEMENTS.put("\\{@code long\\}", "{@code int}");
        REPLACEMENTS.put("\\ba long\\b", "an int");
        REPLACEMENTS.put("\\blongs\\b", "ints");
        REPLACEMENTS.put("_fast64\\b", "_fast32");
    }

    static String twin(String source) {
        String twin = source;
        for (Map.Entry<String, String> replacement : REPLACEMENTS.entrySet()) {
            twin = twin.replaceAll(replacement.getKey(), replacement.getValue());
        }
        return twin;
    }

    @ParameterizedTest
    @MethodSource("originals")
    void theClassForInts_isTheImageOfTheOneForLongs(Path original) throws IOException {
        Path image = original.resolveSibling(original.getFileName().toString().replace("Long", "Int"));
        String expected = twin(Files.readString(original));
        if (WRITES) {
            Files.writeString(image, expected);
        }
        assertEquals(
                words(expected),
                words(Files.readString(image)),
                () -> image.getFileName() + " is out of step, see TwinTest");
    }

    /** Where a line ends is the formatter's business: some words for ints are longer. */
    private static String words(String source) {
        return String.join("\n", source.split("\\s+|(?<=[(<.])|(?=[)>.])"));
    }

    @Test
    void hashesAndWords_stayLongs() {
        assertEquals(
                "long hash = hashOf(int key); long[] words; Map<Integer, V> IntWords.key(words)",
                twin("long hash = hashOf(long key); long[] words; Map<Long, V> LongWords.key(words)"));
    }
}
