package io.github.gomap.tool;

import io.github.gomap.GoMap;
import io.github.gomap.HeatMap;
import io.github.gomap.MapInspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * The command {@code gomap inspect}: fills a map with the keys of files and reports how they spread over it.
 */
@Command(
        name = "inspect",
        header = "Shows how the keys of a file spread over the buckets of a GoMap.",
        description = {
            "",
            "Reads keys from UTF-8 text, one per line, counts them in one map, and reports entries, hashCodes, "
                    + "buckets, chains, evenness, lookup costs and memory, with a heat map of the table.",
            "Every line is a key, also an empty one; the line end is not part of it.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = GomapCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done (also when the reader of the output has gone away)",
            "1:the result could not be computed or written",
            "2:unusable input or command line"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gomap inspect --words book.txt",
            "  cut -d, -f1 customers.csv | gomap inspect --json -",
            "  gomap inspect --svg heat-map.svg keys.txt",
        })
final class InspectCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of keys, read into one map; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--words",
            description =
                    "Take words as keys: runs of letters, digits and the apostrophes between them, in lower case.")
    private boolean words;

    @Option(names = "--json", description = "Write the report as one JSON object (UTF-8).")
    private boolean json;

    @Option(
            names = "--svg",
            paramLabel = "OUT",
            description = "Also write the heat map to this file, as an SVG document.")
    private @Nullable String svg;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            converter = ColourConverter.class,
            description = "Colour the heat map: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private Colour colour = Colour.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Fix the seed of the map, so that the same keys give the same table; random by default.")
    private @Nullable Long seed;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Inspected inspected = read();
        if (svg != null) {
            writeSvg(svg, inspected.inspection().heatMap());
        }
        if (json) {
            terminal.write(JsonReport.render(inspected.report()), StandardCharsets.UTF_8);
        } else {
            boolean coloured = colour == Colour.AUTO ? terminal.wantsColour() : colour == Colour.ALWAYS;
            String text = TextReport.render(
                    inspected.report(),
                    inspected.inspection().heatMap(),
                    terminal.charset(),
                    terminal.canShowUnicode(),
                    coloured);
            terminal.write(text, terminal.charset());
        }
        return 0;
    }

    private static void writeSvg(String file, HeatMap heatMap) {
        try {
            Files.writeString(Path.of(file), heatMap.toSvg());
        } catch (InvalidPathException e) {
            throw CommandFailure.badInput(Printable.name(file) + ": not a file name");
        } catch (IOException e) {
            throw CommandFailure.noResult("cannot write " + Printable.name(file) + ": " + Terminal.reason(e));
        }
    }

    /** A map and what there is to say of it. */
    private record Inspected(KeyReport report, MapInspection<String, Integer> inspection) {}

    private Inspected read() {
        // All names are looked at first: a typing error in the last one should not cost the reading of the others.
        List<Source> sources =
                files.stream().map(file -> Source.of(file, terminal.in())).toList();
        if (terminal.inIsTerminal() && sources.stream().anyMatch(Source::isStandardInput)) {
            terminal.err()
                    .println("gomap: reading keys from the terminal, one per line; end with Ctrl-D (Windows: Ctrl-Z)");
        }
        // Small numbers are easier to type again.
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        GoMap<String, Integer> counts = GoMap.<String, Integer>builder()
                .random(new SplittableRandom(usedSeed))
                .build();
        try (Progress progress =
                new Progress(terminal.err(), terminal.errIsTerminal(), Source.totalBytes(sources)).start()) {
            KeyReader reader =
                    new KeyReader(words, key -> counts.merge(key, 1, InspectCommand::addWithoutOverflow), progress);
            sources.forEach(reader::read);
            progress.stage("examining " + Units.count(counts.size(), "entry", "entries"));
            KeyReport.Input input = new KeyReport.Input(
                    sources.stream().map(Source::name).toList(),
                    words ? KeyReport.Kind.WORDS : KeyReport.Kind.LINES,
                    reader.bytes(),
                    reader.lines(),
                    reader.keys());
            MapInspection<String, Integer> inspection = counts.inspect();
            return new Inspected(KeyReport.of(input, counts, inspection, usedSeed), inspection);
        }
    }

    /** A count that has reached the largest int stays there. */
    private static int addWithoutOverflow(int count, int one) {
        return count == Integer.MAX_VALUE ? count : count + one;
    }

    /** When to use colours. */
    private enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Reads a {@link Colour}, and says what is possible in the words of the help text. */
    private static final class ColourConverter implements ITypeConverter<Colour> {
        @Override
        public Colour convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> Colour.AUTO;
                case "always" -> Colour.ALWAYS;
                case "never" -> Colour.NEVER;
                default ->
                    throw new TypeConversionException(
                            "expected auto, always or never, but was " + Printable.name(text));
            };
        }
    }

    /** Reads a seed; the message of the parser would name a Java type. */
    private static final class SeedConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "expected a whole number of at most 64 bits, but was " + Printable.name(text));
            }
        }
    }
}
