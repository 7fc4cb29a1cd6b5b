package io.github.gomap.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.Hashers;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

/** Subclasses as programs have them of HashMap, from outside of the package. */
class ExtendedMapTest {

    /* ---------------- Overriding ---------------- */

    /** Keys in lower case; the best known way to extend a map. */
    private static class CaseInsensitive<V> extends GoMap<String, V> {
        private static final long serialVersionUID = 1L;

        CaseInsensitive() {}

        CaseInsensitive(int expectedSize, float loadFactor) {
            super(expectedSize, loadFactor);
        }

        private static Object lowerCase(Object key) {
            return key instanceof String text ? text.toLowerCase(Locale.ROOT) : key;
        }

        @Override
        public V get(Object key) {
            return super.get(lowerCase(key));
        }

        @Override
        public boolean containsKey(Object key) {
            return super.containsKey(lowerCase(key));
        }

        @Override
        public V put(String key, V value) {
            return super.put((String) lowerCase(key), value);
        }

        @Override
        public V remove(Object key) {
            return super.remove(lowerCase(key));
        }
    }

    @Test
    void overriddenAccess_isUsed() {
        CaseInsensitive<Integer> map = new CaseInsensitive<>(16, 0.75f);
        map.put("One", 1);
        assertEquals(1, map.get("ONE"));
        assertTrue(map.keySet().contains("ONE"), "a view asks containsKey");
        assertEquals(Map.of("one", 1), map);
        assertEquals(map, new HashMap<>(map));
        assertEquals(1, map.remove("oNe"));
        assertTrue(map.isEmpty());
    }

    @Test
    void putAll_doesNotPutByPut() {
        CaseInsensitive<Integer> map = new CaseInsensitive<>();
        map.putAll(Map.of("One", 1));
        assertEquals(Map.of("One", 1), Map.copyOf(map));
        map.computeIfAbsent("Two", String::length);
        assertEquals(Set.of("One", "Two"), map.keySet());
    }

    /** Drops an entry whenever there are too many, as LinkedHashMap's removeEldestEntry does. */
    private static final class Bounded<K, V> extends GoMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 100;

        @Override
        public V put(K key, V value) {
            V previous = super.put(key, value);
            if (size() > MOST) {
                Iterator<K> keys = keySet().iterator();
                K first = keys.next();
                if (first.equals(key)) {
                    keys.next();
                }
                keys.remove();
            }
            return previous;
        }
    }

    @Test
    void putThatRemoves_keepsTheMapSmall() {
        Bounded<Integer, Integer> map = new Bounded<>();
        for (int i = 0; i < 20_000; i++) {
            map.put(i, i);
            assertEquals(i, map.get(i));
            assertTrue(map.size() <= Bounded.MOST);
        }
        assertEquals(Bounded.MOST, map.keySet().stream().distinct().count());
    }

    /** Has its entries elsewhere and overrides what a map had before Java 8, as FastHashMap of Commons Collections 3 does. */
    private static final class Delegating extends GoMap<String, Integer> {
        private static final long serialVersionUID = 1L;

        private final TreeMap<String, Integer> entries = new TreeMap<>();

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public Integer get(Object key) {
            return entries.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return entries.containsKey(key);
        }

        @Override
        public Integer put(String key, Integer value) {
            return entries.put(key, value);
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return entries.entrySet();
        }

        static Delegating of(String... keys) {
            Delegating map = new Delegating();
            for (String key : keys) {
                map.put(key, key.length());
            }
            return map;
        }
    }

    @Test
    void equalsHashCodeAndToString_seeWhatIsOverridden() {
        Delegating map = Delegating.of("a", "bb");
        assertEquals("{a=1, bb=2}", map.toString());
        Map<String, Integer> same = Map.of("a", 1, "bb", 2);
        assertEquals(same.hashCode(), map.hashCode());
        assertTrue(map.equals(same));
        assertTrue(same.equals(map));
        assertTrue(map.equals(new GoMap<>(same)));
        assertTrue(new GoMap<>(same).equals(map));
        assertFalse(map.equals(Map.of("a", 1, "bb", 3)));
        assertFalse(map.equals(Map.of()));
        assertFalse(map.equals(Map.of("a", 1)));
        assertFalse(map.equals(same.keySet()));
    }

    @Test
    void aCopy_hasWhatTheSourceShows() {
        Delegating source = Delegating.of("a", "bb");
        assertEquals(Map.of("a", 1, "bb", 2), new GoMap<>(source));
        GoMap<String, Integer> target = new GoMap<>();
        target.putAll(source);
        target.putAll(Delegating.of("ccc"));
        assertEquals(Map.of("a", 1, "bb", 2, "ccc", 3), target);
    }

    @Test
    void viewsThatAreNotOverridden_clearByClear() {
        Delegating map = Delegating.of("a");
        map.keySet().clear();
        assertTrue(map.entries.isEmpty());
        map.put("a", 1);
        map.values().clear();
        assertTrue(map.entries.isEmpty());
    }

    @Test
    void toString_ofAnExtendedMapThatContainsItself() {
        class Own extends GoMap<String, Object> {
            private static final long serialVersionUID = 1L;
        }
        Own map = new Own();
        map.put("me", map);
        assertEquals("{me=(this Map)}", map.toString());
    }

    /* ---------------- Construction ---------------- */

    /** Would fail in a method of its own that runs before its fields are there. */
    private static final class Counting extends GoMap<String, Integer> {
        private static final long serialVersionUID = 1L;

        private final ArrayList<String> calls = new ArrayList<>();

        Counting(Map<String, Integer> source) {
            super(source);
        }

        @Override
        public Integer put(String key, Integer value) {
            calls.add("put");
            return super.put(key, value);
        }

        @Override
        public void putAll(Map<? extends String, ? extends Integer> source) {
            calls.add("putAll");
            super.putAll(source);
        }

        @Override
        public int size() {
            calls.add("size");
            return super.size();
        }
    }

    @Test
    void constructors_callNothingThatIsOverridden() {
        for (Map<String, Integer> source : List.of(Map.of("a", 1), new GoMap<>(Map.of("a", 1)), Delegating.of("a"))) {
            Counting map = new Counting(source);
            assertEquals(List.of(), map.calls);
            assertEquals(1, map.get("a"));
        }
    }

    @Test
    void cloneAndStream_callNothingThatIsOverridden() {
        Counting map = new Counting(Map.of("a", 1));
        Counting copy = (Counting) map.clone();
        Counting read = SerializationUtils.roundtrip(map);
        assertEquals(List.of(), copy.calls);
        assertEquals(List.of(), read.calls);
        assertEquals(Map.of("a", 1), read);
    }

    private static final class Settled extends GoMap<String, Object> {
        private static final long serialVersionUID = 1L;

        private static final Builder<String, Object> SETTINGS = GoMap.<String, Object>builder()
                .expectedSize(100)
                .hasher(Hashers.sipHash13())
                .failFastIterators(true);

        private final String name;

        Settled(String name) {
            super(SETTINGS);
            this.name = name;
        }

        boolean isFailFast() {
            put("one", 1);
            put("two", 2);
            Iterator<String> keys = keySet().iterator();
            keys.next();
            put("three", 3);
            try {
                keys.next();
                return false;
            } catch (ConcurrentModificationException expected) {
                return true;
            }
        }
    }

    @Test
    void builder_settlesASubclass() {
        Settled map = new Settled("x");
        assertTrue(map.isFailFast());
        assertThrows(
                NullPointerException.class, () -> new GoMap<String, String>((GoMap.Builder<String, String>) null) {});
    }

    /* ---------------- Clones and streams ---------------- */

    private static class Named extends GoMap<String, Object> implements Comparable<Named> {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient List<String> log = new ArrayList<>();

        Named(String name) {
            this.name = name;
        }

        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }

    /** A subclass of a subclass. */
    private static final class NamedAndNumbered extends Named {
        private static final long serialVersionUID = 1L;

        private transient int number;

        NamedAndNumbered(String name, int number) {
            super(name);
            this.number = number;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(number);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            number = in.readInt();
            assertEquals(3, size(), "the entries come before the fields of subclasses");
        }
    }

    private static NamedAndNumbered numbered() {
        NamedAndNumbered map = new NamedAndNumbered("digits", 7);
        map.put("one", 1);
        map.put(null, "null");
        map.put("none", null);
        return map;
    }

    @Test
    void clone_keepsTheClassAndItsFields() {
        NamedAndNumbered map = numbered();
        NamedAndNumbered copy = (NamedAndNumbered) map.clone();
        assertEquals(map, copy);
        assertEquals("digits", ((Named) copy).name);
        assertEquals(7, copy.number);
        assertSame(((Named) map).log, ((Named) copy).log, "a shallow copy, as Object.clone makes it");
        copy.put("two", 2);
        assertEquals(3, map.size());
    }

    @Test
    void stream_keepsTheClassAndItsFields() {
        NamedAndNumbered copy = SerializationUtils.roundtrip(numbered());
        assertSame(NamedAndNumbered.class, copy.getClass());
        assertEquals(numbered(), copy);
        assertEquals("digits", ((Named) copy).name);
        assertEquals(7, copy.number);
        assertEquals(null, ((Named) copy).log, "no constructor of a subclass is called");
        copy.put("two", 2);
        assertEquals(4, copy.size());
    }

    @Test
    void stream_keepsTheSettings() {
        Settled copy = SerializationUtils.roundtrip(new Settled("x"));
        assertEquals("x", copy.name);
        assertTrue(copy.isFailFast());
    }

    @Test
    void aMapInItself_isInItselfAfterReading() {
        Named map = new Named("self");
        map.put("me", map);
        map.put("in a list", new ArrayList<>(List.of(map)));
        Named copy = SerializationUtils.roundtrip(map);
        assertNotSame(map, copy);
        assertSame(copy, copy.get("me"));
        assertSame(copy, ((List<?>) copy.get("in a list")).get(0));
    }

    /** Stands for itself in a stream, as a subclass may want to. */
    private static final class Replaced extends GoMap<String, Integer> {
        private static final long serialVersionUID = 1L;

        private Object writeReplace() {
            return new HashMap<>(this);
        }
    }

    @Test
    void aSubclass_mayReplaceItselfInAStream() {
        Replaced map = new Replaced();
        map.put("a", 1);
        Object read = SerializationUtils.deserialize(SerializationUtils.serialize(map));
        assertSame(HashMap.class, read.getClass());
        assertEquals(map, read);
    }

    /* ---------------- What can be overridden ---------------- */

    /** A cache of its own may well have a method trim; it must not come in the way. */
    private static final class OwnTrim extends GoMap<Integer, Integer> {
        private static final long serialVersionUID = 1L;

        private int trims;

        @Override
        public void trim() {
            trims++;
            super.trim();
        }

        @Override
        public void finishGrowth() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void methodsOfTheMapItself_callNoneOfThese() {
        OwnTrim map = new OwnTrim();
        for (int i = 0; i < 210; i++) {
            map.put(i, i);
        }
        map.trim();
        assertEquals(1, map.trims);
        assertFalse(map.inspect().isGrowing());
        assertEquals(210, map.clone().size());
    }

    /** The public methods can; all others are private or can only be seen by their own package. */
    @Test
    void onlyPublicMethods_canBeOverridden() {
        Collection<String> open = new ArrayList<>();
        for (Class<?> type = GoMap.class; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                assertFalse(Modifier.isProtected(method.getModifiers()), method::toString);
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isFinal(method.getModifiers())) {
                    open.add(method.toString());
                }
            }
        }
        assertEquals(List.of(), open, "a subclass of HashMap may have a method of any name");
        assertFalse(AbstractMap.class.isAssignableFrom(GoMap.class));
    }
}
