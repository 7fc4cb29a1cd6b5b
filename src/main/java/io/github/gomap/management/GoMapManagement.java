package io.github.gomap.management;

import io.github.gomap.InspectableMap;
import io.github.gomap.MapInspection;
import io.github.gomap.MapMonitor;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The registration of a map in the management server of the platform, as a {@link GoMapMXBean} named
 * {@code io.github.gomap:type=GoMap,name="…"}.
 *
 * <p>It ends when it is closed, or when the map is collected: the server does not keep the map alive.
 *
 * <pre>{@code
 * import io.github.gomap.management.GoMapManagement;
 *
 * GoMap<String, Integer> ages = new GoMap<>();
 * try (GoMapManagement management = GoMapManagement.register(ages, "ages")) {
 *     System.out.println("look at " + management.objectName() + " in a console");
 * }
 * }</pre>
 */
public final class GoMapManagement implements AutoCloseable {
    /** One thread for all maps, which exists only where maps are registered. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final ObjectName name;
    private final Cleaner.Cleanable registration;

    private GoMapManagement(ObjectName name, Cleaner.Cleanable registration) {
        this.name = name;
        this.registration = registration;
    }

    /**
     * Registers a map.
     *
     * @param map the map to show
     * @param name tells the maps of a program apart
     * @return the registration; it need not be kept
     * @throws IllegalStateException if a map is registered by that name
     * @throws IllegalArgumentException if the map is of a class that GoMap does not have
     */
    public static GoMapManagement register(InspectableMap<?, ?> map, String name) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String quoted = ObjectName.quote(Objects.requireNonNull(name, "name"));
        try {
            ObjectName objectName = new ObjectName("io.github.gomap:type=GoMap,name=" + quoted);
            server.registerMBean(new Attributes(new MapMonitor(map)), objectName);
            return new GoMapManagement(objectName, CLEANER.register(map, () -> unregister(server, objectName)));
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException("a map is registered by the name " + name, e);
        } catch (JMException e) {
            throw new IllegalStateException("the map cannot be registered by the name " + name, e);
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody else has done it, through the server.
        } catch (JMException e) {
            throw new IllegalStateException("the map cannot be taken out of the management server: " + name, e);
        }
    }

    /**
     * The name of the bean.
     *
     * @return as the management server knows it
     */
    public ObjectName objectName() {
        return name;
    }

    /** Takes the map out of the management server. Does nothing if that has happened. */
    @Override
    public void close() {
        registration.clean();
    }

    /** Refers to the map weakly, through the monitor. */
    private record Attributes(MapMonitor monitor) implements GoMapMXBean {
        @Override
        public int getSize() {
            return (int) whole(MapInspection::size);
        }

        @Override
        public int getBucketCount() {
            return (int) whole(MapInspection::bucketCount);
        }

        @Override
        public double getLoad() {
            return fraction(MapInspection::load);
        }

        @Override
        public int getOverflowCount() {
            return (int) whole(MapInspection::overflowCount);
        }

        @Override
        public boolean isGrowing() {
            return whole(picture -> picture.isGrowing() ? 1 : 0) == 1;
        }

        @Override
        public double getEvacuationProgress() {
            return fraction(MapInspection::evacuationProgress);
        }

        @Override
        public int getDoublings() {
            return (int) whole(picture -> picture.growths().doublings());
        }

        @Override
        public int getSameSizeGrowths() {
            return (int) whole(picture -> picture.growths().sameSizeGrowths());
        }

        @Override
        public long getBucketsMoved() {
            return whole(picture -> picture.growths().bucketsMoved());
        }

        private long whole(ToLongFunction<MapInspection<?, ?>> figure) {
            MapInspection<?, ?> reading = monitor.read();
            return reading == null ? -1 : figure.applyAsLong(reading);
        }

        private double fraction(ToDoubleFunction<MapInspection<?, ?>> figure) {
            MapInspection<?, ?> reading = monitor.read();
            return reading == null ? Double.NaN : figure.applyAsDouble(reading);
        }
    }

    /** The name of the bean. */
    @Override
    public String toString() {
        return name.toString();
    }
}
