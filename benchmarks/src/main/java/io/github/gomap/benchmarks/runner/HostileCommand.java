package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.hostile.HostileFamily;
import io.github.gomap.benchmarks.hostile.HostileKeys;
import io.github.gomap.benchmarks.support.Contestant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares what colliding keys cost. */
@Command(
        name = "hostile",
        description =
                "Puts, gets, misses and removes keys that were made to collide, in HashMap and in each other map in"
                        + " turns. Prints a table.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class HostileCommand implements Callable<Integer> {
    /** Of these the last third must not be empty. */
    private static final int FEWEST_ROUNDS = 2;

    @Mixin
    private CommonOptions common;

    @Option(names = "--families", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<HostileFamily> families = List.of(HostileFamily.values());

    @Option(names = "--rounds", defaultValue = "15", description = "Rounds; the first third warms up. Default: 15")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        if (rounds < FEWEST_ROUNDS) {
            throw common.invalid(
                    new IllegalArgumentException("--rounds must be at least " + FEWEST_ROUNDS + ": " + rounds));
        }
        boolean allWent = true;
        for (Contestant contestant : common.contestantsOfObjects("Hostile maps", "GO_MAP")) {
            allWent &= HostileKeys.compare(contestant, families, rounds);
        }
        return allWent ? 0 : 1;
    }
}
