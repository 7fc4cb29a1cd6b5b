package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Surroundings for a command under test, with what it wrote.
 */
final class Captured {

    final Map<String, String> environment = new HashMap<>();
    Charset charset = StandardCharsets.UTF_8;
    boolean outIsTerminal;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private byte[] input = {};

    /** Sets standard input. */
    Captured input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Runs the tool and returns its exit code. */
    int run(String... arguments) {
        return run(out, arguments);
    }

    /** The same with a standard output on which every write fails, and every attempt to repeat it. */
    int runOnBrokenOutput(String reason, String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        return run(new BufferedOutputStream(broken), arguments);
    }

    private int run(OutputStream standardOutput, String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input),
                standardOutput,
                new PrintWriter(err, true),
                false,
                outIsTerminal,
                false,
                charset,
                environment);
        return GomapCommand.run(terminal, arguments);
    }

    /** Runs the tool, which must succeed and say nothing on standard error. */
    void assertSuccess(String... arguments) {
        int exitCode = run(arguments);
        assertEquals("", err());
        assertEquals(0, exitCode);
    }

    /** Runs the tool, which must refuse with this sentence, perhaps with a hint where help is, and print nothing else. */
    void assertBadInput(String message, String... arguments) {
        assertEquals(2, run(arguments));
        assertEquals("", out());
        assertEquals("gomap: " + message, err().lines().findFirst().orElse(""));
        assertFalse(err().contains("\tat "), err());
    }

    String out() {
        return out.toString(charset);
    }

    String err() {
        return err.toString();
    }
}
