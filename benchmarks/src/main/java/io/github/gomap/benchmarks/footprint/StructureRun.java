package io.github.gomap.benchmarks.footprint;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import io.github.gomap.benchmarks.KeyType;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphStats;

/** What a JVM does that measures the memory of one contestant: it lets a map grow and stops at many sizes. */
final class StructureRun {
    private static final int LARGEST_TINY = 32;

    private static final int DOUBLINGS = 2;
    private static final int POINTS_PER_DOUBLING = 24;

    /** The number of largest puts that are looked at for the peak. */
    private static final int LARGE_PUTS = 6;

    private final Order order;
    private final int firstSize;
    private final int lastSize;
    private final Supplier<GrowingMap> maps;

    /**
     * Another map of the contestant. What it refers to as well does not belong to one map but to all: empty arrays,
     * settings, marks, the value of all primitive keys.
     */
    private final GrowingMap witness;

    private final long witnessBytes;

    /** Whose maps, and from which size on two doublings are measured in small steps. */
    record Order(KeyType keys, String map, int firstSize) {}

    private StructureRun(Order order) {
        this.order = order;
        this.firstSize = order.firstSize();
        this.lastSize = firstSize << DOUBLINGS;
        int witnessSize = firstSize / 4 + 1;
        this.maps = GrowingMap.maps(order.keys(), order.map(), lastSize + 1 + witnessSize);
        this.witness = maps.get();
        for (int i = 0; i < witnessSize; i++) {
            witness.put(lastSize + 1 + i);
        }
        this.witnessBytes = GraphStats.parseInstance(witness.structure()).totalSize();
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Files.writeString(Path.of(arguments[1]), gson.toJson(new StructureRun(order).run()));
    }

    private FootprintResult run() {
        List<Point> points = points(sizes());
        return new FootprintResult(order.map(), points, growth(points), null, null);
    }

    private Set<Integer> sizes() {
        Set<Integer> sizes = new TreeSet<>();
        IntStream.rangeClosed(0, LARGEST_TINY).forEach(sizes::add);
        IntStream.iterate(2 * LARGEST_TINY, size -> size < firstSize, size -> size * 2)
                .forEach(sizes::add);
        for (int i = 0; i <= DOUBLINGS * POINTS_PER_DOUBLING; i++) {
            sizes.add((int) Math.round(firstSize * Math.pow(2, (double) i / POINTS_PER_DOUBLING)));
        }
        return sizes;
    }

    /** The map at these sizes. */
    private List<Point> points(Set<Integer> sizes) {
        List<Point> points = new ArrayList<>();
        GrowingMap map = maps.get();
        for (int size : sizes) {
            grow(map, size);
            points.add(new Point(size, bytes(map)));
        }
        return points;
    }

    private void grow(GrowingMap map, int size) {
        for (int i = map.size(); i < size; i++) {
            map.put(i);
        }
    }

    /** Without keys and values that are objects of the program, and without what belongs to all maps. */
    private long bytes(GrowingMap map) {
        return GraphStats.parseInstance(map.structure(), witness.structure()).totalSize()
                - witnessBytes
                - map.bytesOfKeys();
    }

    /** The points show what a map has; its largest puts show what it needs for a moment on top. */
    private Growth growth(List<Point> points) {
        long[] allocated = allocatedByPut();
        List<Point> moments = new ArrayList<>(points);
        GrowingMap map = maps.get();
        for (int put : largest(allocated)) {
            grow(map, put);
            moments.add(new Point(put + 1, bytes(map) + allocated[put]));
        }
        Point peak = moments.stream()
                .filter(moment -> moment.size() >= firstSize)
                .max(Comparator.comparingDouble(moment -> (double) moment.bytes() / moment.size()))
                .orElseThrow();
        long sum = IntStream.range(0, lastSize).mapToLong(i -> allocated[i]).sum();
        long largest =
                IntStream.range(0, lastSize).mapToLong(i -> allocated[i]).max().orElseThrow();
        return new Growth(peak.size(), peak.bytes(), largest, (double) sum / lastSize);
    }

    private long[] allocatedByPut() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        GrowingMap map = maps.get();
        long[] allocated = new long[lastSize + 1];
        for (int i = 0; i < allocated.length; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            map.put(i);
            allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }

    /** The puts that allocate most, in order. */
    private int[] largest(long[] allocated) {
        return IntStream.range(firstSize, allocated.length)
                .boxed()
                .sorted(Comparator.comparingLong(put -> -allocated[put]))
                .limit(LARGE_PUTS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
