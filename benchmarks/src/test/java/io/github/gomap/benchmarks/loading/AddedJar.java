package io.github.gomap.benchmarks.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar of somebody else's maps, compiled by a test. */
public final class AddedJar {
    /** A map of objects that says which size it was made for. */
    public static final String SORTED = """
            package sample;
            public class Sorted<K, V> extends java.util.TreeMap<K, V> {
                public final int expectedSize;
                public Sorted() { this(-1); }
                public Sorted(int expectedSize) { this.expectedSize = expectedSize; }
                @Override public String toString() { return "made for " + expectedSize; }
            }
            """;

    /** An adapter of a map with primitive keys. */
    public static final String SPARSE = """
            package sample;
            public class Sparse<V> implements io.github.gomap.benchmarks.longs.LongMap<V> {
                private final java.util.TreeMap<Long, V> map = new java.util.TreeMap<>();
                @Override public V get(long key) { return map.get(key); }
                @Override public V put(long key, V value) { return map.put(key, value); }
                @Override public V remove(long key) { return map.remove(key); }
                @Override public int size() { return map.size(); }
                @Override public void clear() { map.clear(); }
                @Override public void visit(Visitor<? super V> visitor) { map.forEach(visitor::see); }
            }
            """;

    /** By source: compiling takes most of the time of a test. */
    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();

    /** A jar to be made in this folder. */
    public AddedJar(Path folder) {
        this.folder = folder;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** With two maps in it. */
    public static Path ofTwoMaps(Path folder) {
        return new AddedJar(folder)
                .attribute("Implementation-Version", "7.1")
                .compiled("sample.Sorted", SORTED)
                .compiled("sample.Sparse", SPARSE)
                .write("two-maps.jar");
    }

    /** Adds an attribute of the manifest. */
    AddedJar attribute(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Adds a file. */
    AddedJar file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds the classes of a source file. */
    AddedJar compiled(String className, String source) {
        files.putAll(COMPILED.computeIfAbsent(source, any -> compile(className, source)));
        return this;
    }

    private Map<String, byte[]> compile(String className, String source) {
        try {
            Path sources = Files.createTempDirectory(folder, "sources");
            Path classes = Files.createTempDirectory(folder, "classes");
            Path file = sources.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
            Files.writeString(file, source);
            List<String> options = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
            options.addAll(List.of("-cp", System.getProperty("java.class.path"), file.toString()));
            assertEquals(
                    0,
                    ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)),
                    source);
            return contents(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> contents(Path classes) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                contents.put(classes.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return contents;
    }

    /** Writes the jar. */
    Path write(String name) {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
