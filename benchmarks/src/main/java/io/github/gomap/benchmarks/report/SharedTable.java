package io.github.gomap.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table about maps that threads share or that are kept, for the page and for documents.
 *
 * @param work the name of a {@code concurrency.Work}; SNAPSHOTS
 * @param title what is in it
 * @param note what it cannot show
 * @param columns the names of the columns
 * @param rows one per map, which is named in the first column
 * @param answers that the rows are made of
 */
record SharedTable(
        String work,
        String title,
        String note,
        List<String> columns,
        List<List<String>> rows,
        List<Concurrency.Summary> answers) {
    /** Who has as few processors cannot see how a map scales. */
    private static final int FEW_PROCESSORS = 2;

    /** What a machine with so many processors cannot show. */
    static String note(int processors) {
        return processors <= FEW_PROCESSORS
                ? processors + " processors: this table shows what threads cost each other, and no scaling."
                : processors + " processors.";
    }

    /** In Markdown. */
    String markdown() {
        String head = row(columns) + row(columns.stream().map(column -> "---").toList());
        return "\n### " + title + "\n\n" + note + "\n\n" + head
                + rows.stream().map(SharedTable::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
