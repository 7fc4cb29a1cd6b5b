package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Speed that hangs on the size of a method: HotSpot makes a method part of its caller by its bytes of code. The comments at
 * these methods say what is lost otherwise.
 */
class CodeSizeTest {
    /** Up to this size a method is inlined even where it is called seldom: MaxInlineSize. */
    private static final int MOST_TO_BE_INLINED = 35;

    /** Beyond this size it is not inlined however often it is called: FreqInlineSize. */
    private static final int MOST_TO_BE_INLINED_IF_HOT = 325;

    private static final Pattern INSTRUCTION = Pattern.compile("(?m)^ +(\\d+): ");

    @ParameterizedTest
    @CsvSource({
        "TableCursor, walkOn",
        "TableCursor, walkOnWithoutWalk",
        "TableCursor, ask",
        "TableCursor, enterBucketOf"
    })
    void partsOfALoop_areSmallEnough(String className, String method) {
        int size = codeSize(className, method);
        assertTrue(size <= MOST_TO_BE_INLINED, className + "." + method + " has " + size + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"Walk, locate", "Evacuation, evacuate"})
    void methodsOfTheirOwn_areLargeEnough(String className, String method) {
        int size = codeSize(className, method);
        assertTrue(size > MOST_TO_BE_INLINED_IF_HOT, className + "." + method + " has " + size + " bytes");
    }

    /** What javap lists last of a method is a return, a throw or a way back: at least a byte. */
    private static int codeSize(String className, String method) {
        String listing = javap(className);
        Matcher code = Pattern.compile(" " + method + "\\([^)]*\\);\\R *Code:\\R((?: +\\d+: .*\\R)+)")
                .matcher(listing);
        assertTrue(code.find(), () -> "no " + method + " in\n" + listing);
        int last = INSTRUCTION
                .matcher(code.group(1))
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .max()
                .orElseThrow();
        return last + 1;
    }

    private static String javap(String className) {
        String classes = TestMaps.productionClasses().toString();
        return TestMaps.outputOf("javap", "-c", "-p", "-classpath", classes, "io.github.gomap." + className);
    }
}
