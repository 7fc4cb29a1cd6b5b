package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    private static HeatMap heatMap(int buckets, IntUnaryOperator entries) {
        HeatMap.Builder builder = new HeatMap.Builder(buckets);
        for (int bucket = 0; bucket < buckets; bucket++) {
            builder.add(bucket, entries.applyAsInt(bucket));
        }
        return builder.build();
    }

    @Nested
    class Cells {

        @Test
        void smallTables_haveACellPerBucket() {
            HeatMap heatMap = heatMap(8, bucket -> bucket);
            assertEquals(new HeatMap(1, 8, List.of(0, 1, 2, 3, 4, 5, 6, 7)), heatMap);
            assertEquals(1, heatMap.rows());
        }

        @Test
        void oneBucket_isOneCell() {
            assertEquals(new HeatMap(1, 1, List.of(5)), heatMap(1, bucket -> 5));
        }

        @Test
        void upTo1024Buckets_eachHasItsCell() {
            HeatMap heatMap = heatMap(1024, bucket -> bucket % 7);
            assertEquals(1, heatMap.bucketsPerCell());
            assertEquals(64, heatMap.columns());
            assertEquals(16, heatMap.rows());
        }

        @Test
        void largeTables_showTheFullestBucketOfEachCell() {
            HeatMap heatMap = heatMap(1 << 20, bucket -> bucket == 5_000 ? 900 : bucket % 1024 == 3 ? 9 : 1);
            assertEquals(1024, heatMap.bucketsPerCell());
            assertEquals(1024, heatMap.cells().size());
            assertEquals(900, heatMap.cells().get(4));
            assertEquals(1023, Collections.frequency(heatMap.cells(), 9));
        }
    }

    @Nested
    class Picture {

        @Test
        void characters_growInWeight() {
            List<String> picture = new HeatMapText(heatMap(16, bucket -> bucket % 10), false).picture();
            assertEquals(List.of("0 | .:-=+*#%@ .:-=+|"), picture);
        }

        @Test
        void rows_areLabelledWithTheirFirstBucket() {
            List<String> picture = new HeatMapText(heatMap(2048, bucket -> 1), false).picture();
            assertEquals(16, picture.size());
            assertEquals("    0 |" + "@".repeat(64) + "|", picture.get(0));
            assertEquals("  128 |" + "@".repeat(64) + "|", picture.get(1));
            assertEquals("1,920 |" + "@".repeat(64) + "|", picture.get(15));
        }

        @Test
        void largestTable_fitsIntoEightyColumns() {
            List<String> picture = new HeatMapText(heatMap(1 << 25, bucket -> bucket & 15), false).picture();
            assertEquals(16, picture.size());
            for (String line : picture) {
                assertTrue(line.length() <= 78, line);
            }
        }

        @Test
        void emptyTable_isBlank() {
            HeatMapText text = new HeatMapText(heatMap(1, bucket -> 0), false);
            assertEquals(List.of("0 | |"), text.picture());
            assertEquals(List.of("' ' 0 (1)"), text.legend());
        }

        @Test
        void colours_areSetOnlyWhenTheyChange_andResetAtTheEndOfEachRow() {
            List<String> picture = new HeatMapText(heatMap(4, bucket -> bucket / 2), true).picture();
            assertEquals(List.of("0 |\u001b[48;5;234m  \u001b[48;5;226m  \u001b[0m|"), picture);
        }

        @Test
        void withoutColour_noEscapes() {
            HeatMapText text = new HeatMapText(heatMap(512, bucket -> bucket % 13), false);
            assertFalse(text.picture().toString().contains("\u001b"));
            assertFalse(text.legend().toString().contains("\u001b"));
        }
    }

    @Nested
    class Legend {

        /** "'%' 7-8 (3)": character, range, number of cells. */
        private final Pattern item = Pattern.compile("'.' (?:([\\d,]+)-)?([\\d,]+) \\(([\\d,]+)\\)");

        @Test
        void namesEveryLevelWithItsCells() {
            HeatMapText text = new HeatMapText(heatMap(8, bucket -> bucket / 2), false);
            assertEquals(List.of("' ' 0 (2)  '-' 1 (2)  '*' 2 (2)  '@' 3 (2)"), text.legend());
        }

        @Test
        void wideValues_areGrouped() {
            HeatMapText text = new HeatMapText(heatMap(16, bucket -> bucket), false);
            assertEquals("' ' 0 (1)", text.legend().get(0).substring(0, 9));
            assertTrue(text.legend().get(0).contains(" 1-2 (2)"), text.legend()::toString);
        }

        @Test
        void outlier_leavesTheOtherCellsApart() {
            HeatMapText text = new HeatMapText(heatMap(1024, bucket -> bucket == 77 ? 5_000 : bucket % 8), false);
            String legend = String.join("  ", text.legend());
            assertTrue(legend.endsWith("'@' 17-5,000 (1)"), legend);
            assertTrue(legend.contains(" 5-6 (255)"), legend);
        }

        @Test
        void rangesTouch_andCountEveryCell() {
            for (int largest : new int[] {0, 1, 8, 9, 10, 17, 18, 19, 100, 100_000}) {
                HeatMapText text = new HeatMapText(heatMap(256, bucket -> bucket % (largest + 1)), false);
                int next = 0;
                int cells = 0;
                Matcher items = item.matcher(String.join("  ", text.legend()));
                while (items.find()) {
                    int to = Integer.parseInt(items.group(2).replace(",", ""));
                    int from = items.group(1) == null
                            ? to
                            : Integer.parseInt(items.group(1).replace(",", ""));
                    assertEquals(next, from, "largest " + largest);
                    next = to + 1;
                    cells += Integer.parseInt(items.group(3).replace(",", ""));
                }
                assertEquals(256, cells, "largest " + largest);
                assertTrue(next > Math.min(largest, 255), "largest " + largest);
            }
        }
    }
}
