package io.github.gomap.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jcstress.Main;

/**
 * The pass that the build makes: jcstress with these tests and arguments, and a failure if it ran none of them.
 *
 * <p>jcstress itself is content when there is nothing it can run, for instance on a single processor.
 *
 * <pre>
 * java -cp stress-tests.jar io.github.gomap.stress.ShortPass results 1500 EveryPair.Writers Publication.FinalField
 * </pre>
 */
public final class ShortPass {
    private ShortPass() {}

    /** Takes the folder for the report, the milliseconds per test, and the names of the tests. */
    public static void main(String[] args) throws Exception {
        Path results = Path.of(args[0]);
        List<String> tests = List.of(args).subList(2, args.length);
        removeReports(results);
        // Fails by an exception, and hence the exit code 1, on a forbidden outcome.
        Main.main(arguments(results, args[1], tests));
        List<String> missing = tests.stream()
                .filter(test -> !Files.exists(report(results, test)))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("jcstress did not run " + missing + " (it needs two processors)");
        }
    }

    private static String[] arguments(Path results, String millis, List<String> tests) {
        List<String> arguments = new ArrayList<>(List.of("-r", results.toString(), "-iters", "1", "-time", millis));
        // One configuration of the JVM instead of dozens.
        arguments.addAll(List.of("-jvmArgs", "-XX:+TieredCompilation", "-sc", "false"));
        // Each test starts JVMs that live for a second or two: to touch their heaps beforehand would be half of that.
        arguments.addAll(List.of("-pth", "false"));
        // A race takes microseconds, so few of them at a time are enough; how many fit is found out by interpreted code
        // first.
        arguments.addAll(List.of("-strideSize", "16", "-strideCount", "4"));
        arguments.add("-t");
        arguments.add(String.join("|", tests.stream().map(ShortPass::exactly).toList()));
        return arguments.toArray(String[]::new);
    }

    private static String exactly(String test) {
        return Pattern.quote(fullName(test)) + "$";
    }

    private static String fullName(String test) {
        return ShortPass.class.getPackageName() + "." + test;
    }

    private static Path report(Path results, String test) {
        return results.resolve(fullName(test) + ".html");
    }

    /** Those of an earlier pass must not be taken for this one's. */
    private static void removeReports(Path results) throws IOException {
        if (!Files.isDirectory(results)) {
            return;
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".html")) {
                    Files.delete(file);
                }
            }
        }
    }
}
