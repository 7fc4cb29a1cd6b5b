package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class HeatMapTest {

    /** The hash is the bucket. */
    private static GoMap<Long, Integer> placed(int expectedSize, int... entriesPerBucket) {
        GoMap<Long, Integer> map = GoMap.<Long, Integer>builder()
                .expectedSize(expectedSize)
                .hasher((key, seed) -> key)
                .build();
        for (int bucket = 0; bucket < entriesPerBucket.length; bucket++) {
            for (long i = 0; i < entriesPerBucket[bucket]; i++) {
                map.put(i << 32 | bucket, 0);
            }
        }
        return map;
    }

    private static GoMap<Integer, Integer> random(int size) {
        GoMap<Integer, Integer> map = GoMap.<Integer, Integer>builder()
                .random(new SplittableRandom(3))
                .build();
        for (int i = 0; i < size; i++) {
            map.put(i, i);
        }
        return map;
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void text_hasACharacterPerBucketAndALegend() {
        String text = placed(26, 0, 1, 8, 16).inspect().heatMap().toText(false);
        assertTrue(text.contains("25 entries in 4 main buckets\n"), text);
        assertTrue(text.contains("load 6.25, 1 overflow buckets, longest chain 2\n"), text);
        assertTrue(text.contains("0 | .=@|\n"), text);
        assertTrue(text.contains("' ' 0 (1)  '.' 1-2 (1)"), text);
    }

    @Test
    void colours_areUsedUnlessNoColorIsSet() {
        HeatMap picture = placed(26, 0, 1, 8, 16).inspect().heatMap();
        assertTrue(picture.toText(true, null).contains("\u001b[48;5;226m"));
        assertTrue(picture.toText(true, "").contains("\u001b[48;5;226m"));
        assertFalse(picture.toText(true, "1").contains("\u001b"));
        assertFalse(picture.toText(false, null).contains("\u001b"));
    }

    @Test
    void manyBuckets_shareCells_andShowTheFullest() {
        GoMap<Long, Integer> map = placed(13 << 16, 1);
        for (long i = 0; i < 40; i++) {
            map.put(i << 32 | 70_000, 0);
        }
        String text = map.inspect().heatMap().toText(false);
        assertEquals(1 << 17, map.inspect().bucketCount());
        assertTrue(text.contains("One cell per 128 main buckets"), text);
        assertEquals(16, text.lines().filter(line -> line.endsWith("|")).count());
        // Cell 70,000 / 128 = 546 is number 34 of the row that begins with bucket 65,536.
        String row = text.lines()
                .filter(line -> line.startsWith(" 65,536 |"))
                .findFirst()
                .orElseThrow();
        assertEquals(" 65,536 |" + " ".repeat(34) + "@" + " ".repeat(29) + "|", row);
    }

    @Test
    void bucketsThatWait_areToldApart() {
        GoMap<Integer, Integer> map = random(417);
        HeatMap growing = map.inspect().heatMap();
        assertTrue(growing.toText(false).contains("Digits: waits for its entries"));
        assertTrue(growing.toText(true, null).contains("/"));
        assertTrue(growing.toText(false).contains("growing: "));
        long waiting = 128 - 2L * map.inspect().oldBucketCount() + 2L * 64 - evacuated(map) * 2L;
        assertEquals(waiting + 1, count(growing.toSvg(), "url(#waiting)"));
        map.finishGrowth();
        assertFalse(map.inspect().heatMap().toText(false).contains("waits"));
        assertFalse(map.inspect().heatMap().toSvg().contains("url(#waiting)"));
    }

    private static long evacuated(GoMap<?, ?> map) {
        MapInspection<?, ?> inspection = map.inspect();
        long evacuated = 0;
        for (int bucket = 0; bucket < inspection.oldBucketCount(); bucket++) {
            evacuated += TableDump.isEvacuated(inspection.oldChain(bucket)) ? 1 : 0;
        }
        return evacuated;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000, 300_000})
    void svg_isWellFormedAndBounded(int size) throws Exception {
        String svg =
                random(size).inspect(MapInspection.Detail.STRUCTURE).heatMap().toSvg();
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(svg.contains(String.format("%,d entries in ", size).replace('.', ',')), "no title");
        int cells = document.getElementsByTagName("rect").getLength();
        assertTrue(cells < 3 * 4096 + 50, () -> cells + " rectangles");
        assertFalse(svg.contains("href"));
    }

    @Test
    void svg_drawsABarPerOverflowBucket() {
        String shallow = placed(26, 8, 8, 1, 1).inspect().heatMap().toSvg();
        String deep = placed(26, 17, 8, 1, 0).inspect().heatMap().toSvg();
        assertEquals(2, count(deep, "#ffffff") - count(shallow, "#ffffff"));
    }
}
