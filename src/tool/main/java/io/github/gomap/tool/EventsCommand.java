package io.github.gomap.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code gomap events}: draws what a flight recording holds of maps.
 */
@Command(
        name = "events",
        header = "Draws growths of maps beside the garbage collections of a flight recording.",
        description = {
            "",
            "Reads a recording of the JDK Flight Recorder and draws, on one time axis, the growths of every GoMap from "
                    + "start to end, clears, long chains, indexes, misuse, and the pauses of the garbage collector; "
                    + "then tables of the longest.",
            ""
        },
        footerHeading = "%nThe events are off by default. To record them, here of the tool itself:%n",
        footer = {
            "  gomap events --settings > gomap.jfc",
            "  java -XX:StartFlightRecording:filename=words.jfr,settings=gomap.jfc \\",
            "      -jar gomap-tool.jar inspect --words book.txt",
            "  gomap events words.jfr",
            "",
            "Or beside other settings, event by event:",
            "  -XX:StartFlightRecording:filename=words.jfr,\\",
            "      +io.github.gomap.GrowthStarted#enabled=true,\\",
            "      +io.github.gomap.GrowthFinished#enabled=true",
            "and so on with LongChainMet, IndexBuilt, MisuseDetected, MapCleared."
        })
final class EventsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The recording (.jfr).")
    private String file = "";

    @Option(
            names = "--settings",
            description = "Write settings (.jfc) that record the events of maps and the pauses of the collector.")
    private boolean settings;

    @Option(names = "--whole", description = "Let the axis cover all pauses, not only the time of the events of maps.")
    private boolean whole;

    @Mixin
    private DrawingOptions drawing = new DrawingOptions();

    EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (settings) {
            terminal.write(EventSettings.document(), StandardCharsets.UTF_8);
            return 0;
        }
        EventLog log = read();
        if (drawing.json()) {
            terminal.write(JsonReport.render(log), StandardCharsets.UTF_8);
        } else {
            String text = EventTimeline.render(log, whole, drawing.palette(terminal));
            terminal.write(text, terminal.charset());
        }
        return 0;
    }

    private EventLog read() {
        if (file.isEmpty()) {
            throw CommandFailure.badInput("a recording is missing; 'gomap events --help' says how to make one");
        }
        if (file.equals("-")) {
            throw CommandFailure.badInput("a recording cannot be read from standard input, name a file");
        }
        if (isDirectory(file)) {
            throw CommandFailure.badInput(Printable.name(file) + ": is a directory, not a recording");
        }
        String name = Source.of(file, terminal.in()).name();
        try (Progress progress = new Progress(terminal.err(), terminal.errIsTerminal(), OptionalLong.empty()).start()) {
            progress.stage("reading " + name);
            return EventReader.read(Path.of(file), name, progress);
        } catch (NoClassDefFoundError e) {
            throw CommandFailure.noResult("this Java runtime has no flight recorder (module jdk.jfr)");
        }
    }

    /** Names that are none are left to {@link Source}. */
    private static boolean isDirectory(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
