package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.results.ResultStore;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where results go, and which command line they come from. */
class ResultOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--results",
            paramLabel = "<folder>",
            defaultValue = "benchmarks/target/results",
            description = "Where results are kept and found again. Default: ${DEFAULT-VALUE}")
    Path folder;

    /** What a command throws if it was given what it cannot work with. */
    final ParameterException invalid(IllegalArgumentException reason) {
        return new ParameterException(command.commandLine(), reason.getMessage(), reason);
    }

    /** The file of a kind of results. */
    final <R> ResultStore<R> store(String kind, Class<R> type) {
        return ResultStore.open(folder, kind, type, commandLine());
    }

    /** The command line as it was typed. */
    final String commandLine() {
        return "java -jar benchmarks/target/benchmarks.jar "
                + String.join(" ", command.root().commandLine().getParseResult().originalArgs());
    }
}
