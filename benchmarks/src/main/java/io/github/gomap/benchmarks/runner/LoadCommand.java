package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.load.LoadRunner;
import io.github.gomap.benchmarks.results.LoadResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a load factor costs. */
@Command(
        name = "load",
        description = "Looks at the chains of a GoMap at loads from 1 to 8, also above the 6.5 at which it grows, and"
                + " times lookups. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class LoadCommand implements Callable<Integer> {
    /** From half full to what Go's table ends with. */
    static final List<Double> LOADS = List.of(1.0, 2.0, 3.0, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0);

    static final List<Integer> LOG2_BUCKETS = List.of(10, 14);

    @Mixin
    private ResultOptions results;

    @Option(names = "--loads", split = ",", description = "Entries per bucket. Default: 1 to 8")
    private List<Double> loads = LOADS;

    @Option(names = "--buckets", split = ",", description = "log2 of the numbers of buckets. Default: 10,14")
    private List<Integer> log2Buckets = LOG2_BUCKETS;

    @Option(names = "--rounds", defaultValue = "3", description = "Forks per load. Default: 3")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        LoadRunner runner = new LoadRunner(results.store("load", LoadResult.class), results.folder);
        runner.plan(log2Buckets, loads, rounds);
        runner.run();
        return 0;
    }
}
