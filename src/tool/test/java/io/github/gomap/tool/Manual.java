package io.github.gomap.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual in AsciiDoc, a page for each command; the build of a release makes man pages of it. */
public final class Manual {

    private Manual() {}

    /**
     * Writes the pages.
     *
     * @param arguments the folder to write them to
     * @throws IOException if a page cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** Writes the pages into a folder, which need not exist. */
    static void write(Path folder) throws IOException {
        CommandLine gomap = GomapCommand.commandLine(Terminal.system(), new PrintWriter(Writer.nullWriter()));
        ManPageGenerator.generateManPage(
                Files.createDirectories(folder).toFile(), null, new boolean[0], false, gomap.getCommandSpec());
    }
}
