package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.results.FootprintResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures memory. */
@Command(
        name = "footprint",
        description = "Counts the bytes of maps beyond keys and values at many sizes, the peaks of their growth and the"
                + " allocations that are humongous for G1. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class FootprintCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--size",
            defaultValue = "8000000",
            description = "How far a map grows while humongous allocations are counted. Default: 8,000,000")
    private int size;

    @Override
    public void run() {
        for (KeyType keys : common.keyTypes(KeyType.OBJECT)) {
            FootprintRunner runner =
                    new FootprintRunner(common.store(keys, "footprint", FootprintResult.class), common.folder, size);
            runner.plan(common.contestants(keys));
            runner.run();
        }
    }
}
