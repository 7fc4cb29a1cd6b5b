package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.gomap.GoMap;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KryoTest {
    private final Kryo kryo = new Kryo();

    @SuppressWarnings("unchecked")
    private <T> T roundTrip(T object) {
        Output output = new Output(64, -1);
        kryo.writeClassAndObject(output, object);
        return (T) kryo.readClassAndObject(new Input(output.toBytes()));
    }

    @Test
    void aGoMap_isAMapOnceItIsRegistered() {
        GoMap<Object, Object> map = new GoMap<>();
        assertThrows(IllegalArgumentException.class, () -> roundTrip(map));
        kryo.register(GoMap.class);
        map.put("a", 1);
        map.put(null, null);
        for (int i = 0; i < 1_000; i++) {
            map.put(i, i);
        }
        GoMap<Object, Object> read = roundTrip(map);
        assertEquals(map, read);
        assertNotSame(map, read);
        read.put("more", 1);
        assertFalse(map.containsKey("more"));
        assertEquals(map, kryo.copy(map));
    }

    @Test
    void withoutRegistration_theNameIsWritten() {
        kryo.setRegistrationRequired(false);
        GoMap<String, Object> map = new GoMap<>(Map.of("list", new ArrayList<>(List.of(1, 2))));
        assertEquals(map, roundTrip(map));
        Extended extended = new Extended();
        extended.put("a", 1);
        assertSame(Extended.class, roundTrip(extended).getClass());
        assertEquals(extended, roundTrip(extended));
    }

    /** A subclass of the program. */
    public static class Extended extends GoMap<String, Integer> {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void fields_areOfTheTypesThatTheyAreDeclaredWith() {
        kryo.register(GoMap.class);
        kryo.register(Shop.class);
        kryo.register(ArrayList.class);
        Shop shop = Shop.example();
        shop.prices.replaceAll((name, prices) -> new ArrayList<>(prices));
        Shop read = roundTrip(shop);
        assertEquals(shop.stock, read.stock);
        assertEquals(shop.prices, read.prices);
        assertSame(GoMap.class, read.prices.getClass());
    }

    private static boolean isFailFast(GoMap<String, Integer> map) {
        Iterator<String> keys = map.keySet().iterator();
        keys.next();
        map.put("new", 1);
        try {
            keys.next();
            return false;
        } catch (ConcurrentModificationException expected) {
            return true;
        }
    }

    @Test
    void settings_areKeptByTheSerializerOfTheJdk() {
        GoMap<String, Integer> map =
                GoMap.<String, Integer>builder().failFastIterators(true).build();
        map.putAll(Map.of("a", 1, "b", 2));
        kryo.register(GoMap.class);
        assertFalse(isFailFast(roundTrip(map)));
        kryo.register(GoMap.class, new JavaSerializer());
        assertTrue(isFailFast(roundTrip(map)));
    }
}
