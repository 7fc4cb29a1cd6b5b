package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Maps at the end of memory and of the stack: an operation that fails for want of either leaves them whole, and the
 * next one after there is room again succeeds.
 */
@Tag("slow")
class ExhaustionTest {
    /**
     * The bytes of room by which one attempt differs from the next one; no object is smaller than 16, so with this
     * step each allocation gets its turn.
     */
    private static final int STEP = Integer.getInteger("gomap.exhaustion.step", 16);

    /** A heap in which all that is freed can be used at once, by objects of any size. */
    private static final List<String> SMALL_HEAP = List.of(
            "-XX:+UseSerialGC",
            "-Xms12m",
            "-Xmx12m",
            "-Xmn4m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:TieredStopAtLevel=1");

    /** The frames of what descends keep their size, else an attempt may end less deep than one before. */
    private static final List<String> NOT_OF_THE_PROGRAM = List.of(
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=exclude,io.github.gomap.Exhaustion*::*",
            "-XX:CompileCommand=exclude,io.github.gomap.ConcurrentExhaustion*::*");

    /** Which calls a stack can be too short for depends on how they were compiled. */
    enum Compilation {
        /** Each call is one, with frames so large, and maps built and checked so slowly, that few attempts are made. */
        NONE(1, "-XX:CompileCommand=exclude,io.github.gomap.*::*"),
        /** Each call is one, those inside of the JDK too, with the frames of compiled code. */
        OF_EACH_METHOD_BY_ITSELF(4, "-XX:TieredStopAtLevel=1", "-XX:CompileCommand=dontinline,*::*"),
        /** As programs run: what the compiler has never seen fail is left to calls. */
        USUAL(4);

        final List<String> flags;

        /** By these parts of a frame one attempt differs from the next one. */
        final int partsOfAFrame;

        Compilation(int partsOfAFrame, String... flags) {
            this.partsOfAFrame = partsOfAFrame;
            this.flags =
                    Stream.concat(NOT_OF_THE_PROGRAM.stream(), Stream.of(flags)).toList();
        }
    }

    @Test
    void everyAllocation_mayFail() throws Exception {
        checkReport(child(SMALL_HEAP, Exhaustion.OfMemory.class, List.of(Integer.toString(STEP))));
    }

    @ParameterizedTest
    @EnumSource
    void everyCall_mayOverflowTheStack(Compilation compilation) throws Exception {
        checkReport(child(
                compilation.flags, Exhaustion.OfStack.class, List.of(Integer.toString(compilation.partsOfAFrame))));
    }

    private static void checkReport(List<String> report) {
        int failures = 0;
        for (String line : report) {
            assertTrue(line.startsWith("whole\t"), () -> String.join(System.lineSeparator(), report));
            failures += Integer.parseInt(line.split("\t")[2]);
        }
        assertTrue(failures > 5 * report.size(), String.join(System.lineSeparator(), report));
    }

    static List<String> child(List<String> flags, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(3, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue(), output);
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /* ---------------- Keys that call themselves ---------------- */

    /** A method of a key. */
    private enum Method {
        HASH_CODE,
        EQUALS,
        COMPARE_TO
    }

    /** A key one of whose methods recurses without end when it is told to. */
    private static final class Recursive implements Comparable<Recursive> {
        private static Method endless;

        private final int id;
        private final int hash;

        Recursive(int id, int hash) {
            this.id = id;
            this.hash = hash;
        }

        private static int recurse(Method method) {
            return method == endless ? 1 + recurse(method) : 0;
        }

        @Override
        public int hashCode() {
            return hash + recurse(Method.HASH_CODE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Recursive key && key.id == id + recurse(Method.EQUALS);
        }

        @Override
        public int compareTo(Recursive other) {
            return Integer.compare(id, other.id) + recurse(Method.COMPARE_TO);
        }
    }

    private static final Map<String, BiConsumer<GoMap<Recursive, Integer>, Recursive>> OPERATIONS = Map.of(
            "get", GoMap::get,
            "put", (map, key) -> map.put(key, -1),
            "remove", GoMap::remove,
            "compute", (map, key) -> map.compute(key, (same, value) -> -1),
            "finishGrowth", (map, key) -> map.finishGrowth(),
            "trim", (map, key) -> map.trim(),
            "clone", (map, key) -> map.clone(),
            "walk", (map, key) -> map.keySet().iterator().forEachRemaining(met -> {}));

    @Test
    void endlessRecursionOfAKey_changesNothing() {
        int overflows = 0;
        for (Order order : Order.values()) {
            for (GrowthState state : GrowthState.values()) {
                for (Method method : Method.values()) {
                    for (String operation : OPERATIONS.keySet()) {
                        overflows += overflow(order, state, method, operation) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(overflows > 50, overflows + " overflows");
    }

    private static boolean overflow(Order order, GrowthState state, Method method, String operation) {
        // What is compared has to meet: in few buckets for equals, in one chain with an index for compareTo.
        int hashes = method == Method.HASH_CODE ? 1000 : method == Method.EQUALS ? 5 : 1;
        GoMap<Recursive, Integer> map = order.map(state == GrowthState.DOUBLING ? 0 : 400);
        // A doubling from 64 buckets hashes the keys, one from 16 does not.
        boolean keysAreHashed = method == Method.HASH_CODE && state == GrowthState.DOUBLING;
        int entries = TestMaps.loadLimit(keysAreHashed ? 6 : 4) + 1;
        for (int id = 0; id < entries; id++) {
            map.put(new Recursive(id, id % hashes), id);
        }
        assertTrue(state != GrowthState.SAME_SIZE || TestMaps.startSameSizeGrowth(map));
        assertTrue(state.describes(map));
        Map<Recursive, Integer> before = new HashMap<>(map);
        String where = operation + ", " + method + ", " + state;
        boolean overflown = true;
        Recursive.endless = method;
        try {
            assertThrows(
                    StackOverflowError.class,
                    () -> OPERATIONS.get(operation).accept(map, new Recursive(52, 52 % hashes)));
        } catch (AssertionError noOverflow) {
            overflown = false;
        } finally {
            Recursive.endless = null;
        }
        TableInvariants.check(map);
        if (overflown) {
            assertEquals(before, map, where);
        }
        map.put(new Recursive(1000, 0), 1000);
        map.finishGrowth();
        TableInvariants.check(map);
        assertEquals(1000, map.get(new Recursive(1000, 0)), where);
        return overflown;
    }
}
