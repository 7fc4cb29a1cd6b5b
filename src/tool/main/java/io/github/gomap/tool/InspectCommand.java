package io.github.gomap.tool;

import io.github.gomap.HeatMap;
import io.github.gomap.tool.Examiner.Examined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code gomap inspect}: fills a map with the keys of files and reports how they spread over it.
 */
@Command(
        name = "inspect",
        header = "Shows how the keys of a file spread over the buckets of a GoMap.",
        description = {
            "",
            "Reads keys from UTF-8 text, one per line, counts them in one map, and reports entries, hashCodes, "
                    + "buckets, chains, evenness, lookup costs and memory, with a heat map of the table.",
            "Every line is a key, also an empty one; the line end is not part of it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gomap inspect --words book.txt",
            "  cut -d, -f1 customers.csv | gomap inspect --json -",
            "  gomap inspect --svg heat-map.svg keys.txt",
            "  gomap inspect --html report.html keys.txt",
        })
final class InspectCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of keys, read into one map; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(
            names = "--svg",
            paramLabel = "OUT",
            description = "Also write the heat map to this file, as an SVG document.")
    private @Nullable String svg;

    @Option(
            names = "--html",
            paramLabel = "OUT",
            description = "Also write the report with charts to this file, as a page that needs nothing else.")
    private @Nullable String html;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            converter = Colour.Converter.class,
            description = "Colour the heat map: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private Colour colour = Colour.AUTO;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Source> sources = Examiner.sources(files, terminal);
        OutputFile picture = svg == null ? null : OutputFile.of(svg, files);
        OutputFile page = html == null ? null : OutputFile.of(html, files);
        HashFunction.Kind kind = options.hash() == null ? HashFunction.Kind.DEFAULT : options.hash();
        HashFunction function = new HashFunction(kind, options.seedOrRandom());
        Examined examined = new Examiner(terminal, options.kind(), false)
                .examine(sources, List.of(function))
                .get(0);
        HeatMap heatMap = examined.inspection().heatMap();
        if (picture != null) {
            picture.write(heatMap.toSvg());
        }
        if (page != null) {
            page.write(HtmlReport.render(examined.report(), heatMap));
        }
        terminalReport(examined.report(), heatMap);
        return 0;
    }

    private void terminalReport(KeyReport report, HeatMap heatMap) {
        if (options.json()) {
            terminal.write(JsonReport.render(report), StandardCharsets.UTF_8);
            return;
        }
        boolean coloured = colour.isWantedOn(terminal);
        String text = TextReport.render(report, heatMap, terminal.charset(), terminal.canShowUnicode(), coloured);
        terminal.write(text, terminal.charset());
    }
}
