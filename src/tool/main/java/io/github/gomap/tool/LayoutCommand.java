package io.github.gomap.tool;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * The command {@code gomap layout}: puts a few keys into a map and draws its storage byte by byte.
 */
@Command(
        name = "layout",
        header = "Draws the storage of a small GoMap byte by byte.",
        description = {
            "",
            "Puts keys into a map, one after the other, and draws every bucket: the metadata word, what each of its "
                    + "bytes means, the key and value cells of the eight slots, and the overflow buckets behind it; "
                    + "both generations while the map is growing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gomap layout one two three",
            "  gomap layout a b c d --remove b",
            "  seq 100 | gomap layout --file - --until growth",
            "  seq 10000 | gomap layout --file - --window 26 --until same-size",
        })
final class LayoutCommand implements Callable<Integer> {

    static final int MOST_ENTRIES = 256;

    private final Terminal terminal;

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Keys, put in this order.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Then put the keys of this file of UTF-8 text, one per line; - is standard input.")
    private @Nullable String file;

    @Option(names = "--words", description = "Take the words of the file as keys, in lower case, instead of its lines.")
    private boolean words;

    @Option(
            names = "--remove",
            paramLabel = "KEY",
            description = "Remove this key in the end, so that it leaves a hole; may be repeated. "
                    + "As any write does, it moves a growth on.")
    private List<String> removed = new ArrayList<>();

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Keep at most N keys: before a further one is put, the oldest is removed.")
    private @Nullable Integer window;

    @Option(
            names = "--until",
            paramLabel = "WHAT",
            converter = MomentConverter.class,
            description = "Stop after the first key that leaves this behind: overflow (an overflow bucket), "
                    + "growth (a growth under way), doubling or same-size (a growth of this kind).")
    private @Nullable Moment until;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Fix the seed of the map, so that the same keys give the same drawing; random by default.")
    private @Nullable Long seed;

    @Mixin
    private DrawingOptions drawing = new DrawingOptions();

    LayoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (window != null && (window < 1 || window > MOST_ENTRIES)) {
            throw CommandFailure.badInput(
                    "--window: expected a number from 1 to " + MOST_ENTRIES + ", but was " + window);
        }
        // Small numbers are easier to type again.
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        Filling filling = new Filling(usedSeed, window, until);
        arguments.forEach(filling);
        if (file != null) {
            read(Source.of(file, terminal.in()), filling);
        }
        filling.checkMomentReached();
        removed.forEach(filling::remove);
        MapLayout layout = MapLayout.of(filling.map.inspect(), usedSeed);
        if (drawing.json()) {
            terminal.write(JsonReport.render(layout), StandardCharsets.UTF_8);
        } else {
            String text = LayoutText.render(layout, terminal.charset(), drawing.palette(terminal));
            terminal.write(text, terminal.charset());
        }
        return 0;
    }

    private void read(Source source, Consumer<String> sink) {
        if (terminal.inIsTerminal() && source.isStandardInput()) {
            terminal.err()
                    .println("gomap: reading keys from the terminal, one per line; end with Ctrl-D (Windows: Ctrl-Z)");
        }
        try (Progress progress =
                new Progress(terminal.err(), terminal.errIsTerminal(), Source.totalBytes(List.of(source))).start()) {
            new KeyReader(words, sink, progress).read(source);
        }
    }

    /** Puts keys until the moment that was asked for; what comes after it is ignored. */
    private static final class Filling implements Consumer<String> {

        private final GoMap<String, Integer> map;
        private final Deque<String> oldestFirst = new ArrayDeque<>();
        private final @Nullable Integer window;
        private final @Nullable Moment until;
        private int keys;
        private boolean stopped;

        Filling(long seed, @Nullable Integer window, @Nullable Moment until) {
            this.window = window;
            this.until = until;
            map = GoMap.<String, Integer>builder()
                    .random(new SplittableRandom(seed))
                    .build();
        }

        @Override
        public void accept(String key) {
            if (stopped) {
                return;
            }
            keys++;
            if (!map.containsKey(key)) {
                makeRoom();
                oldestFirst.add(key);
            }
            map.put(key, keys);
            stopped = until != null && until.isNow(map.inspect(MapInspection.Detail.COUNTERS));
        }

        private void makeRoom() {
            if (window != null && map.size() == window) {
                map.remove(oldestFirst.remove());
            }
            if (map.size() == MOST_ENTRIES) {
                throw CommandFailure.badInput("more than " + MOST_ENTRIES
                        + " different keys: layout draws small maps (--window keeps one small, inspect takes any)");
            }
        }

        void checkMomentReached() {
            if (until != null && !stopped) {
                throw CommandFailure.badInput("--until " + until.word + ": not reached with "
                        + Units.count(keys, "key", "keys") + "; more keys or another seed may do");
            }
        }

        void remove(String key) {
            if (!map.containsKey(key)) {
                throw CommandFailure.badInput("--remove " + Printable.name(key) + ": no such key in the map");
            }
            map.remove(key);
        }
    }

    /** When to stop. */
    private enum Moment {
        OVERFLOW("overflow") {
            @Override
            boolean isNow(MapInspection<?, ?> counters) {
                return counters.overflowCount() > 0;
            }
        },
        GROWTH("growth") {
            @Override
            boolean isNow(MapInspection<?, ?> counters) {
                return counters.isGrowing();
            }
        },
        DOUBLING("doubling") {
            @Override
            boolean isNow(MapInspection<?, ?> counters) {
                return counters.isGrowing() && !counters.isSameSizeGrowth();
            }
        },
        SAME_SIZE("same-size") {
            @Override
            boolean isNow(MapInspection<?, ?> counters) {
                return counters.isSameSizeGrowth();
            }
        };

        private final String word;

        Moment(String word) {
            this.word = word;
        }

        abstract boolean isNow(MapInspection<?, ?> counters);
    }

    /** Reads a {@link Moment}, and says what is possible in the words of the help text. */
    private static final class MomentConverter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            for (Moment moment : Moment.values()) {
                if (moment.word.equals(text.toLowerCase(Locale.ROOT))) {
                    return moment;
                }
            }
            throw new TypeConversionException(
                    "expected overflow, growth, doubling or same-size, but was " + Printable.name(text));
        }
    }
}
