package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What programs are given to work on: files from other jars of the registry. */
final class Inputs {
    private final Registry registry;
    private final Path folder;

    /**
     * Inputs that are kept.
     *
     * @param folder for files from jars
     */
    Inputs(Registry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /** The files of a jar whose names match, as absolute paths, in order. */
    List<String> files(String artifact, String pattern) throws IOException {
        Predicate<String> wanted = name -> name.matches(pattern);
        Path below = unpack(Artifact.parse(artifact), wanted);
        List<String> files = JarContent.read(below, wanted).keySet().stream()
                .map(name -> below.resolve(name).toString())
                .toList();
        if (files.isEmpty()) {
            throw new IOException(artifact + " has no file like " + pattern);
        }
        return files;
    }

    /** The folder with the Java sources of a library, package-info and module-info left out. */
    Path sources(String artifact) throws IOException {
        return unpack(Artifact.parse(artifact), name -> name.matches("(?!META-INF).*(?<!-info)\\.java"));
    }

    /** Writes a file, and returns its absolute path. */
    String write(String name, String content) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name).toAbsolutePath();
        Files.writeString(file, content);
        return file.toString();
    }

    private Path unpack(Artifact artifact, Predicate<String> wanted) throws IOException {
        Path below = folder.resolve(artifact.fileName()).toAbsolutePath();
        for (Map.Entry<String, byte[]> entry :
                JarContent.read(registry.fetchAlone(artifact), wanted).entrySet()) {
            Path file = below.resolve(entry.getKey()).normalize();
            if (!file.startsWith(below)) {
                throw new IOException("a path that leads out of the jar: " + entry.getKey());
            }
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        return below;
    }
}
