package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.startup.FirstPut;
import io.github.gomap.benchmarks.startup.FirstPutRunner;
import io.github.gomap.benchmarks.support.Contestant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the first map of a JVM costs. */
@Command(
        name = "first-put",
        description = "Starts JVMs in which a GoMap or a HashMap is the first thing that happens: how long do its"
                + " creation, the first put, twenty more and an iteration take, and how many classes are loaded for them?"
                + " Prints a table.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class FirstPutCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--rounds", defaultValue = "20", description = "JVMs per map. Default: 20")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        List<Contestant> contestants = common.keyTypes(KeyType.OBJECT).stream()
                .flatMap(keys -> common.contestants(keys, "GO_MAP", "HASH_MAP").stream())
                .toList();
        FirstPutRunner runner;
        try {
            runner = new FirstPutRunner(contestants, common.folder);
        } catch (IllegalArgumentException e) {
            throw common.invalid(e);
        }
        System.out.print(System.getProperty("java.runtime.version") + "\n" + FirstPut.table(runner.run(rounds)));
        return 0;
    }
}
