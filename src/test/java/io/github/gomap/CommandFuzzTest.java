package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.Order;
import io.github.gomap.TestMaps.TestKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes as commands for a map and for a HashMap beside it, with all invariants checked after each of them.
 *
 * <p>The build runs a corpus of short programs. With the environment variable {@code JAZZER_FUZZ=1} Jazzer goes on from
 * there: it mutates them, keeps what reaches code not reached before, and writes an input that fails to a file.
 */
@Tag("slow")
class CommandFuzzTest {
    /** Longer inputs take longer and show no more. */
    private static final int LONGEST = 600;

    private static final int MOST_ENTRIES = 400;

    /** One run of one input. */
    private static final class Machine {
        private final byte[] input;
        private final HashKind kind;
        private final boolean comparable;
        private GoMap<TestKey, Integer> map;
        private Map<TestKey, Integer> model = new HashMap<>();
        private Iterator<TestKey> walk;
        private TestKey last;
        private int position;

        Machine(byte[] input) {
            this.input = input;
            int settings = next();
            kind = HashKind.values()[settings & 3];
            comparable = (settings & 4) != 0;
            map = ((settings & 32) != 0 ? Order.ON_USE : Order.IN_LINE)
                    .<TestKey, Integer>builder()
                    .random(new SplittableRandom(settings))
                    .randomIterationStart((settings & 8) != 0)
                    .expectedSize((settings & 16) != 0 ? 60 : 0)
                    .build();
            walk = map.keySet().iterator();
        }

        private int next() {
            return position < input.length ? input[position++] & 0xFF : 0;
        }

        void run() {
            while (position < input.length) {
                int command = next();
                step(command & 15, command >>> 4, next());
                TableInvariants.check(map);
                assertEquals(model, map);
            }
        }

        private TestKey key(int id) {
            return TestKey.of(id, kind, comparable);
        }

        private void step(int command, int count, int id) {
            TestKey key = id == 255 ? null : key(id);
            switch (command) {
                case 0, 1 -> putRange(id * 4, count * 4 + 1);
                case 2 -> assertEquals(model.put(key, count), map.put(key, count));
                case 3 -> removeRange(id * 4, count * 4 + 1);
                case 4 -> assertEquals(model.remove(key), map.remove(key));
                case 5 ->
                    assertEquals(
                            model.compute(key, (k, v) -> v == null ? count : null),
                            map.compute(key, (k, v) -> v == null ? count : null));
                case 6 -> assertEquals(model.merge(key, 1, Integer::sum), map.merge(key, 1, Integer::sum));
                case 7 -> assertEquals(model.putIfAbsent(key, count), map.putIfAbsent(key, count));
                case 8 -> walk(count);
                case 9 -> removeLast();
                case 10 -> map.finishGrowth();
                case 11 -> map.trim();
                case 12 -> replaceMap(count);
                case 13 -> {
                    model.values().removeIf(value -> value % 3 == count % 3);
                    map.values().removeIf(value -> value % 3 == count % 3);
                }
                case 14 -> clear(count);
                default -> TestMaps.startSameSizeGrowth(map);
            }
        }

        private void putRange(int first, int count) {
            for (int i = first; i < first + count && model.size() < MOST_ENTRIES; i++) {
                assertEquals(model.put(key(i), i), map.put(key(i), i));
            }
        }

        private void removeRange(int first, int count) {
            for (int i = first; i < first + count; i++) {
                assertEquals(model.remove(key(i)), map.remove(key(i)));
            }
        }

        private void walk(int steps) {
            if (!walk.hasNext()) {
                walk = map.keySet().iterator();
            }
            for (int i = 0; i <= steps && walk.hasNext(); i++) {
                last = walk.next();
                assertTrue(last != null || model.containsKey(null), "null is met and is there");
            }
        }

        private void removeLast() {
            try {
                walk.remove();
                model.remove(last);
            } catch (IllegalStateException nothingToRemove) {
                // the iteration has just begun
            }
        }

        private void replaceMap(int how) {
            map = switch (how % 3) {
                case 0 -> map.clone();
                case 1 -> TestMaps.roundTrip(map);
                default -> new GoMap<>(map);
            };
            walk = map.keySet().iterator();
        }

        private void clear(int count) {
            if (count == 0) {
                map.clear();
                model.clear();
            }
        }
    }

    /** The programs in the folder of resources: a line each, in hexadecimal, "#" begins a comment. */
    private static List<byte[]> corpus() throws IOException {
        try (InputStream in = CommandFuzzTest.class.getResourceAsStream("/fuzz/commands.txt")) {
            List<byte[]> programs = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String code = line.replaceFirst("#.*", "").replace(" ", "");
                if (!code.isEmpty()) {
                    programs.add(HexFormat.of().parseHex(code));
                }
            }
            return programs;
        }
    }

    /** Each program of the corpus with several settings. */
    static Stream<byte[]> programs() throws IOException {
        List<byte[]> programs = new ArrayList<>();
        for (byte[] program : corpus()) {
            for (int settings = 0; settings < 32; settings += 3) {
                byte[] variant = program.clone();
                variant[0] = (byte) settings;
                programs.add(variant);
            }
        }
        return programs.stream();
    }

    @MethodSource("programs")
    @FuzzTest(maxDuration = "10m")
    void commands(byte[] input) {
        new Machine(Arrays.copyOf(input, Math.min(input.length, LONGEST))).run();
    }
}
