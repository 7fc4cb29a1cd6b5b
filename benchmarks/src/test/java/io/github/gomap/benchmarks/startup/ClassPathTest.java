package io.github.gomap.benchmarks.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @TempDir
    Path folder;

    private Path benchmarks() throws IOException {
        Path jar = folder.resolve("benchmarks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(
                    "io/github/gomap/GoMap.class",
                    "io/github/gomap/management/MapRegistry.class",
                    "io/github/gomap/benchmarks/GetHit.class",
                    "io/github/gomap/benchmarks/startup/FirstMap.class",
                    "io/github/gomap/benchmarks/startup/FirstPut.class",
                    "com/google/gson/Gson.class")) {
                out.putNextEntry(new JarEntry(name));
            }
        }
        return jar;
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    @Test
    void child_findsTheLibraryAndTheMainClassOnly() throws IOException {
        Path benchmarks = benchmarks();

        assertEquals(
                List.of("io/github/gomap/GoMap.class", "io/github/gomap/management/MapRegistry.class"),
                names(ClassPath.library(benchmarks, folder)));
        assertEquals(
                List.of("io/github/gomap/benchmarks/startup/FirstMap.class"),
                names(ClassPath.main(benchmarks, folder)));
    }
}
