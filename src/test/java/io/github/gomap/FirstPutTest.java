package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.child.FirstPut;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The first put of a JVM waits for the classes that it needs, so they are counted: those that are not in the archive of
 * the JDK. One stream or lambda on the way there would add dozens.
 */
class FirstPutTest {
    /** Measured: 30 of the library, 11 of JDK 17, 12 of JDK 25; the JDK's differ by one or two from run to run. */
    private static final int MOST_OF_THE_LIBRARY = 31;

    private static final int MOST_OF_THE_JDK = 20;

    @Test
    void firstPut_loadsFewClasses() throws Exception {
        List<String> loaded = loadedClasses();
        List<String> ours = loaded.stream()
                .filter(name -> name.startsWith("io.github.gomap."))
                .toList();
        List<String> others = loaded.stream()
                .filter(name -> !name.startsWith("io.github.gomap."))
                .toList();
        assertTrue(ours.contains("io.github.gomap.GoMap"), loaded::toString);
        assertTrue(ours.size() <= MOST_OF_THE_LIBRARY, () -> ours.size() + " of the library: " + ours);
        assertTrue(others.size() <= MOST_OF_THE_JDK, () -> others.size() + " of the JDK: " + others);
        assertEquals(
                List.of(),
                others.stream().filter(name -> name.contains("Lambda")).toList());
    }

    /** Those that are not in the archive, from the program on. */
    private static List<String> loadedClasses() throws Exception {
        return ChildJvm.output("-Xlog:class+load", FirstPut.class)
                .lines()
                .filter(line -> line.contains(" source: ") && !line.contains("shared objects file"))
                .map(line -> line.replaceAll("^(\\[[^]]*])* *(\\S+) source: .*", "$2"))
                .dropWhile(name -> !name.equals(FirstPut.class.getName()))
                .skip(1)
                .toList();
    }
}
