package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.TestKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bytes as commands for a map and for a HashMap beside it, with all invariants checked after each of them. The inputs
 * are a corpus of short programs and mutations of these; one that meets a state of the table not seen before joins the
 * corpus. {@code -Dgomap.fuzz.seconds=600} goes on for longer, {@code -Dgomap.fuzz.input=} repeats one input.
 */
@Tag("slow")
class CommandFuzzTest {
    private static final long SECONDS = Long.getLong("gomap.fuzz.seconds", 5);
    private static final int FEWEST_INPUTS = 60;
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

        /** What the table was like, roughly, at some time: the coverage that guides the search. */
        private final List<Integer> states = new ArrayList<>();

        Machine(byte[] input) {
            this.input = input;
            int settings = next();
            kind = HashKind.values()[settings & 3];
            comparable = (settings & 4) != 0;
            map = GoMap.<TestKey, Integer>builder()
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
                note(command & 15);
            }
        }

        private void note(int command) {
            MapInspection<?, ?> picture = map.inspect();
            int growth = picture.isSameSizeGrowth() ? 2 : picture.isGrowing() ? 1 : 0;
            int overflow = Integer.SIZE - Integer.numberOfLeadingZeros(picture.overflowCount());
            int evacuated = Integer.SIZE - Integer.numberOfLeadingZeros(picture.evacuatedCount());
            states.add(((((command * 8 + kind.ordinal()) * 3 + growth) * 16 + overflow) * 16 + evacuated) * 8
                    + picture.log2Buckets());
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

    private static List<Integer> run(byte[] input) {
        Machine machine = new Machine(input);
        try {
            machine.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "repeat with -Dgomap.fuzz.input=" + HexFormat.of().formatHex(Arrays.copyOf(input, machine.position))
                            + ": " + e.getMessage(),
                    e);
        }
        return machine.states;
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

    @Test
    void theCorpus() throws IOException {
        List<byte[]> corpus = corpus();
        assertTrue(corpus.size() >= 8, "programs: " + corpus.size());
        for (byte[] program : corpus) {
            for (int settings = 0; settings < 32; settings += 3) {
                program[0] = (byte) settings;
                run(program);
            }
        }
        String input = System.getProperty("gomap.fuzz.input");
        if (input != null) {
            run(HexFormat.of().parseHex(input));
        }
    }

    @Test
    void mutationsOfTheCorpus() throws IOException {
        long seed = TestMaps.walkSeed();
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> corpus = corpus();
        Set<Integer> seen = new HashSet<>();
        int inputs = 0;
        long begin = System.nanoTime();
        while (inputs < FEWEST_INPUTS || System.nanoTime() - begin < SECONDS * 1_000_000_000L) {
            byte[] input = mutated(corpus, random);
            inputs++;
            if (seen.addAll(run(input))) {
                corpus.add(input);
            }
        }
        System.out.println(inputs + " inputs, " + seen.size() + " states, seed " + seed);
        assertTrue(seen.size() > 100, "only " + seen.size() + " states");
    }

    private static byte[] mutated(List<byte[]> corpus, SplittableRandom random) {
        byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
        for (int mutations = 1 + random.nextInt(6); mutations > 0; mutations--) {
            int at = random.nextInt(Math.max(1, input.length));
            switch (random.nextInt(5)) {
                case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> input[at] = (byte) random.nextInt();
                case 2 -> input = spliced(input, at, input, random);
                case 3 -> input = spliced(input, at, corpus.get(random.nextInt(corpus.size())), random);
                default -> input = Arrays.copyOf(input, Math.max(3, at));
            }
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    /** A piece of one program in the middle of another one. */
    private static byte[] spliced(byte[] input, int at, byte[] other, SplittableRandom random) {
        int from = random.nextInt(other.length);
        int to = from + 1 + random.nextInt(other.length - from);
        byte[] spliced = Arrays.copyOf(input, input.length + to - from);
        System.arraycopy(other, from, spliced, at, to - from);
        System.arraycopy(input, at, spliced, at + to - from, input.length - at);
        return spliced;
    }
}
