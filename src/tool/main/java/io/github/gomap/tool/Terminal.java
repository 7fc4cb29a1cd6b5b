package io.github.gomap.tool;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The surroundings of a command: its three streams, what they are connected to, and the environment variables.
 *
 * @param in standard input
 * @param out standard output; unlike {@code System.out} it reports failed writes
 * @param err standard error
 * @param inIsTerminal whether a person types the input
 * @param outIsTerminal whether a person sees the output at once, so that colours make sense
 * @param errIsTerminal whether a progress line may be overwritten in place
 * @param charset the charset of standard output
 * @param environment the environment variables
 */
record Terminal(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Charset charset,
        Map<String, String> environment) {

    /** The terminal this process was started from. */
    static Terminal system() {
        Charset errors = firstCharset("stderr.encoding", "sun.stderr.encoding", "native.encoding");
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), errors), true),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2),
                firstCharset("stdout.encoding", "sun.stdout.encoding", "native.encoding"),
                System.getenv());
    }

    /** Whether colours are welcome when the user did not say: {@code NO_COLOR} and simple terminals forbid them. */
    boolean wantsColour() {
        String noColour = environment.getOrDefault("NO_COLOR", "");
        return outIsTerminal && noColour.isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** Whether box drawing, block elements and the Greek letters of the reports can be written. */
    boolean canShowUnicode() {
        return charset.newEncoder().canEncode("█│χ²λ≥–");
    }

    /**
     * Writes a finished result to standard output.
     *
     * <p>A reader that has gone away (as {@code head} does) has what it wanted, so that is no failure.
     *
     * @throws CommandFailure if the output cannot be written for another reason
     */
    void write(String text, Charset encoding) {
        try {
            out.write(text.getBytes(encoding));
            out.flush();
        } catch (IOException e) {
            if (!isClosedPipe(e)) {
                throw CommandFailure.noResult("cannot write to standard output: " + reason(e));
            }
        }
    }

    /** What the system said, without a Java class name in front of it. */
    static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static boolean isClosedPipe(IOException e) {
        String message = reason(e).toLowerCase(Locale.ROOT);
        // The words of POSIX systems, then those of Windows.
        return message.contains("broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended");
    }

    /**
     * Whether a file descriptor (0, 1 or 2) is a terminal. Java cannot say it for one stream alone: its console needs
     * two of them to be terminals. Linux shows it in a link; elsewhere the parser's guess has to do.
     */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | InvalidPathException | UnsupportedOperationException | SecurityException e) {
            return Ansi.AUTO.enabled();
        }
    }

    private static Charset firstCharset(String... properties) {
        for (String property : properties) {
            Charset charset = charsetOrNull(System.getProperty(property));
            if (charset != null) {
                return charset;
            }
        }
        return Charset.defaultCharset();
    }

    private static @Nullable Charset charsetOrNull(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
