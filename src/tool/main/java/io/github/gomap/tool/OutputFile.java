package io.github.gomap.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a command writes beside its report.
 */
final class OutputFile {

    private final String name;
    private final Path path;

    private OutputFile(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Looks at a file before the work begins.
     *
     * @param argument its name
     * @param inputs the names of the files that are read
     * @throws CommandFailure if it is certain that it cannot be written, or should not
     */
    static OutputFile of(String argument, List<String> inputs) {
        String name = Printable.name(argument);
        try {
            OutputFile file = new OutputFile(name, Path.of(argument));
            Path folder = file.path.toAbsolutePath().getParent();
            if (argument.isEmpty() || Files.isDirectory(file.path)) {
                throw CommandFailure.badInput(
                        argument.isEmpty() ? "a file name is empty" : name + ": is a directory, nothing to write to");
            }
            if (folder != null && !Files.isDirectory(folder)) {
                throw CommandFailure.noResult("cannot write " + name + ": its folder does not exist");
            }
            for (String input : inputs) {
                if (file.isSameAs(input)) {
                    throw CommandFailure.badInput(name + ": is read and would be overwritten");
                }
            }
            return file;
        } catch (InvalidPathException e) {
            throw CommandFailure.badInput(name + ": not a file name");
        }
    }

    private boolean isSameAs(String input) {
        try {
            return !input.equals("-") && Files.exists(path) && Files.isSameFile(path, Path.of(input));
        } catch (IOException e) {
            // What cannot be looked at is reported when it is opened.
            return false;
        }
    }

    /**
     * Writes the whole file.
     *
     * @throws CommandFailure if that fails
     */
    void write(String content) {
        try {
            Files.writeString(path, content);
        } catch (NoSuchFileException e) {
            throw CommandFailure.noResult("cannot write " + name + ": its folder does not exist");
        } catch (AccessDeniedException e) {
            throw CommandFailure.noResult("cannot write " + name + ": permission denied");
        } catch (IOException e) {
            throw CommandFailure.noResult("cannot write " + name + ": " + Terminal.reason(e));
        }
    }
}
