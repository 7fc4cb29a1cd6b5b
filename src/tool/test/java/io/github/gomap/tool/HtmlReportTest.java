package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.github.gomap.tool.KeyReport.Input;
import io.github.gomap.tool.KeyReport.Kind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The page is well-formed XML too, so that it can be read back here and compared with the facts.
 */
class HtmlReportTest {

    private KeyReport report;
    private String page;

    private Document render(String file, List<String> keys) throws Exception {
        return render(file, keys, List.of());
    }

    /** With growths that come after those of the keys. */
    private Document render(String file, List<String> keys, List<GrowthLog.Step> moreGrowths) throws Exception {
        HashFunction function = new HashFunction(HashFunction.Kind.DEFAULT, 3);
        GoMap<String, Integer> map = function.newMap();
        GrowthLog growths = new GrowthLog(map);
        for (String key : keys) {
            map.merge(key, 1, Integer::sum);
            growths.keyWritten();
        }
        Input input = new Input(List.of(file), Kind.LINES, 12_345, keys.size(), keys.size());
        MapInspection<String, Integer> inspection = map.inspect();
        List<GrowthLog.Step> steps = new ArrayList<>(growths.steps());
        steps.addAll(moreGrowths);
        report = KeyReport.of(input, map, inspection, function, steps);
        page = HtmlReport.render(report, inspection.heatMap());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key" + i).toList();
    }

    private static List<Element> elements(Node parent, String name) {
        NodeList nodes = parent instanceof Document document
                ? document.getElementsByTagName(name)
                : ((Element) parent).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element section(Document document, String title) {
        return elements(document, "section").stream()
                .filter(section ->
                        elements(section, "h2").get(0).getTextContent().startsWith(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + title));
    }

    /** The bars of a section that have a tooltip; the others belong to legends. */
    private static List<Element> bars(Element section, String style) {
        return elements(section, "rect").stream()
                .filter(bar -> bar.getAttribute("class").matches(style) && bar.hasChildNodes())
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static String row(Document document, String name) {
        return elements(document, "tr").stream()
                .filter(row -> elements(row, "th").get(0).getTextContent().equals(name))
                .map(row -> elements(row, "td").get(0).getTextContent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name));
    }

    /* ---------------- The page as a whole ---------------- */

    @Test
    void page_loadsNothing() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Set<String> attributes = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (Element element : elements(document, "*")) {
            names.add(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i).getNodeName());
            }
        }
        for (String loading : List.of("script", "link", "img", "image", "iframe", "object", "embed", "use", "base")) {
            assertFalse(names.contains(loading), loading);
        }
        for (String loading : List.of("src", "href", "xlink:href", "srcset", "data", "style", "onload", "onclick")) {
            assertFalse(attributes.contains(loading), loading);
        }
        assertFalse(page.contains("@import"), page);
        // What remains are the name of SVG's namespace, and references inside of the picture.
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("://"), page);
        assertFalse(page.replace("url(#waiting)", "").contains("url("), page);
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void foreignText_staysText() throws Exception {
        String key = "<script>alert('1')</script>&amp;\"";
        Document document = render("<script src='x'>&.txt", List.of(key, key, "\u001b[2J\u202e"));
        assertEquals(
                "Keys: lines of <script src='x'>&.txt",
                elements(document, "h1").get(0).getTextContent());
        assertEquals(
                "Keys: lines of <script src='x'>&.txt - gomap inspect",
                elements(document, "title").get(0).getTextContent());
        assertEquals('"' + key + "\", 2 times", row(document, "most frequent"));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("\u001b"), page);
    }

    @Test
    void collidingKeys_areEscapedToo() throws Exception {
        Document document = render("keys", List.of("<b>Aa", "<b>BB"));
        assertEquals(
                "1; 2 keys share theirs, at most 2 the same, like \"<b>Aa\", \"<b>BB\"",
                row(document, "distinct hashCodes"));
        assertFalse(page.contains("<b>"), page);
    }

    @Test
    void summary_hasTheNumbersOfTheReport() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        assertEquals("3,000", row(document, "entries"));
        assertEquals("512 of 8 slots, 5.86 entries per bucket", row(document, "main buckets"));
        assertEquals("default hash, seed 3", row(document, "hash"));
        assertTrue(row(document, "overflow buckets")
                .startsWith(Units.count(report.table().overflowBuckets()) + ";"));
        String memory = row(document, "memory beyond keys and values");
        assertTrue(memory.contains("GoMap " + Units.bytes(report.memory().goMapBytes())), memory);
        assertTrue(memory.contains("HashMap " + Units.bytes(report.memory().hashMapBytes())), memory);
    }

    @Test
    void advice_isGiven() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        assertFalse(report.advice().isEmpty());
        assertEquals(
                report.advice(),
                elements(section(document, "Advice"), "li").stream()
                        .map(Node::getTextContent)
                        .toList());
    }

    @Test
    void noKeys_aPageWithoutChartsOfThem() throws Exception {
        Document document = render("empty", List.of());
        assertEquals("0", row(document, "entries"));
        assertFalse(page.contains("NaN"), page);
        assertFalse(page.contains("Infinity"), page);
        assertEquals(
                List.of("Summary", "Memory of the empty map, in bytes", "Growth history"),
                elements(document, "h2").stream().map(Node::getTextContent).toList());
    }

    @Test
    void oneKey_isAPageToo() throws Exception {
        render("one", List.of("key"));
        assertFalse(page.contains("NaN"), page);
        assertFalse(page.contains("Infinity"), page);
    }

    /* ---------------- The charts ---------------- */

    @Test
    void heatMap_isTheOneOfTheLibrary() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Element section = section(document, "Heat map");
        assertEquals(
                "3,000 entries in 512 main buckets",
                elements(section, "title").get(0).getTextContent());
        assertTrue(elements(section, "rect").size() > 512);
    }

    @Test
    void chains_haveABarAndAMarkForEachRow_inProportion() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Element section = section(document, "Entries per chain");
        List<Histogram.Bar> expected = Histogram.bars(report.evenness().rows(), true);
        List<Element> bars = bars(section, "observed");
        assertEquals(expected.size(), bars.size());
        List<Element> marks = elements(section, "line").stream()
                .filter(line -> line.getAttribute("class").equals("expected"))
                .toList();
        assertEquals(expected.size(), marks.size());
        double bottom = number(bars.get(0), "y") + number(bars.get(0), "height");
        double pixelsPerBucket = pixelsPerBucket(expected, bars);
        for (int i = 0; i < bars.size(); i++) {
            double height = expected.get(i).buckets() * pixelsPerBucket;
            assertEquals(height == 0 ? 0 : Math.max(2, height), number(bars.get(i), "height"), 0.2);
            assertEquals(bottom - expected.get(i).expected() * pixelsPerBucket, number(marks.get(i), "y1"), 0.3);
        }
    }

    private static double pixelsPerBucket(List<Histogram.Bar> expected, List<Element> bars) {
        int highest = 0;
        for (int i = 0; i < expected.size(); i++) {
            highest = expected.get(i).buckets() > expected.get(highest).buckets() ? i : highest;
        }
        return number(bars.get(highest), "height") / expected.get(highest).buckets();
    }

    /** The keys "key0" to "key2999" leave the upper bits of their hashCodes nearly as they are. */
    @Test
    void bits_haveABarEach_colouredWhenOutside() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Element hash = section(document, "Quality of the seeded hash");
        assertEquals(64, bars(hash, "observed|outside").size());
        assertEquals(report.hash().bits().outside(), bars(hash, "outside").size());
        assertEquals(1, bars(hash, "band").size());
        Element codes = section(document, "Quality of hashCode");
        assertEquals(32, bars(codes, "observed|outside").size());
        assertEquals(
                report.hash().hashCodeBits().outside(), bars(codes, "outside").size());
        assertTrue(report.hash().hashCodeBits().outside() > 0);
        double share = report.hash().hashCodeBits().bits().get(31);
        String tooltip = bars(codes, "observed|outside").get(31).getTextContent();
        assertEquals("bit 31: set in " + Units.decimal(100 * share, 1) + " % of the keys", tooltip);
    }

    @Test
    void memory_barsAreAsLongAsTheBytes() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Footprint memory = report.memory();
        double goMap = 0;
        double hashMap = 0;
        for (Element bar : bars(section(document, "Memory"), "part-.*")) {
            goMap += number(bar, "y") < 50 ? number(bar, "width") : 0;
            hashMap += number(bar, "y") > 50 ? number(bar, "width") : 0;
        }
        assertNotEquals(0, goMap);
        assertEquals((double) memory.goMapBytes() / memory.hashMapBytes(), goMap / hashMap, 0.003);
    }

    @Test
    void growths_haveARowEach() throws Exception {
        Document document = render("keys.txt", keys(3_000));
        Element section = section(document, "Growth history");
        assertEquals(9, report.growth().history().size());
        assertEquals(9, bars(section, "observed").size());
        List<String> texts =
                elements(section, "text").stream().map(Node::getTextContent).toList();
        assertTrue(texts.contains("256 → 512"), texts.toString());
        double before = 0;
        for (Element bar : bars(section, "observed")) {
            assertTrue(number(bar, "x") > before);
            before = number(bar, "x");
        }
    }

    @Test
    void manyGrowths_theLastOnesAreShown() throws Exception {
        List<GrowthLog.Step> steps = IntStream.range(0, HtmlCharts.MOST_GROWTHS - 1)
                .mapToObj(i -> new GrowthLog.Step(true, 512, 512, 2_900 + i, 2_900 + i, 2_901L + i))
                .toList();
        Element section = section(render("keys.txt", keys(3_000), steps), "Growth history");
        assertTrue(section.getTextContent().contains("Of 48 growths, the last 40 are shown."));
        assertEquals(HtmlCharts.MOST_GROWTHS - 1, bars(section, "outside").size());
        assertEquals(1, bars(section, "observed").size());
        assertTrue(section.getTextContent().contains("256 → 512"));
        assertTrue(section.getTextContent().contains("512, same size"));
    }

    @Test
    void runningGrowth_isMarked() throws Exception {
        Element section = section(render("keys.txt", keys(6 * 1024 + 513 + 1024)), "Growth history");
        assertFalse(section.getTextContent().contains("so far"));
        section = section(render("keys.txt", keys(6 * 1024 + 513)), "Growth history");
        assertTrue(section.getTextContent().contains("1 key so far"), section.getTextContent());
    }
}
