package io.github.gomap.benchmarks.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.longs.LongMap;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.Object2ObjectHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedClassPathTest {
    @TempDir
    Path folder;

    private AddedClassPath path(Path jar) {
        return AddedClassPath.parse(jar.toString());
    }

    private AddedClassPath twoMaps() {
        return path(AddedJar.ofTwoMaps(folder));
    }

    @Test
    void maps_areMade_andToldTheirSizeIfTheirConstructorAsksForIt() {
        MapFactory<?> sorted = twoMaps().load("sample.Sorted", Map.class);

        assertEquals("made for -1", sorted.newMap().toString());
        assertEquals("made for 42", sorted.newMap(42).toString());
        assertNotSame(sorted.newMap(), sorted.newMap());
        assertInstanceOf(TreeMap.class, sorted.newMap());
    }

    @Test
    void withoutSuchAConstructor_theSizeIsIgnored() {
        assertEquals(
                0, twoMaps().load("sample.Sparse", LongMap.class).newMap(42).size());
    }

    @Test
    void withoutAPath_thereAreTheMapsOfTheJdkAndOfTheBenchmarks() {
        assertInstanceOf(
                TreeMap.class,
                AddedClassPath.EMPTY.load("java.util.TreeMap", Map.class).newMap());
        assertInstanceOf(
                Object2ObjectHashMap.class,
                AddedClassPath.EMPTY
                        .load(Object2ObjectHashMap.class.getName(), Map.class)
                        .newMap());
        assertEquals(List.of(), AddedClassPath.EMPTY.jvmFlags());
    }

    @Test
    void jar_comesBeforeWhatTheBenchmarksHave() {
        Path jar = new AddedJar(folder)
                .compiled(
                        Object2ObjectHashMap.class.getName(),
                        "package org.agrona.collections; public class Object2ObjectHashMap extends java.util.HashMap {}")
                .write("agrona-0.1.jar");

        Object map =
                path(jar).load(Object2ObjectHashMap.class.getName(), Map.class).newMap();

        assertInstanceOf(HashMap.class, map);
        assertNotEquals(Object2ObjectHashMap.class, map.getClass());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample.Nothing | no class sample.Nothing in [",
                "sample.Hidden | sample.Hidden is not a public class that can be made",
                "sample.Incomplete | sample.Incomplete is not a public class that can be made",
                "sample.Demanding | sample.Demanding has no public constructor without arguments",
                "sample.Text | sample.Text is not a java.util.Map",
            })
    void classOfNoUse_isRefused_withTheReason(String className, String reason) {
        Path jar = new AddedJar(folder)
                .compiled("sample.Hidden", "package sample; class Hidden extends java.util.HashMap {}")
                .compiled(
                        "sample.Incomplete",
                        "package sample; public abstract class Incomplete extends java.util.HashMap {}")
                .compiled(
                        "sample.Demanding",
                        "package sample; public class Demanding extends java.util.HashMap { public Demanding(String s) {} }")
                .compiled("sample.Text", "package sample; public class Text {}")
                .write("odd.jar");

        String message = assertThrows(
                        IllegalArgumentException.class, () -> path(jar).load(className, Map.class))
                .getMessage();

        assertTrue(message.startsWith(reason), message);
    }

    @Test
    void parse_namesTheFileThatDoesNotExist() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> AddedClassPath.parse(AddedJar.ofTwoMaps(folder) + File.pathSeparator + "no/such.jar"))
                .getMessage();

        assertTrue(message.startsWith("no such jar or folder: ") && message.endsWith("such.jar"), message);
    }

    private String version(AddedJar jar) {
        return path(jar.compiled("sample.Sorted", AddedJar.SORTED).write("maps-3.jar"))
                .version("sample.Sorted")
                .replaceFirst(", [0-9a-f]{8}$", "");
    }

    @Test
    void version_isWhatTheJarSays_orItsName() {
        assertEquals(
                "1.2",
                version(new AddedJar(folder)
                        .attribute("Bundle-Version", "1.2.0.osgi")
                        .attribute("Implementation-Version", "1.2")));
        assertEquals("1.2.0.osgi", version(new AddedJar(folder).attribute("Bundle-Version", "1.2.0.osgi")));
        assertEquals("2.5", version(new AddedJar(folder).file("META-INF/maven/g/a/pom.properties", "version=2.5\n")));
        assertEquals(
                "maps-3.jar",
                version(new AddedJar(folder)
                        .file("META-INF/maven/g/a/pom.properties", "version=2.5\n")
                        .file("META-INF/maven/g/b/pom.properties", "version=2.6\n")));
        assertEquals("maps-3.jar", version(new AddedJar(folder)));
        assertEquals(
                "of Java " + System.getProperty("java.version"), AddedClassPath.EMPTY.version("java.util.TreeMap"));
    }

    @Test
    void version_tellsOtherCode_butNotAnotherPacking() {
        String first = twoMaps().version("sample.Sorted");
        String packedAgain = path(new AddedJar(folder)
                        .attribute("Implementation-Version", "7.1")
                        .attribute("Built-By", "somebody else")
                        .compiled("sample.Sorted", AddedJar.SORTED)
                        .compiled("sample.Sparse", AddedJar.SPARSE)
                        .write("again.jar"))
                .version("sample.Sorted");
        String other = path(new AddedJar(folder)
                        .attribute("Implementation-Version", "7.1")
                        .compiled("sample.Sorted", AddedJar.SORTED.replace("-1", "-2"))
                        .compiled("sample.Sparse", AddedJar.SPARSE)
                        .write("other.jar"))
                .version("sample.Sorted");

        assertEquals(first, packedAgain);
        assertTrue(other.startsWith("7.1, "), other);
        assertNotEquals(first, other);
    }
}
