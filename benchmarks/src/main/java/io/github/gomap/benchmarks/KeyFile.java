package io.github.gomap.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of one's own: a file in UTF-8, each line of which is a key, none twice. The first lines are the keys that are put
 * into a map, in this order; those that follow are the keys that are not in it.
 */
public final class KeyFile {
    /** The system property that tells a fork where its file is. */
    private static final String PROPERTY = "gomap.benchmarks.keys";

    private static final int DIGEST_BYTES = 4;
    private static final Map<Path, KeyFile> OF_THIS_JVM = new ConcurrentHashMap<>();

    private final Path file;
    private final List<String> lines;

    private KeyFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads a file of keys.
     *
     * @throws IllegalArgumentException if it cannot be read, is not in UTF-8, has no lines, or has one twice
     */
    public static KeyFile read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + ": no keys");
        }
        duplicates(lines).ifPresent(found -> {
            throw new IllegalArgumentException(file + ": " + found + ". Each key is to be there once.");
        });
        return new KeyFile(file, lines);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": not in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> duplicates(List<String> lines) {
        Map<String, Integer> firstLines = new HashMap<>();
        String first = null;
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            Integer earlier = firstLines.putIfAbsent(lines.get(i), i + 1);
            if (earlier != null) {
                count++;
                first = first != null
                        ? first
                        : "line %d repeats line %d, \"%s\"".formatted(i + 1, earlier, lines.get(i));
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(first + "; such lines: " + count);
    }

    /** The file that this JVM was told to take. */
    static KeyFile ofThisJvm() {
        String file = System.getProperty(PROPERTY);
        if (file == null) {
            throw new IllegalStateException("no file of keys: -D" + PROPERTY + "=<file> is missing");
        }
        return OF_THIS_JVM.computeIfAbsent(Path.of(file), KeyFile::read);
    }

    /** Tells a JVM to take this file. */
    String jvmFlag() {
        return "-D" + PROPERTY + "=" + file.toAbsolutePath();
    }

    /** For results: without folders, and with the beginning of a digest of the keys, which tells files of one name apart. */
    String name() {
        return file.getFileName() + "@" + digest();
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many keys there are. */
    int count() {
        return lines.size();
    }

    /** A new object, which shares nothing with the one that the next call returns. */
    String key(int index) {
        if (index >= lines.size()) {
            throw new IllegalArgumentException(file + ": has " + lines.size() + " keys, more are needed");
        }
        return String.copyValueOf(lines.get(index).toCharArray());
    }
}
