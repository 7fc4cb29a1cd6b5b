package io.github.gomap.benchmarks.load;

import com.google.gson.Gson;
import io.github.gomap.BucketView;
import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.github.gomap.benchmarks.results.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jol.info.GraphStats;
import org.openjdk.jol.vm.VM;

/** What a JVM does that looks at the chains of one map. */
final class ChainRun {
    private static final int SLOTS_PER_BUCKET = 8;

    private final Order order;
    private int entries;
    private int overflowing;
    private int longest;
    private long hitProbes;
    private long hitBuckets;
    private long buckets;

    /** Of a map of 2^log2Buckets buckets at this load. */
    record Order(int log2Buckets, double load, int round) {}

    private ChainRun(Order order) {
        this.order = order;
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Files.writeString(Path.of(arguments[1]), gson.toJson(new ChainRun(order).run()));
    }

    private LoadResult run() {
        Object[] keys = CrowdedMap.keys(order.log2Buckets(), order.load());
        GoMap<Object, Object> map = CrowdedMap.filled(order.log2Buckets(), keys);
        MapInspection<Object, Object> inspection = map.inspect();
        int used = 1 << order.log2Buckets();
        if (inspection.isGrowing() || inspection.bucketCount() != 2 * used) {
            throw new IllegalStateException("not the structure that was planned: " + inspection);
        }
        for (int bucket = 0; bucket < used; bucket++) {
            add(inspection.chain(bucket));
        }
        if (entries != keys.length) {
            throw new IllegalStateException("entries outside of the buckets in use");
        }
        long bytes = GraphStats.parseInstance(map).totalSize()
                - keys.length * VM.current().sizeOf(keys[0]);
        return new LoadResult(
                order.log2Buckets(),
                order.load(),
                order.round(),
                100.0 * overflowing / used,
                (double) bytes / entries,
                (double) hitProbes / entries,
                (double) entries / used,
                (double) hitBuckets / entries,
                (double) buckets / used,
                longest,
                0,
                0);
    }

    private void add(List<BucketView<Object, Object>> chain) {
        int position = 0;
        for (int i = 0; i < chain.size(); i++) {
            for (int slot = 0; slot < SLOTS_PER_BUCKET; slot++) {
                if (chain.get(i).isOccupied(slot)) {
                    hitProbes += ++position;
                    hitBuckets += i + 1;
                }
            }
        }
        entries += position;
        buckets += Math.max(1, chain.size());
        longest = Math.max(longest, chain.size());
        if (chain.size() > 1) {
            overflowing++;
        }
    }
}
