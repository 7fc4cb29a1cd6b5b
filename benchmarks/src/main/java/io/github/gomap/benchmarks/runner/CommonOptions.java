package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.Contestant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options of the commands that compare maps. */
final class CommonOptions extends ResultOptions {
    @Option(
            names = "--maps",
            split = ",",
            paramLabel = "<map>",
            description = "Which maps take part. Default: all. Any of ${COMPLETION-CANDIDATES}")
    private List<MapKind> maps;

    @Option(
            names = "--build",
            paramLabel = "<name>=<jar>",
            description = "Another build of the library that takes part as GO_MAP@<name>. May be repeated.")
    private Map<String, Path> builds = new LinkedHashMap<>();

    /** The maps that take part, all if the command line does not say. */
    List<Contestant> contestants(MapKind... byDefault) {
        Stream<MapKind> kinds = maps == null ? Stream.of(byDefault) : maps.stream();
        List<Contestant> contestants = new ArrayList<>(kinds.map(Contestant::of).toList());
        builds.forEach((name, jar) -> contestants.add(Contestant.ofBuild(name, jar)));
        return contestants;
    }

    /** The garbage collectors, this one if the command line does not say. */
    static List<Collector> collectors(List<Collector> given, Collector... byDefault) {
        return given == null ? List.of(byDefault) : given;
    }
}
