package io.github.gomap.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A map in the management server of the platform, seen as a console sees it. */
class GoMapManagementTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @Test
    void attributes_areThoseOfAnInspection() throws Exception {
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int i = 0; i < 105; i++) {
            map.put(i, i);
        }
        try (GoMapManagement management = GoMapManagement.register(map, "numbers, \"all\" of them")) {
            MapInspection<?, ?> expected = map.inspect(MapInspection.Detail.COUNTERS);
            ObjectName name = management.objectName();
            assertEquals("GoMap", name.getKeyProperty("type"));
            assertEquals("numbers, \"all\" of them", ObjectName.unquote(name.getKeyProperty("name")));
            assertEquals(105, SERVER.getAttribute(name, "Size"));
            assertEquals(32, SERVER.getAttribute(name, "BucketCount"));
            assertEquals(105 / 32.0, SERVER.getAttribute(name, "Load"));
            assertEquals(expected.overflowCount(), SERVER.getAttribute(name, "OverflowCount"));
            assertEquals(true, SERVER.getAttribute(name, "Growing"));
            assertEquals(expected.evacuationProgress(), SERVER.getAttribute(name, "EvacuationProgress"));
            assertEquals(5, SERVER.getAttribute(name, "Doublings"));
            assertEquals(0, SERVER.getAttribute(name, "SameSizeGrowths"));
            assertEquals(expected.growths().bucketsMoved(), SERVER.getAttribute(name, "BucketsMoved"));
            map.finishGrowth();
            assertEquals(false, SERVER.getAttribute(name, "Growing"));
        }
    }

    @Test
    void registration_endsWithClose() {
        GoMap<Integer, Integer> map = new GoMap<>();
        GoMapManagement management = GoMapManagement.register(map, "closed");
        assertTrue(SERVER.isRegistered(management.objectName()));
        management.close();
        assertFalse(SERVER.isRegistered(management.objectName()));
        management.close();
        GoMapManagement.register(map, "closed").close();
    }

    @Test
    void registration_endsWithTheMap() throws InterruptedException {
        ObjectName name = GoMapManagement.register(new GoMap<>(), "collected").objectName();
        for (int i = 0; i < 400 && SERVER.isRegistered(name); i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertFalse(SERVER.isRegistered(name), "the server does not keep the map alive");
    }

    @Test
    void oneName_isForOneMap() {
        GoMap<Integer, Integer> map = new GoMap<>();
        try (GoMapManagement management = GoMapManagement.register(map, "taken")) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> GoMapManagement.register(new GoMap<>(), "taken"));
            assertTrue(refused.getMessage().contains("taken"), refused.getMessage());
            assertTrue(SERVER.isRegistered(management.objectName()), "the first one stays");
        }
        Reference.reachabilityFence(map);
    }

    @Test
    void readingDuringAWrite_neverFails() throws Exception {
        GoMap<Object, Integer> map = new GoMap<>();
        map.put(0, 0);
        try (GoMapManagement management = GoMapManagement.register(map, "busy")) {
            ObjectName name = management.objectName();
            String[] all = Arrays.stream(SERVER.getMBeanInfo(name).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .sorted()
                    .toArray(String[]::new);
            List<?>[] during = new List<?>[1];
            map.put(
                    new Object() {
                        @Override
                        public int hashCode() {
                            return 0;
                        }

                        @Override
                        public boolean equals(Object other) {
                            during[0] = values(name, all);
                            return false;
                        }
                    },
                    1);
            assertEquals(
                    List.of(-1, -1L, -1, Double.NaN, false, Double.NaN, -1, -1, -1),
                    during[0],
                    () -> String.join(" ", all));
            assertEquals(2, map.size());
        }
    }

    private static List<?> values(ObjectName name, String[] attributes) {
        try {
            return SERVER.getAttributes(name, attributes).stream()
                    .map(attribute -> ((Attribute) attribute).getValue())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
