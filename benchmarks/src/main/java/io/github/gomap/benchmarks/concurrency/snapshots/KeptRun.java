package io.github.gomap.benchmarks.concurrency.snapshots;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jol.info.GraphStats;

/** What a JVM does that counts the bytes of snapshots that are kept. */
final class KeptRun {
    private static final int KEPT = 20;
    private static final long MOST_MILLISECONDS = 5_000;

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
        kept.clear();
        forgetTheDead();
        long withoutSnapshots =
                GraphStats.parseInstance(story.content(), story.source()).totalSize();
        return (double) (all - withoutSnapshots) / KEPT;
    }

    /**
     * A map may know its snapshots weakly, and JOL follows such references as well, even to those of others that the collector has
     * found dead at the same time, as long as they wait in line to be handled. Once a reference of the second collection has been, all of
     * the first one have.
     */
    private static void forgetTheDead() {
        for (int collection = 0; collection < 2; collection++) {
            ReferenceQueue<Object> handled = new ReferenceQueue<>();
            Reference<Object> reference = new WeakReference<>(new Object(), handled);
            System.gc();
            try {
                handled.remove(MOST_MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Reference.reachabilityFence(reference);
        }
    }
}
