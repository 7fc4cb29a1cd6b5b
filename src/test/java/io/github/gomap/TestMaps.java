package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.spi.ToolProvider;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/** Keys, hash functions and map states that several tests share. */
final class TestMaps {
    private TestMaps() {}

    /* ---------------- Hashing ---------------- */

    /** How the keys of a test spread over the hash codes. */
    enum HashKind {
        /** Every key has a hash code of its own. */
        SPREAD,
        /** Five hash codes for all keys: long chains, many equal tophash bytes. */
        FEW,
        /** One hash code with no bit set. */
        ZERO,
        /** One hash code with every bit set. */
        MINUS_ONE;

        int hashCodeOf(int id) {
            return switch (this) {
                case SPREAD -> id * 0x9E3779B1;
                case FEW -> (id % 5) * 0x01000193;
                case ZERO -> 0;
                case MINUS_ONE -> -1;
            };
        }

        boolean isConstant() {
            return this == ZERO || this == MINUS_ONE;
        }
    }

    /** Gives every key the same hash, whatever the seed. */
    record ConstantHasher(long hash) implements Hasher<Object>, Serializable {
        @Override
        public long hash(Object key, long seed) {
            return hash;
        }
    }

    /** Mixes the key's hash code with the seed, so that a renewed seed sends every key elsewhere. */
    record SeededHasher() implements Hasher<Object>, Serializable {
        @Override
        public long hash(Object key, long seed) {
            long mixed = (key.hashCode() ^ seed) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
            return mixed ^ (mixed >>> 29);
        }
    }

    /** A key of which the test chooses the hash code; never {@link Comparable}. */
    static class TestKey implements Serializable {
        private static final long serialVersionUID = 1L;

        final int id;
        private final HashKind kind;

        TestKey(int id, HashKind kind) {
            this.id = id;
            this.kind = kind;
        }

        static TestKey of(int id, HashKind kind, boolean comparable) {
            return comparable ? new ComparableKey(id, kind) : new TestKey(id, kind);
        }

        /** Another key of this class: keys that can be equal must be ordered by the same rule. */
        TestKey sibling(int otherId) {
            return of(otherId, kind, this instanceof ComparableKey);
        }

        @Override
        public int hashCode() {
            return kind.hashCodeOf(id);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof TestKey key && key.id == id;
        }

        @Override
        public String toString() {
            return "#" + id;
        }
    }

    /** A key that can also be ordered, as String and Integer can. */
    static final class ComparableKey extends TestKey implements Comparable<ComparableKey> {
        private static final long serialVersionUID = 1L;

        ComparableKey(int id, HashKind kind) {
            super(id, kind);
        }

        @Override
        public int compareTo(ComparableKey other) {
            return Integer.compare(id, other.id);
        }
    }

    /** Equal to all of its kind; does something while it is compared, which for a put is in the middle of a write. */
    record MeddlingKey(Runnable meddling) {
        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            meddling.run();
            return other instanceof MeddlingKey;
        }
    }

    /** A different string of the same hash code for every number below 2^12: pairs that may be Aa or BB. */
    static String collidingString(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 12; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    /** A stranger among the keys of a map: equal to itself only, with a hash code it is given. */
    private static final class Filler {
        private final int hash;

        Filler(int hash) {
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /* ---------------- Orders and states of growth ---------------- */

    /** Which old buckets a write moves during a growth. */
    enum Order {
        /** The next two in line. A key whose old bucket has not moved is written where it is. */
        IN_LINE,
        /** The one that it uses and the next one in line, as in Go. */
        ON_USE;

        /** The order of a random test with this seed. */
        static Order of(long seed) {
            return values()[(int) (seed * 0x9E3779B97F4A7C15L >>> 63)];
        }

        <K, V> GoMap.Builder<K, V> builder() {
            return GoMap.<K, V>builder().evacuateOnUse(this == ON_USE);
        }

        <V> GoLongMap.Builder<V> longs() {
            return GoLongMap.<V>builder().evacuateOnUse(this == ON_USE);
        }

        <V> GoIntMap.Builder<V> ints() {
            return GoIntMap.<V>builder().evacuateOnUse(this == ON_USE);
        }

        <K, V> GoMap<K, V> map(int expectedSize) {
            return this.<K, V>builder().expectedSize(expectedSize).build();
        }
    }

    /** The states in which an operation can meet a map. */
    enum GrowthState {
        QUIET,
        DOUBLING,
        SAME_SIZE;

        boolean describes(InspectableMap<?, ?> map) {
            MapInspection<?, ?> picture = map.inspect();
            return switch (this) {
                case QUIET -> !picture.isGrowing();
                case DOUBLING -> picture.isGrowing() && !picture.isSameSizeGrowth();
                case SAME_SIZE -> picture.isSameSizeGrowth();
            };
        }
    }

    /** The number of entries above which a map of 2^log2Buckets buckets doubles. */
    static int loadLimit(int log2Buckets) {
        return log2Buckets == 0 ? 8 : 13 << (log2Buckets - 1);
    }

    /** The logarithm of the number of buckets that so many entries need. */
    static int smallestLog2Buckets(int size) {
        int log2Buckets = 0;
        while (size > loadLimit(log2Buckets)) {
            log2Buckets++;
        }
        return log2Buckets;
    }

    /**
     * Leaves the map at the beginning of a same-size growth, with the entries it had.
     *
     * @return false if the map cannot get there, see {@link #makeOverflowBuckets}
     */
    static boolean startSameSizeGrowth(InspectableMap<?, ?> map) {
        if (!makeOverflowBuckets(map)) {
            return false;
        }
        Map<Object, Object> any = withAnyKeys(map);
        Object last = new Strangers(map, 0).next();
        any.put(last, null);
        any.remove(last);
        return map.inspect().isSameSizeGrowth();
    }

    /**
     * Leaves the map, which is not growing then, so that the next new key starts a same-size growth.
     *
     * <p>Overflow buckets are counted when they are made and never when they empty. So one chain after another is
     * filled with strangers, which are taken out again, until there are as many overflow buckets as buckets.
     *
     * @return false if the map has too few buckets or too many entries for that, or one chain only
     */
    static boolean makeOverflowBuckets(InspectableMap<?, ?> map) {
        Map<Object, Object> any = withAnyKeys(map);
        tableOf(map).finishTableGrowth();
        int log2Buckets = map.inspect().log2Buckets();
        // Chains of more than 50 buckets would take a quadratic time to make.
        int room = Math.min(400, loadLimit(log2Buckets) - map.size());
        if (log2Buckets < 3 || room < 24) {
            return false;
        }
        int idleRounds = 0;
        for (int round = 0; idleRounds < 50 && round < 1000 && missingOverflowBuckets(map) > 0; round++) {
            int missing = missingOverflowBuckets(map);
            Strangers strangers = new Strangers(map, round);
            List<Object> fillers = new ArrayList<>();
            while (fillers.size() < room && missingOverflowBuckets(map) > 0) {
                // Eight fillers make one overflow bucket, and one more may be due at once: so many are not too many.
                int batch = Math.max(1, 8 * (missingOverflowBuckets(map) - 1));
                for (int i = 0; i < batch && fillers.size() < room; i++) {
                    Object filler = strangers.next();
                    fillers.add(filler);
                    any.put(filler, null);
                }
            }
            fillers.forEach(any::remove);
            // Where there are few chains, all have been filled at some time.
            idleRounds = missingOverflowBuckets(map) == missing ? idleRounds + 1 : 0;
        }
        return missingOverflowBuckets(map) <= 0;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> withAnyKeys(InspectableMap<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    private static int missingOverflowBuckets(InspectableMap<?, ?> map) {
        MapInspection<?, ?> picture = map.inspect();
        return picture.bucketCount() - picture.overflowCount();
    }

    /** Keys of one main bucket that no test puts: {@link Filler}s of one hash code, or numbers from far below zero. */
    private static final class Strangers {
        private final Table<?, ?> table;
        private final int round;
        private int number;
        private final int mask;
        private final int bucket;

        /** Those of another round are, most likely, of another bucket. */
        Strangers(InspectableMap<?, ?> map, int round) {
            this.round = round;
            // Not a power of two, because some hashers look at the low bits only.
            number = round * ((1 << 21) + 1);
            table = tableOf(map);
            mask = map.inspect(MapInspection.Detail.COUNTERS).bucketCount() - 1;
            bucket = bucketOf(candidate());
        }

        Object next() {
            Object candidate = candidate();
            for (int tries = 0; bucketOf(candidate) != bucket; tries++) {
                assertTrue(tries < 1_000_000, "keys of the same bucket");
                candidate = candidate();
            }
            return candidate;
        }

        private Object candidate() {
            if (table instanceof ObjectTable<?, ?>) {
                return new Filler(round * 0x9E3779B1);
            }
            int next = Integer.MIN_VALUE + number++;
            return table instanceof LongTable<?> ? (Object) (long) next : (Object) next;
        }

        private int bucketOf(Object key) {
            return (int) hashOf(table, key) & mask;
        }
    }

    /** The table that a map is. */
    @SuppressWarnings("unchecked")
    static <K, V> Table<K, V> tableOf(InspectableMap<K, V> map) {
        return (Table<K, V>) map;
    }

    /** The hash of a key under the present seed of a table. */
    @SuppressWarnings("unchecked")
    static long hashOf(Table<?, ?> table, Object key) {
        if (table instanceof LongTable<?> longs) {
            return longs.hashOf((long) key);
        }
        return table instanceof IntTable<?> ints
                ? ints.hashOf((int) key)
                : ((ObjectTable<Object, ?>) table).hashOf(key);
    }

    /* ---------------- Seeds, streams, places ---------------- */

    /** The seed of a random test: that of {@code -Dgomap.seed=} if given, so that a failure can be replayed. */
    static long walkSeed() {
        return Long.getLong("gomap.seed", new SplittableRandom().nextLong());
    }

    static byte[] serialize(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the test knows what it wrote
    static <T> T deserialize(byte[] stream) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
            return (T) in.readObject();
        }
    }

    static <T> T roundTrip(T object) {
        try {
            return deserialize(serialize(object));
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("the round trip failed", e);
        }
    }

    /** The folder of the compiled production classes. */
    static Path productionClasses() {
        try {
            return Path.of(GoMap.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** What the compiler has to say about a statement that uses this package; empty if it takes it. */
    static String compilerErrors(String statement) {
        SimpleJavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Statement.java"), Kind.SOURCE) {
            @Override
            public String getCharContent(boolean ignoreEncodingErrors) {
                return "import io.github.gomap.*; class Statement { void run() { " + statement + " } }";
            }
        };
        StringWriter errors = new StringWriter();
        javax.tools.ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-implicit:none",
                                "-XDshould-stop.ifNoError=FLOW",
                                "-classpath",
                                productionClasses().toString()),
                        null,
                        List.of(source))
                .call();
        return errors.toString();
    }

    /** What a tool of the JDK prints; fails if it fails. */
    static String outputOf(String tool, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(errors), arguments);
        assertEquals(0, exit, () -> out + "\n" + errors);
        return out.toString();
    }

    /** The root of the production sources, or null where only compiled classes are present. */
    static Path productionSources() {
        for (Path folder = productionClasses(); folder != null; folder = folder.getParent()) {
            Path sources = folder.resolve(Path.of("src", "main", "java"));
            if (Files.isRegularFile(sources.resolve(Path.of("io", "github", "gomap", "GoMap.java")))) {
                return sources;
            }
        }
        return null;
    }
}
