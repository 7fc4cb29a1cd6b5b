package io.github.gomap.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One place keys come from: a file, or standard input if its name is {@code -}.
 */
final class Source {

    private final String name;
    private final @Nullable Path path;
    private final InputStream standardInput;

    private Source(String name, @Nullable Path path, InputStream standardInput) {
        this.name = name;
        this.path = path;
        this.standardInput = standardInput;
    }

    /**
     * Looks at a file without opening it (opening a named pipe would wait for its writer).
     *
     * @throws CommandFailure if it is certain that it cannot be read
     */
    static Source of(String argument, InputStream standardInput) {
        if (argument.equals("-")) {
            return new Source("standard input", null, standardInput);
        }
        String name = Printable.name(argument);
        Path path = pathOf(argument, name);
        if (Files.isDirectory(path)) {
            throw CommandFailure.badInput(name + ": is a directory, not a file of keys");
        }
        if (!Files.exists(path)) {
            throw CommandFailure.badInput(name + ": no such file");
        }
        if (!Files.isReadable(path)) {
            throw CommandFailure.badInput(name + ": permission denied");
        }
        return new Source(name, path, standardInput);
    }

    /** The total number of bytes, unless one of the sources does not say (a pipe, a device). */
    static OptionalLong totalBytes(List<Source> sources) {
        long total = 0;
        for (Source source : sources) {
            long bytes = source.bytes();
            if (bytes <= 0) {
                return OptionalLong.empty();
            }
            total += bytes;
        }
        return OptionalLong.of(total);
    }

    /** What messages and reports call it. */
    String name() {
        return name;
    }

    boolean isStandardInput() {
        return path == null;
    }

    /**
     * Opens it for reading; closing the stream never closes standard input.
     *
     * @throws CommandFailure if it cannot be opened
     */
    InputStream open() {
        if (path == null) {
            return new FilterInputStream(standardInput) {
                @Override
                public void close() {}
            };
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The failure that tells of an exception met while reading. */
    CommandFailure unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return CommandFailure.badInput(name + ": no such file");
        }
        if (e instanceof AccessDeniedException) {
            return CommandFailure.badInput(name + ": permission denied");
        }
        return CommandFailure.badInput(name + ": cannot be read: " + Terminal.reason(e));
    }

    private long bytes() {
        try {
            return path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static Path pathOf(String argument, String name) {
        if (argument.isEmpty()) {
            throw CommandFailure.badInput("a file name is empty");
        }
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw CommandFailure.badInput(name + ": is not a file name: " + e.getReason());
        }
    }
}
