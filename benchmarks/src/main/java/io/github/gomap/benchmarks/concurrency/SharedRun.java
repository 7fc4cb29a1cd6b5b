package io.github.gomap.benchmarks.concurrency;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a JVM does that answers one question about one map. */
final class SharedRun {
    /** Instead of a map's name: the same without a map. */
    static final String CONTROL = "NONE";

    private SharedRun() {}

    /**
     * What to do.
     *
     * @param question what is asked
     * @param timing how long
     * @param log where this JVM logs its pauses
     */
    record Order(Question question, Timing timing, String log) {
        SharedMapKind kind() {
            return SharedMapKind.valueOf(question.map());
        }

        SharedMap<Object, Object> newMap() {
            return question.map().equals(CONTROL) ? new NoMap() : kind().newMap();
        }
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Files.writeString(Path.of(arguments[1]), gson.toJson(answer(order)));
    }

    static ConcurrencyResult answer(Order order) throws IOException, InterruptedException {
        Question question = order.question();
        int size = question.size();
        int threads = question.threads();
        return switch (Work.valueOf(question.work())) {
            case MIX -> {
                MixRun run = new MixRun(order.newMap(), size, Skew.valueOf(question.skew()), question.readPercent());
                yield new ConcurrencyResult(question, run.run(threads, order.timing()), null, null, null, null);
            }
            case GROWTH -> {
                GrowthRun run = new GrowthRun(order::newMap, question, order.timing());
                yield new ConcurrencyResult(question, null, run.run(Path.of(order.log())), null, null, null);
            }
            case VIEW -> {
                ViewRun run = new ViewRun(order.kind(), size);
                yield new ConcurrencyResult(question, null, null, run.run(threads, order.timing()), null, null);
            }
            case MEMORY -> {
                double bytes = MemoryRun.bytesPerEntry(order.kind(), size);
                yield new ConcurrencyResult(question, null, null, null, bytes, null);
            }
        };
    }
}
