package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times every single operation. */
@Command(
        name = "latency",
        description =
                "Times every single put (or remove …) of a map that grows to 8 million entries, with the pauses of"
                        + " the garbage collector apart. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class LatencyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--operations", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Operation> operations = List.of(Operation.values());

    @Option(names = "--collectors", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Collector> collectors;

    @Option(
            names = "--keys",
            paramLabel = "<kind|file>",
            converter = KeySourceConverter.class,
            completionCandidates = KeySourceConverter.Candidates.class,
            defaultValue = "LONG_RANDOM",
            description = "A file of keys, one per line, in UTF-8, none twice, or any of ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}")
    private KeySource keys;

    @Option(names = "--size", defaultValue = "8000000", description = "Entries. Default: 8,000,000")
    private int size;

    @Option(names = "--rate", defaultValue = "500000", description = "Per second, at a fixed rate. Default: 500,000")
    private int rate;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs per map and collector. Default: 3")
    private int rounds;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public void run() {
        if (size > keys.capacity()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Too few keys: %s has %,d, --size is %,d".formatted(keys.name(), keys.capacity(), size));
        }
        List<KeyType> types = common.keyTypes(KeyType.OBJECT);
        common.requireOfTypes(types, List.of(keys));
        types.forEach(this::run);
    }

    private void run(KeyType type) {
        LatencyRunner runner = new LatencyRunner(
                common.store(type, "latency", LatencyResult.class), common.folder, type, keys, size, rate);
        runner.plan(
                operations, common.contestants(type), CommonOptions.collectors(collectors, Collector.values()), rounds);
        if (dryRun) {
            System.out.println(runner.runCount() + " JVMs, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }
}
