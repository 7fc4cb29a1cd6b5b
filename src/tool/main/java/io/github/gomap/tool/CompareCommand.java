package io.github.gomap.tool;

import io.github.gomap.tool.Comparison.Side;
import io.github.gomap.tool.Examiner.Examined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code gomap compare}: reports on two files of keys beside each other, or on two hash functions for the
 * keys of one file.
 */
@Command(
        name = "compare",
        header = "Compares how the keys of two files spread over a GoMap, or one file under two hash functions.",
        description = {
            "",
            "Puts the figures of 'gomap inspect' beside each other and says which side is better distributed, or that "
                    + "the difference is what chance makes. Both maps have the same seed; other seeds are tried for the "
                    + "verdict.",
            "Every line is a key, also an empty one; the line end is not part of it.",
            ""
        },
        exitCodeList = {
            "0:done, whichever side is better (also when the reader of the output has gone away)",
            "1:the result could not be computed or written",
            "2:unusable input or command line"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gomap compare old-keys.txt new-keys.txt",
            "  cut -d, -f1 customers.csv | gomap compare keys.txt -",
            "  gomap compare --hashers --words book.txt",
        })
final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Two files of keys, or one with --hashers; - is standard input, once.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--hashers",
            description = "Compare the default hash with SipHash-1-3 on one file, which is read once.")
    private boolean hashers;

    @Mixin
    private ReportOptions options = new ReportOptions();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        checkArguments();
        List<Source> sources = Examiner.sources(files, terminal);
        long seed = options.seedOrRandom();
        Comparison comparison = hashers ? ofHashers(sources, seed) : ofFiles(sources, seed);
        if (options.json()) {
            terminal.write(JsonReport.render(comparison), StandardCharsets.UTF_8);
        } else {
            terminal.write(ComparisonText.render(comparison), terminal.charset());
        }
        return 0;
    }

    private void checkArguments() {
        if (files.size() != (hashers ? 1 : 2)) {
            throw misuse((hashers ? "--hashers compares hash functions on one file" : "two files are compared")
                    + ", but " + Units.count(files.size(), "was", "were") + " named");
        }
        if (hashers && options.hash() != null) {
            throw misuse("--hash and --hashers exclude each other");
        }
        if (files.stream().filter("-"::equals).count() > 1) {
            throw misuse("standard input can be read only once");
        }
    }

    private RuntimeException misuse(String message) {
        return spec == null ? CommandFailure.badInput(message) : new ParameterException(spec.commandLine(), message);
    }

    private Comparison ofHashers(List<Source> sources, long seed) {
        List<Examined> examined = new Examiner(terminal, options.kind(), true)
                .examine(
                        sources,
                        List.of(
                                new HashFunction(HashFunction.Kind.DEFAULT, seed),
                                new HashFunction(HashFunction.Kind.SIPHASH, seed)));
        return Comparison.of(
                side(HashFunction.Kind.DEFAULT.title(), examined.get(0)),
                side(HashFunction.Kind.SIPHASH.title(), examined.get(1)));
    }

    private Comparison ofFiles(List<Source> sources, long seed) {
        HashFunction.Kind kind = options.hash() == null ? HashFunction.Kind.DEFAULT : options.hash();
        List<Side> sides = new ArrayList<>();
        for (Source source : sources) {
            Examined examined = new Examiner(terminal, options.kind(), true)
                    .examine(List.of(source), List.of(new HashFunction(kind, seed)))
                    .get(0);
            sides.add(side(source.name(), examined));
        }
        return Comparison.of(sides.get(0), sides.get(1));
    }

    private static Side side(String name, Examined examined) {
        return new Side(name, examined.report(), examined.variancesToMean());
    }
}
