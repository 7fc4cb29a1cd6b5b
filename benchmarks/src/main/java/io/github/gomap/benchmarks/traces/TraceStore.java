package io.github.gomap.benchmarks.traces;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Finds traces: those that are kept in this jar by their names, others by their files. */
public final class TraceStore {
    /** The names of the traces that are kept. */
    public static final List<String> KEPT =
            List.of("jackson", "ecj", "h2", "closure", "lucene", "checkstyle", "google_java_format", "antlr");

    private static final String SUFFIX = ".trace.gz";
    private static final int DIGEST_BYTES = 4;

    private TraceStore() {}

    /**
     * A trace that was found.
     *
     * @param name for people
     * @param digest the beginning of a digest of its bytes
     * @param trace what was read
     */
    public record Found(String name, String digest, Trace trace) {}

    /**
     * Reads a trace.
     *
     * @param nameOrFile one of {@link #KEPT}, or a path
     * @throws NoSuchFileException if there is no such trace
     * @throws DamagedTraceException if it cannot be read
     */
    public static Found find(String nameOrFile) throws IOException {
        String name = Path.of(nameOrFile).getFileName().toString();
        try (DigestInputStream in = new DigestInputStream(open(nameOrFile), sha256())) {
            Trace trace = TraceReader.read(nameOrFile, in);
            in.transferTo(OutputStream.nullOutputStream());
            return new Found(
                    name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name,
                    HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, DIGEST_BYTES),
                    trace);
        }
    }

    private static InputStream open(String nameOrFile) throws IOException {
        if (KEPT.contains(nameOrFile)) {
            return TraceStore.class.getResourceAsStream(nameOrFile + SUFFIX);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(nameOrFile, null, "neither a file nor one of the kept traces " + KEPT);
        }
        return Files.newInputStream(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
