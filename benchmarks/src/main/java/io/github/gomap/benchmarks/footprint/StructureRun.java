package io.github.gomap.benchmarks.footprint;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.FootprintResult.Growth;
import io.github.gomap.benchmarks.results.FootprintResult.Point;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphStats;
import org.openjdk.jol.vm.VM;

/** What a JVM does that measures the memory of one kind of map: it lets one grow and stops at many sizes. */
final class StructureRun {
    private static final int LARGEST_TINY = 32;

    /** The growths measured begin at 6.5 * 2^13 entries and end two doublings later. */
    private static final int FIRST_SIZE = 13 << 12;

    private static final int DOUBLINGS = 2;
    private static final int POINTS_PER_DOUBLING = 24;
    private static final int LAST_SIZE = FIRST_SIZE << DOUBLINGS;

    /** The number of largest puts that are looked at for the peak. */
    private static final int LARGE_PUTS = 6;

    private static final int WITNESS_SIZE = (13 << 10) + 1;

    private final MapKind kind;
    private final Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, LAST_SIZE + 1);

    /**
     * Another map of the kind. What it refers to as well does not belong to one map but to all: empty arrays, settings,
     * marks.
     */
    private final Map<Object, Object> witness;

    private final long witnessBytes;

    /** What to do. */
    record Order(MapKind map) {}

    private StructureRun(MapKind kind) {
        this.kind = kind;
        this.witness = kind.newMap();
        for (Object key : Keys.range(KeyKind.LONG_RANDOM, LAST_SIZE + 1, WITNESS_SIZE)) {
            witness.put(key, key);
        }
        this.witnessBytes = GraphStats.parseInstance(witness).totalSize();
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        FootprintResult answer = new StructureRun(order.map()).run();
        Files.writeString(Path.of(arguments[1]), gson.toJson(answer));
    }

    private FootprintResult run() {
        List<Point> points = points(sizes());
        return new FootprintResult(kind.name(), points, growth(points), null, null);
    }

    private static Set<Integer> sizes() {
        Set<Integer> sizes = new TreeSet<>();
        IntStream.rangeClosed(0, LARGEST_TINY).forEach(sizes::add);
        IntStream.iterate(2 * LARGEST_TINY, size -> size < FIRST_SIZE, size -> size * 2)
                .forEach(sizes::add);
        for (int i = 0; i <= DOUBLINGS * POINTS_PER_DOUBLING; i++) {
            sizes.add((int) Math.round(FIRST_SIZE * Math.pow(2, (double) i / POINTS_PER_DOUBLING)));
        }
        return sizes;
    }

    /** The map at these sizes. */
    private List<Point> points(Set<Integer> sizes) {
        List<Point> points = new ArrayList<>();
        Map<Object, Object> map = kind.newMap();
        for (int size : sizes) {
            grow(map, size);
            points.add(new Point(size, bytes(map)));
        }
        return points;
    }

    private void grow(Map<Object, Object> map, int size) {
        for (int i = map.size(); i < size; i++) {
            map.put(keys[i], keys[i]);
        }
    }

    /** Without keys, which are the values too, and without what belongs to all maps. */
    private long bytes(Map<Object, Object> map) {
        return GraphStats.parseInstance(map, witness).totalSize()
                - witnessBytes
                - map.size() * VM.current().sizeOf(keys[0]);
    }

    /** The points show what a map has; its largest puts show what it needs for a moment on top. */
    private Growth growth(List<Point> points) {
        long[] allocated = allocatedByPut();
        List<Point> moments = new ArrayList<>(points);
        Map<Object, Object> map = kind.newMap();
        for (int put : largest(allocated)) {
            grow(map, put);
            moments.add(new Point(put + 1, bytes(map) + allocated[put]));
        }
        Point peak = moments.stream()
                .filter(moment -> moment.size() >= FIRST_SIZE)
                .max(Comparator.comparingDouble(moment -> (double) moment.bytes() / moment.size()))
                .orElseThrow();
        long sum = IntStream.range(0, LAST_SIZE).mapToLong(i -> allocated[i]).sum();
        long largest =
                IntStream.range(0, LAST_SIZE).mapToLong(i -> allocated[i]).max().orElseThrow();
        return new Growth(peak.size(), peak.bytes(), largest, (double) sum / LAST_SIZE);
    }

    private long[] allocatedByPut() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        Map<Object, Object> map = kind.newMap();
        long[] allocated = new long[LAST_SIZE + 1];
        for (int i = 0; i < allocated.length; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            map.put(keys[i], keys[i]);
            allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }

    /** The puts that allocate most, in order. */
    private static int[] largest(long[] allocated) {
        return IntStream.range(FIRST_SIZE, allocated.length)
                .boxed()
                .sorted(Comparator.comparingLong(put -> -allocated[put]))
                .limit(LARGE_PUTS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
