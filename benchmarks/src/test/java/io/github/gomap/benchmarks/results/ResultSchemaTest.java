package io.github.gomap.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.programs.rewriting.RewritingSummary;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Mix;
import io.github.gomap.benchmarks.results.ConcurrencyResult.View;
import io.github.gomap.benchmarks.results.FootprintResult.Growth;
import io.github.gomap.benchmarks.results.FootprintResult.Humongous;
import io.github.gomap.benchmarks.results.FootprintResult.Point;
import io.github.gomap.benchmarks.results.LatencyResult.Pauses;
import io.github.gomap.benchmarks.results.LatencyResult.Slow;
import io.github.gomap.benchmarks.results.ProgramRunResult.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that are written are what the published schema says, and the schema refuses what is not. */
class ResultSchemaTest {
    private static final Path FILE = Path.of("../docs/benchmarks/results.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    private static final Environment MACHINE = new Environment(
            "AMD EPYC", 2, 24, "Linux 6.18", "java 17.0.15+6", "3e5ffa2", "1a2b3c4d", Map.of("jmh", "1.37"));

    @TempDir
    Path folder;

    /**
     * A kind of results.
     *
     * @param complete a result with all its figures
     * @param others those without, or with other figures
     * @param optional what a complete result may do without
     */
    private record Kind<R>(String name, Class<R> type, R complete, List<R> others, Set<String> optional) {
        /** The same results of maps whose keys are longs. */
        Kind<R> ofLongs() {
            return new Kind<>(KeyType.LONG.resultKind(name), type, complete, others, optional);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind<?>> kinds() {
        return List.of(
                times(),
                times().ofLongs(),
                latency(),
                latency().ofLongs(),
                footprint(),
                footprint().ofLongs(),
                load(),
                replay(),
                concurrency(),
                snapshots(),
                programRuns(),
                programMemory(),
                programCensus());
    }

    private static Kind<TimeResult> times() {
        TimeResult question =
                TimeResult.question("GET_HIT", "GO_MAP", "words.txt@1a2b3c4d", 960, 0.99, Collector.G1, 1);
        return new Kind<>(
                "times",
                TimeResult.class,
                question.answered(List.of(9.1, 8.9), 0.0),
                List.of(question.failed("took longer than 90 s")),
                Set.of("zipf", "collector", "allocatedBytes"));
    }

    private static Kind<LatencyResult> latency() {
        LatencyResult question = LatencyResult.question("PUT", "HASH_MAP", "LONG_RANDOM", 4, Collector.Z, 1);
        LatencyResult complete = new LatencyResult(
                "PUT",
                "HASH_MAP",
                "LONG_RANDOM",
                4,
                Collector.Z,
                1,
                Map.of("p50", 40L, "p99.9", 200L),
                Map.of("p50", 40L, "p99.9", 9000L),
                150,
                List.of(40L, 200L),
                List.of(40L, 9000L),
                List.of(200L),
                List.of(9000L),
                List.of(new Slow(3, 9000, 8800)),
                Map.of("G1CollectForAllocation", new Pauses(1, 8800, 8800)),
                null);
        return new Kind<>(
                "latency",
                LatencyResult.class,
                complete,
                List.of(question.failed("no output")),
                Set.of("keys", "collector"));
    }

    private static Kind<FootprintResult> footprint() {
        return new Kind<>(
                "footprint",
                FootprintResult.class,
                new FootprintResult(
                        "GO_MAP",
                        List.of(new Point(0, 48), new Point(1, 160)),
                        new Growth(1, 160, 112, 112.5),
                        new Humongous(8_000_000, 1, 600_000, 600_000),
                        null),
                List.of(new FootprintResult("GO_MAP", null, null, null, "took longer than 600 s")),
                Set.of());
    }

    private static Kind<LoadResult> load() {
        return new Kind<>(
                "load",
                LoadResult.class,
                new LoadResult(10, 6.5, 1, 20.9, 14.4, 4.25, 6.5, 1.1, 1.2, 3, 12.5, 9.8),
                List.of(),
                Set.of());
    }

    private static Kind<ProgramRunResult> programRuns() {
        return new Kind<>(
                "program-runs",
                ProgramRunResult.class,
                new ProgramRunResult(
                        "H2",
                        "2.3.232",
                        Collector.G1,
                        "GO_MAP",
                        0,
                        new Cost(9.5, 6.1, 2.2, 40, 0.3, 900_000_000),
                        "1a2b3c4d",
                        "line 3 of screen.txt",
                        null),
                List.of(new ProgramRunResult(
                        "H2", "2.3.232", Collector.G1, "GO_MAP", 0, null, null, null, "no output")),
                Set.of("difference"));
    }

    private static Kind<ProgramMemoryResult> programMemory() {
        return new Kind<>(
                "program-memory",
                ProgramMemoryResult.class,
                new ProgramMemoryResult("H2", "2.3.232", Collector.PARALLEL, "HASH_MAP", 50_000_000, 12, null),
                List.of(new ProgramMemoryResult("H2", "2.3.232", Collector.PARALLEL, "HASH_MAP", 0, 0, "no output")),
                Set.of());
    }

    private static Kind<ProgramCensusResult> programCensus() {
        RewritingSummary rewriting =
                new RewritingSummary(1, 0, 1, 900, 80, 2, 150, 3, 4, Map.of("a.B", "the JDK has HashMap as a type"));
        return new Kind<>(
                "program-census",
                ProgramCensusResult.class,
                new ProgramCensusResult(
                        "H2", "2.3.232", rewriting, 240, 100, Map.of("EMPTY", 3L), Map.of("CLEAR", 7L), null),
                List.of(new ProgramCensusResult("H2", "2.3.232", rewriting, 0, 0, null, null, "no output")),
                Set.of());
    }

    private static Kind<ReplayResult> replay() {
        ReplayResult question = ReplayResult.question("h2", "1a2b3c4d", "GO_MAP", Collector.G1, 1, 1000);
        return new Kind<>(
                "replay",
                ReplayResult.class,
                question.answered(List.of(20.5, 19.9), 8.5, Map.of("p50", 20L, "p99.99", 9000L)),
                List.of(question.failed("took longer than 90 s")),
                Set.of());
    }

    private static Kind<ConcurrencyResult> concurrency() {
        ConcurrencyResult.Question mix =
                new ConcurrencyResult.Question("MIX", 99, "ZIPF", "CONCURRENT_GO_MAP", 1000, 2, Collector.G1, 1);
        return new Kind<>(
                "concurrency",
                ConcurrencyResult.class,
                new ConcurrencyResult(mix, new Mix(List.of(20.5, 19.9), 0.3), null, null, null, null),
                List.of(
                        mix.failed("took longer than 300 s"),
                        new ConcurrencyResult(mix, new Mix(List.of(20.5), null), null, null, null, null),
                        withoutMix(
                                "GROWTH",
                                null,
                                new ConcurrencyResult.Growth(95.5, latency().complete()),
                                null),
                        withoutMix("VIEW", null, null, new View(List.of(3.1), Map.of("p100", 9000L))),
                        withoutMix("VIEW", null, null, new View(List.of(3.1), null)),
                        withoutMix("MEMORY", 21.5, null, null)),
                Set.of());
    }

    private static ConcurrencyResult withoutMix(String work, Double bytes, ConcurrencyResult.Growth growth, View view) {
        return new ConcurrencyResult(
                new ConcurrencyResult.Question(work, null, null, "NONE", 1000, 2, null, 1),
                null,
                growth,
                view,
                bytes,
                null);
    }

    private static Kind<SnapshotResult> snapshots() {
        SnapshotResult.Question question =
                new SnapshotResult.Question("GO_MAP_SNAPSHOT", 500_000, 100, 2, Collector.G1, 1);
        return new Kind<>(
                "snapshots",
                SnapshotResult.class,
                new SnapshotResult(
                        question, Map.of("p50", 90L), Map.of("p50", 30L), 60.5, 25.5, List.of(15.5), 4000, 3000, null),
                List.of(question.failed("no output")),
                Set.of());
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(JsonNode document) {
        return SCHEMA
                .validate(
                        document,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** A file as the suite writes it. */
    private <R> ObjectNode written(Kind<R> kind) {
        ResultStore<R> store = ResultStore.open(folder, kind.name(), kind.type(), "java -jar benchmarks.jar", MACHINE);
        store.add(kind.complete());
        kind.others().forEach(store::add);
        try {
            return (ObjectNode) JSON.readTree(
                    folder.resolve(kind.name() + "-" + MACHINE.id() + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode firstResult(ObjectNode document) {
        return (ObjectNode) document.get("results").get(0);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFile_isWhatTheSchemaSays(Kind<?> kind) {
        ObjectNode document = written(kind);

        assertEquals(List.of(), complaints(document));
        Set<String> written = new TreeSet<>();
        document.get("results").forEach(result -> result.fieldNames().forEachRemaining(written::add));
        assertEquals(componentsOf(kind.type()), written, "the examples have everything that a result can have");
    }

    private static Set<String> componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void resultWithoutAField_isRefused_unlessTheFieldIsOptional(Kind<?> kind) {
        ObjectNode document = written(kind);
        List<String> names = new ArrayList<>();
        firstResult(document).fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            ObjectNode changed = document.deepCopy();
            firstResult(changed).remove(name);
            assertEquals(kind.optional().contains(name), complaints(changed).isEmpty(), name);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void resultWithAnUnknownField_isRefused(Kind<?> kind) {
        assertRefused(kind, document -> firstResult(document).put("somethingElse", 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fileThatDoesNotSayWhereItComesFrom_isRefused(Kind<?> kind) {
        for (String name : List.of("format", "kind", "begun", "environment", "commands", "results")) {
            assertRefused(kind, document -> document.remove(name));
        }
        for (String name : componentsOf(Environment.class)) {
            assertRefused(kind, document -> ((ObjectNode) document.get("environment")).remove(name));
        }
    }

    @Test
    void figuresOfTheWrongType_orBelowZero_areRefused() {
        assertRefused(times(), document -> firstResult(document).put("size", "many"));
        assertRefused(times(), document -> firstResult(document).putArray("nanoseconds"));
        assertRefused(
                times(),
                document -> firstResult(document).putArray("nanoseconds").add(-1.5));
        assertRefused(load(), document -> document.put("kind", "loads"));
        assertRefused(load(), document -> document.put("kind", "times"));
        assertRefused(load(), document -> document.put("begun", "yesterday"));
    }

    @Test
    void questionsAboutThreads_sayWhatIsAsked() {
        for (String name : List.of("work", "map", "size", "threads", "round", "readPercent", "skew")) {
            assertRefused(concurrency(), document -> question(document).remove(name));
        }
        for (String name : componentsOf(SnapshotResult.Question.class)) {
            assertRefused(snapshots(), document -> question(document).remove(name));
        }
        assertRefused(concurrency(), document -> question(document).put("readPercent", 101));
        assertRefused(concurrency(), document -> question(document).put("work", "SLEEP"));
        assertRefused(concurrency(), document -> firstResult(document).put("bytesPerEntry", 20.5));
        assertRefused(snapshots(), document -> question(document).put("changes", 0));
    }

    private static ObjectNode question(ObjectNode document) {
        return (ObjectNode) firstResult(document).get("question");
    }

    private void assertRefused(Kind<?> kind, Consumer<ObjectNode> change) {
        ObjectNode document = written(kind);
        assertEquals(List.of(), complaints(document));
        change.accept(document);
        assertNotEquals(List.of(), complaints(document), document::toPrettyString);
    }

    @Test
    void everyRecordOfResults_isAKind() throws IOException, URISyntaxException {
        Path classes = Path.of(TimeResult.class.getResource("TimeResult.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(classes)) {
            assertEquals(
                    kinds().stream().map(kind -> kind.type().getSimpleName()).collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Result.class"))
                            .map(name -> name.replace(".class", ""))
                            .collect(Collectors.toSet()));
        }
    }

    /** With {@code -Dgomap.benchmarks.results=DIR}: the results of real runs. */
    @Test
    void filesOfRealRuns_areWhatTheSchemaSays() throws IOException {
        String results = System.getProperty("gomap.benchmarks.results");
        Assumptions.assumeTrue(results != null, "no folder was named");
        try (Stream<Path> files = Files.list(Path.of(results))) {
            List<Path> documents = files.filter(
                            file -> file.getFileName().toString().matches(".*-.*\\.json"))
                    .toList();
            assertTrue(!documents.isEmpty(), "no results in " + results);
            for (Path document : documents) {
                assertEquals(List.of(), complaints(JSON.readTree(document.toFile())), document::toString);
            }
        }
    }
}
