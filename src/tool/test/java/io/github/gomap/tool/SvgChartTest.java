package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.tool.SvgChart.Anchor;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SvgChartTest {

    @Test
    void escape_leavesNothingThatEndsTextOrAttribute() {
        assertEquals("&lt;a b=&quot;&#39;&amp;lt;&quot;&gt;", SvgChart.escape("<a b=\"'&lt;\">"));
    }

    @Test
    void everyText_isEscaped() {
        String svg = new SvgChart(10, "<label \"x\">")
                .bar(0, 0, 1, 1, "observed", "<tip>")
                .text(0, 0, Anchor.START, "<text>")
                .end();
        assertTrue(svg.contains("aria-label=\"&lt;label &quot;x&quot;&gt;\""), svg);
        assertTrue(svg.contains("<title>&lt;tip&gt;</title>"), svg);
        assertTrue(svg.contains(">&lt;text&gt;</text>"), svg);
    }

    @Test
    void numbers_haveAPoint_inEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String svg = new SvgChart(10, "label")
                    .bar(0.5, 1, 2.25, 3, "observed", "")
                    .line(1.5, 2, 3, 4, "axis")
                    .dot(0.5, 1, "expected")
                    .end();
            assertTrue(svg.contains("x=\"0.5\" y=\"1.0\" width=\"2.3\" height=\"3.0\""), svg);
            assertTrue(svg.contains("x1=\"1.5\""), svg);
            assertTrue(svg.contains("cx=\"0.5\""), svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void negativeSizes_areNone() {
        String svg = new SvgChart(10, "label").bar(0, 0, -1, -1, "observed", "").end();
        assertTrue(svg.contains("width=\"0.0\" height=\"0.0\""), svg);
    }
}
