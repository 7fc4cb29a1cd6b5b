package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.programs.Program;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the commands that run real programs. */
final class ProgramOptions {
    @Option(
            names = "--work",
            paramLabel = "<folder>",
            defaultValue = "benchmarks/target/programs",
            description = "Where programs are kept that were fetched. Default: ${DEFAULT-VALUE}")
    Path work;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<program>",
            description = "Which programs. Default: all. Any of ${COMPLETION-CANDIDATES}")
    List<Program> programs = List.of(Program.values());
}
