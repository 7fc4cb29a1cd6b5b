package io.github.gomap.tool;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills maps with the keys of sources and finds out what there is to say of them.
 */
final class Examiner {

    private final Terminal terminal;
    private final KeyReport.Kind kind;
    private final boolean reseeding;

    /**
     * Creates an examiner.
     *
     * @param terminal where progress is shown
     * @param kind what a key is
     * @param reseeding whether to look at other seeds too
     */
    Examiner(Terminal terminal, KeyReport.Kind kind, boolean reseeding) {
        this.terminal = terminal;
        this.kind = kind;
        this.reseeding = reseeding;
    }

    /**
     * What was found.
     *
     * @param report what there is to say
     * @param inspection of the map in which the keys are
     * @param variancesToMean under other seeds; empty if that was not asked for
     */
    record Examined(KeyReport report, MapInspection<String, Integer> inspection, List<Double> variancesToMean) {}

    /**
     * Looks at all names before anything is read: a typing error in the last one should not cost the reading of the
     * others. Says what is going on if the keys come from a keyboard.
     *
     * @throws CommandFailure if a source is certain to be unreadable
     */
    static List<Source> sources(List<String> files, Terminal terminal) {
        List<Source> sources =
                files.stream().map(file -> Source.of(file, terminal.in())).toList();
        if (terminal.inIsTerminal() && sources.stream().anyMatch(Source::isStandardInput)) {
            terminal.err()
                    .println("gomap: reading keys from the terminal, one per line; end with Ctrl-D (Windows: Ctrl-Z)");
        }
        return sources;
    }

    /**
     * Reads the sources once, into one map for each hash function.
     *
     * @throws CommandFailure if they cannot be read
     */
    List<Examined> examine(List<Source> sources, List<HashFunction> functions) {
        List<Filling> fillings = functions.stream().map(Filling::new).toList();
        try (Progress progress =
                new Progress(terminal.err(), terminal.errIsTerminal(), Source.totalBytes(sources)).start()) {
            KeyReader reader = new KeyReader(
                    kind == KeyReport.Kind.WORDS, key -> fillings.forEach(filling -> filling.add(key)), progress);
            sources.forEach(reader::read);
            KeyReport.Input input = new KeyReport.Input(
                    sources.stream().map(Source::name).toList(), kind, reader.bytes(), reader.lines(), reader.keys());
            List<Examined> results = new ArrayList<>();
            for (Filling filling : fillings) {
                progress.stage("examining " + Units.count(filling.counts.size(), "entry", "entries"));
                MapInspection<String, Integer> inspection = filling.counts.inspect();
                KeyReport report = filling.report(input, inspection);
                if (reseeding) {
                    progress.stage("looking at " + Reseeding.SEEDS + " other seeds");
                }
                results.add(new Examined(report, inspection, reseeding ? filling.reseeded() : List.of()));
            }
            return results;
        }
    }

    /** A map that is being filled. */
    private static final class Filling {
        private final HashFunction function;
        private final GoMap<String, Integer> counts;
        private final GrowthLog growths;

        Filling(HashFunction function) {
            this.function = function;
            this.counts = function.newMap();
            this.growths = new GrowthLog(counts);
        }

        void add(String key) {
            counts.merge(key, 1, Filling::addWithoutOverflow);
            growths.keyWritten();
        }

        /** A count that has reached the largest int stays there. */
        private static int addWithoutOverflow(int count, int one) {
            return count == Integer.MAX_VALUE ? count : count + one;
        }

        KeyReport report(KeyReport.Input input, MapInspection<String, Integer> inspection) {
            return KeyReport.of(input, counts, inspection, function, growths.steps());
        }

        List<Double> reseeded() {
            int log2Buckets = counts.inspect(MapInspection.Detail.COUNTERS).log2Buckets();
            return Reseeding.variancesToMean(counts.keySet(), function, log2Buckets);
        }
    }
}
