package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a program wrote: its files, and what would have been on the screen.
 *
 * @param files the contents by their paths
 */
record Output(Map<String, byte[]> files) {
    private static final int DIGEST_BYTES = 6;
    private static final int LONGEST_QUOTE = 60;

    /** Reads what is in a folder. */
    static Output of(Path folder) throws IOException {
        return new Output(new TreeMap<>(JarContent.read(folder, name -> true)));
    }

    /** The beginning of a digest of names and contents. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How another output differs, and where it does so first; empty if it does not. */
    Optional<String> difference(Output other) {
        if (!files.keySet().equals(other.files.keySet())) {
            return Optional.of("other files: " + onlyIn(this, other) + " missing, " + onlyIn(other, this) + " new");
        }
        List<String> differing = files.keySet().stream()
                .filter(name -> !Arrays.equals(files.get(name), other.files.get(name)))
                .toList();
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        String first = differing.get(0);
        Difference kind = differing.stream()
                .map(name -> Difference.between(text(name), other.text(name)))
                .max(Difference::compareTo)
                .orElseThrow();
        return Optional.of(kind.label() + ", in " + differing.size() + " of " + files.size() + " files, first "
                + firstLine(first, other));
    }

    private static TreeSet<String> onlyIn(Output one, Output other) {
        TreeSet<String> names = new TreeSet<>(one.files.keySet());
        names.removeAll(other.files.keySet());
        return names;
    }

    /** As characters that stand for one byte each, so that files of any kind can be compared. */
    private String text(String name) {
        return new String(files.get(name), StandardCharsets.ISO_8859_1);
    }

    private String firstLine(String name, Output other) {
        List<String> lines = text(name).lines().toList();
        List<String> otherLines = other.text(name).lines().toList();
        int line = 0;
        while (line < Math.min(lines.size(), otherLines.size())
                && lines.get(line).equals(otherLines.get(line))) {
            line++;
        }
        return name + " line " + (line + 1) + ": \"" + quote(lines, line) + "\" became \"" + quote(otherLines, line)
                + '"';
    }

    private static String quote(List<String> lines, int line) {
        String text = line < lines.size() ? lines.get(line).strip() : "";
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() <= LONGEST_QUOTE ? printable : printable.substring(0, LONGEST_QUOTE) + "…";
    }

    /** What two texts have in common, from the most to the least. */
    enum Difference {
        /** Every line of one is in the other as often. */
        ORDER_OF_LINES("the same lines in another order", "\n"),
        /** Every word of one is in the other as often. */
        ORDER_OF_WORDS("the same words in another order", "\\W+"),
        /** Every byte of one is in the other as often. */
        ORDER_OF_BYTES("the same bytes in another order", ""),
        /** Not even the length need be the same. */
        CONTENT("another content", null);

        private final String label;
        private final String separator;

        Difference(String label, String separator) {
            this.label = label;
            this.separator = separator;
        }

        /** The first that applies to two texts that are not the same. */
        static Difference between(String one, String other) {
            return Stream.of(values())
                    .filter(difference -> difference.appliesTo(one, other))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean appliesTo(String one, String other) {
            return separator == null || Arrays.equals(sortedParts(one), sortedParts(other));
        }

        private String[] sortedParts(String text) {
            String[] parts = text.split(separator);
            Arrays.sort(parts);
            return parts;
        }

        String label() {
            return label;
        }
    }
}
