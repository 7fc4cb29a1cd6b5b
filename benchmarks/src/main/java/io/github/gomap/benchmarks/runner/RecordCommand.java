package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.programs.Program;
import io.github.gomap.benchmarks.programs.TraceRecording;
import io.github.gomap.benchmarks.support.ChildJvm.Failure;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records traces of real programs. */
@Command(
        name = "record",
        description =
                "Runs the programs of `programs` with a recorder in the place of their HashMap and keeps what they"
                        + " do to their maps: traces for `replay`.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProgramOptions options;

    @Option(
            names = "--out",
            paramLabel = "<folder>",
            defaultValue = "benchmarks/target/traces",
            description = "Where traces are kept. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(
            names = "--operations",
            defaultValue = "400000",
            description = "How many operations of a program to keep, from its start on. Default: ${DEFAULT-VALUE}")
    private int operations;

    @Override
    public Integer call() {
        if (operations < 1 || operations > TraceFormat.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--operations must be from 1 to " + TraceFormat.MOST + ": " + operations);
        }
        TraceRecording recording = new TraceRecording(options.work, out, operations);
        try {
            for (Program program : options.programs) {
                Path file = recording.record(program);
                System.out.println(file + ": " + TraceReader.read(file).summary());
            }
            return 0;
        } catch (IOException | Failure e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
