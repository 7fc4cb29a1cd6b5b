package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters of a map from any thread, while the thread that the map belongs to goes on writing.
 *
 * <p>{@link InspectableMap#inspect(MapInspection.Detail) inspect} would report such a reading as misuse. A monitor does not: a
 * reading into which a write falls is discarded and tried again a limited number of times; if the writes are too many
 * or one takes too long, it answers with the last reading that succeeded. So a reading never throws, never waits, is
 * always consistent, and may be old. The owner of the map does not notice.
 *
 * <p>A monitor does not keep its map alive. It may be used by several threads at once.
 *
 * <pre>{@code
 * GoMap<String, Integer> map = new GoMap<>();
 * MapMonitor monitor = new MapMonitor(map);
 * map.put("one", 1);
 * Thread other = new Thread(() -> System.out.println(monitor.read()));
 * other.start();
 * other.join();
 * }</pre>
 */
public final class MapMonitor {
    /** A reading takes about as long as a write, so among many short writes one of these falls between two. */
    private static final int ATTEMPTS = 200;

    private final WeakReference<Table<?, ?>> map;

    private volatile @Nullable MapInspection<?, ?> last;

    /**
     * A monitor of a map.
     *
     * @param map the map to watch; it is not read before {@link #read()}
     * @throws IllegalArgumentException if it is of a class that GoMap does not have
     */
    public MapMonitor(InspectableMap<?, ?> map) {
        this.map = new WeakReference<>(tableOf(map));
    }

    /** Only a table has a stamp that tells whether a write fell into a reading. */
    private static Table<?, ?> tableOf(InspectableMap<?, ?> map) {
        if (map instanceof Table<?, ?> table) {
            return table;
        }
        throw new IllegalArgumentException("only a GoMap, a GoLongMap or a GoIntMap can be monitored, not a "
                + Objects.requireNonNull(map, "map").getClass().getName());
    }

    /**
     * Reads the counters.
     *
     * @return an inspection with the detail {@link MapInspection.Detail#COUNTERS}: as they are now, or, if writes
     *     prevented that, as they were at the last successful reading; null if there has been none, or if the map has
     *     been collected
     */
    public @Nullable MapInspection<?, ?> read() {
        Table<?, ?> table = map.get();
        if (table == null) {
            return null;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MapInspection<?, ?> reading = tryToRead(table);
            if (reading != null) {
                last = reading;
                return reading;
            }
            Thread.onSpinWait();
        }
        return last;
    }

    /** The counters, or null if they may be those of two moments. */
    private static @Nullable MapInspection<?, ?> tryToRead(Table<?, ?> table) {
        int begun = table.stamp();
        VarHandle.acquireFence();
        if ((begun & 1) != 0) {
            return null;
        }
        MapInspection<?, ?> reading;
        try {
            reading = MapInspection.counters(table);
        } catch (RuntimeException halfWritten) {
            return null;
        }
        VarHandle.acquireFence();
        return table.stamp() == begun ? reading : null;
    }
}
