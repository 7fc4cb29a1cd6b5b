package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.concurrency.Skew;
import io.github.gomap.benchmarks.concurrency.Work;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.report.Concurrency.Summary;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the tables: of everything that was asked of all maps alike, one. */
final class SharedTables {
    private static final Map<String, Label> LABELS = labels();
    private static final String REFERENCE = SharedMapKind.CONCURRENT_HASH_MAP.name();
    private static final Label UNKNOWN = new Label(null, false);

    private final int processors;

    /** A map's name for people, and whether it can show one moment. */
    record Label(String label, boolean viewsOneMoment) {}

    SharedTables(int processors) {
        this.processors = processors;
    }

    /** In the order in which tables show the maps, Go's last. */
    static Map<String, Label> labels() {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (SharedMapKind map : SharedMapKind.values()) {
            labels.put(map.name(), new Label(map.label(), map.viewsOneMoment()));
        }
        labels.put("GO_SYNC_MAP", new Label("Go: sync.Map", false));
        labels.put("GO_RW_MUTEX", new Label("Go: map and RWMutex", true));
        labels.put("GO_SHARDS", new Label("Go: 32 shards", true));
        labels.put("NONE", new Label("no map", true));
        return labels;
    }

    private static String label(String map) {
        return LABELS.containsKey(map) ? LABELS.get(map).label() : map;
    }

    /** The tables of these answers, those without figures left out. */
    List<SharedTable> of(Collection<Summary> summaries) {
        List<String> maps = new ArrayList<>(LABELS.keySet());
        Map<Question, List<Summary>> groups = summaries.stream()
                .filter(summary -> summary.rounds() > 0)
                .sorted(Comparator.comparingInt(
                        summary -> maps.indexOf(summary.question().map())))
                .collect(Collectors.groupingBy(
                        summary -> asked(summary.question()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order()))
                .map(group -> table(group.getKey(), group.getValue()))
                .toList();
    }

    /** What all answers in a table have in common; 0 and null for what its rows or columns tell apart. */
    private static Question asked(Question question) {
        boolean sizesAreColumns = hasSizeColumns(Work.valueOf(question.work()));
        return new Question(
                question.work(),
                question.readPercent(),
                question.skew(),
                null,
                sizesAreColumns ? 0 : question.size(),
                question.threads(),
                null,
                0);
    }

    private static boolean hasSizeColumns(Work work) {
        return work == Work.MIX || work == Work.MEMORY;
    }

    private static Comparator<Question> order() {
        return Comparator.comparing((Question question) -> Work.valueOf(question.work()))
                .thenComparing(Question::skew, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Question::size)
                .thenComparing(Question::threads)
                .thenComparing(Question::readPercent, Comparator.nullsFirst(Comparator.reverseOrder()));
    }

    private SharedTable table(Question asked, List<Summary> answers) {
        Work work = Work.valueOf(asked.work());
        String title = title(work, asked);
        return switch (work) {
            case MIX -> bySize(asked, title, answers, List.of("ns", "all the time", "ratio"), SharedTables::mixCells);
            case MEMORY -> bySize(asked, title, answers, List.of("B", "ratio"), SharedTables::memoryCells);
            case GROWTH ->
                byMap(
                        asked,
                        title,
                        answers,
                        List.of(
                                "map",
                                "put and get",
                                "ratio",
                                "put p50",
                                "p99",
                                "p99.99",
                                "worst",
                                "ratio",
                                "worst with pauses"),
                        answer -> growthRow(answer, answers));
            case VIEW ->
                byMap(
                        asked,
                        title,
                        answers,
                        List.of(
                                "map",
                                "one moment",
                                "ns per entry",
                                "all the time",
                                "write p50",
                                "p99",
                                "p99.99",
                                "worst"),
                        SharedTables::viewRow);
        };
    }

    private static String title(Work work, Question asked) {
        String threads = asked.threads() + (asked.threads() == 1 ? " thread" : " threads");
        return switch (work) {
            case MIX ->
                asked.readPercent() + " % reads, "
                        + Skew.valueOf(asked.skew()).label() + " keys, " + threads
                        + ": nanoseconds of one thread per operation";
            case GROWTH -> "Growth to " + Figures.count(asked.size()) + " entries, " + threads;
            case VIEW ->
                "All " + Figures.count(asked.size()) + " entries visited by one thread, "
                        + switch (asked.threads()) {
                            case 1 -> "while nobody writes";
                            case 2 -> "while another one writes";
                            default -> "while " + (asked.threads() - 1) + " others write";
                        };
            case MEMORY -> "Bytes per entry beyond keys and values";
        };
    }

    private SharedTable byMap(
            Question asked,
            String title,
            List<Summary> answers,
            List<String> columns,
            Function<Summary, List<String>> row) {
        List<List<String>> rows = answers.stream().map(row).toList();
        return new SharedTable(asked.work(), title, SharedTable.note(processors), columns, rows, answers);
    }

    /** One row per map, and some columns per size; in the end the slow reads, if a map counts them. */
    private SharedTable bySize(
            Question asked,
            String title,
            List<Summary> answers,
            List<String> figures,
            Function<Summary, List<String>> cells) {
        List<Integer> sizes = answers.stream()
                .map(answer -> answer.question().size())
                .distinct()
                .sorted()
                .toList();
        boolean slowReads = answers.stream().anyMatch(answer -> answer.slowReads() != null);
        Map<String, List<Summary>> byMap = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> label(answer.question().map()), LinkedHashMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        byMap.forEach((map, ofMap) -> {
            List<String> row = new ArrayList<>(List.of(map));
            sizes.forEach(size -> row.addAll(cellsOfSize(ofMap, size, cells, figures.size())));
            if (slowReads) {
                row.add(slowReads(ofMap));
            }
            rows.add(row);
        });
        return new SharedTable(
                asked.work(),
                title,
                SharedTable.note(processors),
                sizeColumns(sizes, figures, slowReads),
                rows,
                answers);
    }

    private static List<String> sizeColumns(List<Integer> sizes, List<String> figures, boolean slowReads) {
        List<String> columns = new ArrayList<>(List.of("map"));
        for (int size : sizes) {
            columns.add(Figures.count(size) + ", " + figures.get(0));
            columns.addAll(figures.subList(1, figures.size()));
        }
        if (slowReads) {
            columns.add("slow reads per million");
        }
        return columns;
    }

    /** A map need not have answered for each size. */
    private static List<String> cellsOfSize(
            List<Summary> answers, int size, Function<Summary, List<String>> cells, int count) {
        return answers.stream()
                .filter(answer -> answer.question().size() == size)
                .findFirst()
                .map(cells)
                .orElse(Collections.nCopies(count, "–"));
    }

    /** From the smallest map to the largest. */
    private static String slowReads(List<Summary> answers) {
        String counted = answers.stream()
                .sorted(Comparator.comparingInt(answer -> answer.question().size()))
                .filter(answer -> answer.slowReads() != null)
                .map(answer -> Figures.digits(answer.slowReads()))
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "–" : counted;
    }

    private static List<String> mixCells(Summary answer) {
        return List.of(Figures.digits(answer.best()), Figures.digits(answer.whole()), Figures.ratio(answer.ratio()));
    }

    private static List<String> memoryCells(Summary answer) {
        return List.of(Figures.digits(answer.bytes()), Figures.ratio(answer.ratio()));
    }

    private static List<String> growthRow(Summary answer, List<Summary> answers) {
        Double ratioOfWorst = answers.stream()
                .filter(other ->
                        answer.ratio() != null && other.question().map().equals(REFERENCE))
                .map(other -> (double) worstPut(answer) / worstPut(other))
                .findFirst()
                .orElse(null);
        List<String> row = new ArrayList<>(
                List.of(label(answer.question().map()), Figures.time(answer.best()), Figures.ratio(answer.ratio())));
        row.addAll(percentiles(answer.puts().mapTime()));
        row.add(Figures.ratio(ratioOfWorst));
        row.add(Figures.time(answer.puts().wallTime().get("p100")));
        return row;
    }

    private static long worstPut(Summary answer) {
        return answer.puts().mapTime().get("p100");
    }

    private static List<String> viewRow(Summary answer) {
        String map = answer.question().map();
        List<String> row = new ArrayList<>(List.of(
                label(map),
                LABELS.getOrDefault(map, UNKNOWN).viewsOneMoment() ? "yes" : "no",
                Figures.digits(answer.best()),
                Figures.digits(answer.whole())));
        row.addAll(percentiles(answer.writeTime()));
        return row;
    }

    private static List<String> percentiles(Map<String, Long> times) {
        return Stream.of("p50", "p99", "p99.99", "p100")
                .map(percentile -> times == null ? "–" : Figures.time(times.get(percentile)))
                .toList();
    }
}
