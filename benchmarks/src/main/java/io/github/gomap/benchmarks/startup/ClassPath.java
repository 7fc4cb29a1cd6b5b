package io.github.gomap.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Takes out of the jar of the benchmarks what a JVM needs that measures its first map, and nothing else. */
final class ClassPath {
    private static final String LIBRARY = "io/github/gomap/";
    private static final String BENCHMARKS = LIBRARY + "benchmarks/";
    private static final String MAIN = FirstMap.class.getName().replace('.', '/') + ".class";

    private ClassPath() {}

    /** Makes a jar of the library, as a program has it. */
    static Path library(Path benchmarks, Path folder) throws IOException {
        return copy(
                benchmarks,
                name -> name.startsWith(LIBRARY) && !name.startsWith(BENCHMARKS),
                folder.resolve("first-put-library.jar"));
    }

    /** Makes a jar of {@link FirstMap}. */
    static Path main(Path benchmarks, Path folder) throws IOException {
        return copy(benchmarks, MAIN::equals, folder.resolve("first-put-main.jar"));
    }

    private static Path copy(Path from, Predicate<String> wanted, Path to) throws IOException {
        try (JarFile source = new JarFile(from.toFile());
                JarOutputStream target = new JarOutputStream(Files.newOutputStream(to))) {
            List<JarEntry> entries = source.stream()
                    .filter(entry -> entry.getName().endsWith(".class") && wanted.test(entry.getName()))
                    .toList();
            for (JarEntry entry : entries) {
                target.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = source.getInputStream(entry)) {
                    in.transferTo(target);
                }
            }
        }
        return to;
    }
}
