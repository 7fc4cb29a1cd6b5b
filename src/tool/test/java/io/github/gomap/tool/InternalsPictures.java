package io.github.gomap.tool;

import io.github.gomap.ChainStatistics;
import io.github.gomap.GoMap;
import io.github.gomap.Hasher;
import io.github.gomap.MapInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pictures of {@code docs/internals.md} and prints the figures that it quotes. The same every time: all maps
 * get their seed from a generator that starts with the same number.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.github.gomap.tool.InternalsPictures -Dexec.args=docs
 * }</pre>
 */
public final class InternalsPictures {

    private static final long SEED = 3;

    /** Entries on the way to a million that the chart of the work covers. */
    private static final int MILLION = 1_000_000;

    private final Path docs;
    private final Map<String, String> pictures = new LinkedHashMap<>();
    private final StringBuilder figures = new StringBuilder();

    private InternalsPictures(Path docs) {
        this.docs = docs;
    }

    /**
     * Writes the pictures.
     *
     * @param arguments the folder docs, which has the sample
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        InternalsPictures made = of(Path.of(arguments[0]));
        Path folder = Files.createDirectories(made.docs.resolve("img"));
        for (Map.Entry<String, String> picture : made.pictures.entrySet()) {
            Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
        }
        System.out.print(made.figures);
    }

    /** Makes everything, and writes nothing. */
    static InternalsPictures of(Path docs) throws IOException {
        InternalsPictures making = new InternalsPictures(docs);
        making.layouts();
        making.heatMaps();
        making.work();
        return making;
    }

    /** By the name of the file. */
    Map<String, String> pictures() {
        return pictures;
    }

    String figures() {
        return figures.toString();
    }

    /* ---------------- The storage ---------------- */

    private void layouts() {
        terminal("layout.svg", "", "layout", "one", "two", "three", "four", "five", "--remove", "two");
        StringBuilder numbers = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            numbers.append(i).append('\n');
        }
        terminal("doubling.svg", numbers.toString(), "layout", "--file", "-", "--until", "growth");
    }

    /** A picture of what a command shows on a terminal. */
    private void terminal(String name, String input, String... command) {
        Captured captured = new Captured();
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--seed", "" + SEED, "--color", "always"));
        if (captured.input(input).run(arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException(captured.err());
        }
        // The summary in front depends on the heap: references are longer in a very large one.
        String drawing = captured.out().substring(captured.out().indexOf("\n\n") + 2);
        pictures.put(name, TerminalPicture.svg(drawing.lines().toList()));
    }

    /* ---------------- Good and bad hashes ---------------- */

    private void heatMaps() throws IOException {
        Set<String> words = words();
        figures.append(String.format(
                Locale.ROOT,
                "%-22s%8s%8s%6s%9s%8s%9s%7s%7s\n",
                "picture",
                "entries",
                "buckets",
                "load",
                "overflow",
                "longest",
                "var/mean",
                "hit",
                "miss"));
        heatMap("heat-growing.svg", words.stream().limit(1_700).toList(), null);
        heatMap("heat-good.svg", words, null);
        heatMap("heat-length.svg", words, (key, seed) -> (key.length() + seed) * 0x9E3779B97F4A7C15L);
        heatMap("heat-colliding.svg", withCollidingKeys(words), null);
    }

    private void heatMap(String name, Iterable<String> keys, @Nullable Hasher<String> hasher) {
        GoMap.Builder<String, Integer> builder =
                GoMap.<String, Integer>builder().random(new SplittableRandom(SEED));
        GoMap<String, Integer> map = (hasher == null ? builder : builder.hasher(hasher)).build();
        keys.forEach(key -> map.put(key, key.length()));
        MapInspection<String, Integer> inspection = map.inspect(MapInspection.Detail.STRUCTURE);
        pictures.put(name, inspection.heatMap().toSvg());
        ChainStatistics chains = inspection.chains();
        figures.append(String.format(
                Locale.ROOT,
                "%-22s%8d%8d%6.2f%9d%8d%9.2f%7.2f%7.2f\n",
                name,
                inspection.size(),
                inspection.bucketCount(),
                inspection.load(),
                inspection.overflowCount(),
                chains.longest(),
                chains.varianceToMean().orElseThrow(),
                chains.bucketsPerHit(),
                chains.bucketsPerMiss()));
    }

    /** The different words of the sample, in the order of the text. */
    private Set<String> words() throws IOException {
        Matcher matcher = Pattern.compile("\\p{L}+").matcher(Files.readString(docs.resolve("sample/opticks.txt")));
        Set<String> words = new LinkedHashSet<>();
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** 256 strings of one hashCode among them: every combination of eight times Aa or BB. */
    private static Set<String> withCollidingKeys(Set<String> words) {
        Set<String> keys = new LinkedHashSet<>(words);
        for (int i = 0; i < 256; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 7; bit >= 0; bit--) {
                key.append((i >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.add(key.toString());
        }
        return keys;
    }

    /* ---------------- The work of a put ---------------- */

    /** A number that counts how often any of its kind is hashed: one doubling of four hashes each entry that it moves. */
    private static final class CountingKey {
        static int hashed;
        private final int number;

        CountingKey(int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            hashed++;
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CountingKey key && key.number == number;
        }
    }

    private void work() {
        GoMap<CountingKey, Integer> map = GoMap.<CountingKey, Integer>builder()
                .random(new SplittableRandom(SEED))
                .build();
        List<WorkChart.Point> goMap = new ArrayList<>();
        figures.append(String.format(
                Locale.ROOT, "\n%9s%10s%10s%9s%22s\n", "growth at", "from", "to", "puts", "most moved by one put"));
        for (int size = 0; size < MILLION; size++) {
            int before = map.inspect(MapInspection.Detail.COUNTERS).bucketCount();
            int moved = put(map, size);
            if (map.inspect(MapInspection.Detail.COUNTERS).bucketCount() == before) {
                if (moved != 0) {
                    throw new IllegalStateException("entries moved without a growth, at " + size);
                }
                continue;
            }
            int start = size;
            int most = moved;
            while (map.inspect(MapInspection.Detail.COUNTERS).isGrowing()) {
                size++;
                most = Math.max(most, put(map, size));
            }
            if (most > 0) {
                goMap.add(new WorkChart.Point(start + 1, most));
            }
            String counted = most > 0 ? Integer.toString(most) : "none hashed";
            figures.append(String.format(
                    Locale.ROOT, "%9d%10d%10d%9d%22s\n", start, before, 2 * before, size - start + 1, counted));
        }
        List<WorkChart.Point> hashMap = new ArrayList<>();
        // It doubles when it holds more than three quarters of its capacity, which starts at 16.
        for (int threshold = 12; threshold < MILLION; threshold *= 2) {
            hashMap.add(new WorkChart.Point(threshold + 1, threshold));
        }
        pictures.put("work.svg", WorkChart.svg(goMap, hashMap, MILLION));
        MapInspection<CountingKey, Integer> inspection = map.inspect(MapInspection.Detail.STRUCTURE);
        figures.append(String.format(
                Locale.ROOT,
                "\n%,d entries in %,d main buckets, %,d overflow buckets, longest chain %d\n",
                inspection.size(),
                inspection.bucketCount(),
                inspection.overflowCount(),
                inspection.chains().longest()));
    }

    /** Puts one entry, and returns how many others were hashed because they moved. */
    private static int put(GoMap<CountingKey, Integer> map, int number) {
        CountingKey.hashed = 0;
        map.put(new CountingKey(number), number);
        return CountingKey.hashed - 1;
    }
}
