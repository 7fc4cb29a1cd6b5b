package io.github.gomap.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code gomap}: chooses a subcommand, and turns whatever goes wrong into one sentence and an exit code.
 *
 * <pre>{@code
 * java -jar gomap-tool.jar inspect --words book.txt
 * }</pre>
 */
@Command(
        name = "gomap",
        description = "Looks at hash maps from the inside.",
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = GomapCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done (also when the reader of the output has gone away)",
            "1:the result could not be computed or written",
            "2:unusable input or command line"
        },
        footer = {"", "'gomap COMMAND --help' explains a command."})
public final class GomapCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private GomapCommand() {}

    /**
     * Runs the tool and ends the process, unless all went well: then it returns, so that it can run inside a build.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int exitCode = run(Terminal.system(), arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Runs the tool in given surroundings and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        try {
            StringWriter help = new StringWriter();
            int exitCode = commandLine(terminal, new PrintWriter(help)).execute(arguments);
            if (help.getBuffer().length() > 0) {
                terminal.write(help.toString(), terminal.charset());
            }
            return exitCode;
        } catch (CommandFailure failure) {
            return report(terminal, failure);
        } catch (OutOfMemoryError e) {
            return report(
                    terminal,
                    CommandFailure.noResult(
                            "not enough memory for these keys; a larger heap helps: java -Xmx8g -jar gomap-tool.jar"));
        }
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }

    /** The command line with all its commands, which a manual is made of, too. */
    static CommandLine commandLine(Terminal terminal, PrintWriter help) {
        Ansi ansi = terminal.wantsColour() ? Ansi.ON : Ansi.OFF;
        return new CommandLine(new GomapCommand())
                .addSubcommand(new InspectCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new LayoutCommand(terminal))
                .addSubcommand(new EventsCommand(terminal))
                .addSubcommand(new GenerateCompletion())
                .setOut(help)
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setParameterExceptionHandler((e, arguments) -> reportUsage(terminal, e))
                .setExecutionExceptionHandler((e, command, result) -> report(terminal, e));
    }

    private static int reportUsage(Terminal terminal, ParameterException e) {
        terminal.err().println("gomap: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, terminal.err());
        terminal.err()
                .println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName()
                        + " --help' for more information.");
        terminal.err().flush();
        return CommandFailure.BAD_INPUT;
    }

    private static int report(Terminal terminal, Exception e) {
        if (e instanceof CommandFailure failure) {
            return report(terminal, failure);
        }
        // Nothing a user did should lead here; the first line of the trace is what a bug report needs.
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return report(terminal, CommandFailure.noResult("internal error, please report it: " + e + place));
    }

    private static int report(Terminal terminal, CommandFailure failure) {
        terminal.err().println("gomap: " + failure.sentence());
        terminal.err().flush();
        return failure.exitCode();
    }

    /** Reads the version that Maven writes into the jar; classes in a folder are a build under development. */
    static final class Version implements IVersionProvider {

        private static final String PROPERTIES = "/META-INF/maven/io.github.gomap/gomap-tool/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            try (InputStream in = GomapCommand.class.getResourceAsStream(PROPERTIES)) {
                Properties properties = new Properties();
                if (in != null) {
                    properties.load(in);
                }
                return new String[] {"gomap " + properties.getProperty("version", "(not packaged)")};
            }
        }
    }
}
