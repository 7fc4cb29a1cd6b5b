package io.github.gomap.benchmarks.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Tells classes from others that have the same version: by their content, not by when they were packed. */
public final class FileDigest {
    private static final int SHOWN_BYTES = 4;

    private FileDigest() {}

    /**
     * The beginning of a digest of files.
     *
     * @param jarOrFolder that contains them
     * @param wanted by their names in it, which are separated by slashes
     */
    public static String of(Path jarOrFolder, Predicate<String> wanted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(jarOrFolder)) {
                addFolder(digest, jarOrFolder, wanted);
            } else {
                addJar(digest, jarOrFolder, wanted);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addJar(MessageDigest digest, Path file, Predicate<String> wanted) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<JarEntry> entries =
                    jar.stream().filter(entry -> wanted.test(entry.getName())).toList();
            for (JarEntry entry : entries) {
                digest.update(jar.getInputStream(entry).readAllBytes());
            }
        }
    }

    private static void addFolder(MessageDigest digest, Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    .filter(file ->
                            wanted.test(folder.relativize(file).toString().replace('\\', '/')))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
