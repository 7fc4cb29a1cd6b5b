package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.tool.Evenness.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void bars_endWhereTheNumberSays_andMarkTheExpectation() {
        List<Row> rows = List.of(new Row(0, 10, 5), new Row(1, 5, 10), new Row(2, 0, 0.6));
        assertEquals(
                List.of(
                        "        0         10          5.0  ####|#####",
                        "        1          5         10.0  #####    |",
                        "        2          0          0.6  |"),
                new Histogram(rows, 10, false).lines());
    }

    @Test
    void unicodeBars() {
        assertEquals(
                List.of("        0      1,000        500.0  ████│█████"),
                new Histogram(List.of(new Row(0, 1000, 500)), 10, true).lines());
    }

    @Test
    void improbableRows_areSummedUp() {
        List<Row> rows = List.of(new Row(0, 9, 9), new Row(1, 1, 0.4), new Row(2, 0, 0.2), new Row(1000, 2, 0));
        assertEquals(
                List.of("        0          9          9.0  ########|", "  1-1,000          3          0.6  |##"),
                trimmed(new Histogram(rows, 9, false).lines()));
    }

    private static List<String> trimmed(List<String> lines) {
        return lines.stream().map(String::stripTrailing).toList();
    }
}
