package io.github.gomap.benchmarks.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Tells classes from others that have the same version: by their content, not by when they were packed. */
final class FileDigest {
    private static final int SHOWN_BYTES = 4;

    private final MessageDigest digest;

    FileDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the classes in a jar or in a folder. */
    void add(Path jarOrFolder) {
        try {
            if (Files.isDirectory(jarOrFolder)) {
                addFolder(jarOrFolder);
            } else {
                addJar(jarOrFolder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(entry -> isClass(entry.getName())).toList()) {
                digest.update(jar.getInputStream(entry).readAllBytes());
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted =
                    files.filter(file -> isClass(file.toString())).sorted().toList();
            for (Path file : sorted) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    /** The beginning of the digest. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }
}
