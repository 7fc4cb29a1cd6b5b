package io.github.gomap.benchmarks.runner;

import java.util.Arrays;
import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        description = "Compares GoMap with other maps: time, latency, memory.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {
            QuickCommand.class,
            FullCommand.class,
            TimesCommand.class,
            LatencyCommand.class,
            FootprintCommand.class,
            LoadCommand.class,
            ConcurrencyCommand.class,
            SnapshotsCommand.class,
            HostileCommand.class,
            FirstPutCommand.class,
            GoCommand.class,
            ProgramsCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            ReportCommand.class
        })
public final class BenchmarksCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command. With {@code jmh} as the first argument, runs JMH with the others. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            String[] forJmh = Arrays.copyOfRange(arguments, 1, arguments.length);
            Main.main(forJmh);
            return;
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchmarksCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
