package io.github.gomap.benchmarks.concurrency.snapshots;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jol.info.GraphStats;

/** What a JVM does that counts the bytes of snapshots that are kept. */
final class KeptRun {
    private static final int KEPT = 20;

    private KeptRun() {}

    /** Takes a {@link Question} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        double bytes = bytesPerSnapshot(gson.fromJson(arguments[0], Question.class));
        Files.writeString(Path.of(arguments[1]), gson.toJson(bytes));
    }

    /** What a snapshot has that neither the map nor another snapshot has. */
    static double bytesPerSnapshot(Question question) {
        Story story = new Story(question);
        List<Map<Object, Object>> kept = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            kept.add(story.snapshot());
            for (int change = 0; change < question.changes(); change++) {
                story.change();
            }
        }
        long all = GraphStats.parseInstance(story.content(), story.source(), kept.toArray())
                .totalSize();
        // A map may know its snapshots weakly, and JOL follows such references as well.
        kept.clear();
        System.gc();
        long withoutSnapshots =
                GraphStats.parseInstance(story.content(), story.source()).totalSize();
        return (double) (all - withoutSnapshots) / KEPT;
    }
}
