package io.github.gomap.benchmarks.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the Go program that does the same work on Go's maps, where there is a Go whose map is the model of GoMap. */
@Command(
        name = "go",
        description = "Measures Go's own map, if a go of version 1.23 or older is on the PATH; else does nothing.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class GoCommand implements Callable<Integer> {
    static final Path SOURCE = Path.of("benchmarks/go");

    /** From 1.24 on Go has another map. */
    private static final int LAST_MINOR_VERSION = 23;

    private static final Pattern VERSION = Pattern.compile("go1\\.(\\d+)");

    @Mixin
    private ResultOptions results;

    @Option(names = "--source", description = "Where the Go program is. Default: ${DEFAULT-VALUE}")
    private Path source = SOURCE;

    @Option(names = "--quick", description = "Only small sizes, once.")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        run(results.folder, source, quick ? List.of("-quick", "-rounds", "1", "-puts", "2000000") : List.of());
        return 0;
    }

    /** Lets Go's maps that threads share answer these questions. */
    static void runConcurrency(Path folder, List<String> options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-concurrency"));
        all.addAll(options);
        run(folder, SOURCE, all);
    }

    static void run(Path folder, Path source, List<String> options) throws IOException, InterruptedException {
        String reason = reasonNotToRun();
        if (reason != null) {
            System.out.println("Go: left out, " + reason);
            return;
        }
        List<String> command = new ArrayList<>(
                List.of("go", "run", ".", "-results", folder.toAbsolutePath().toString()));
        command.addAll(options);
        int status = new ProcessBuilder(command)
                .directory(source.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            System.out.println("Go: failed with status " + status);
        }
    }

    /** Null = nothing is in the way. */
    private static String reasonNotToRun() throws InterruptedException {
        String output;
        try {
            Process process = new ProcessBuilder("go", "version").start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
        } catch (IOException e) {
            return "no go on the PATH";
        }
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            return "unknown version: " + output;
        }
        return Integer.parseInt(version.group(1)) > LAST_MINOR_VERSION ? "its map is another one: " + output : null;
    }
}
