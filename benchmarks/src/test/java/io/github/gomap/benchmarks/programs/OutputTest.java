package io.github.gomap.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.programs.Output.Difference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private static Output output(String name, String content) {
        return new Output(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER_OF_LINES | 'a\nb b\n' | 'b b\na\n'",
                "ORDER_OF_WORDS | 'a b\nc' | 'b\nc,a'",
                "ORDER_OF_BYTES | 'ab c' | 'cab '",
                "CONTENT        | 'a\na\nb' | 'a\nb\nb'",
            })
    void between_tellsWhatIsTheSame(Difference expected, String one, String other) {
        assertEquals(expected, Difference.between(one, other));
    }

    @Test
    void difference_isEmptyIfThereIsNone() {
        assertEquals(Optional.empty(), output("a", "x").difference(output("a", "x")));
        assertEquals(output("a", "x").digest(), output("a", "x").digest());
    }

    @Test
    void difference_saysWhere() {
        Output one = output("a", "x\ny\nz");
        Output other = output("a", "x\nz\ny");
        String difference = one.difference(other).orElseThrow();
        assertEquals(
                "the same lines in another order, in 1 of 1 files, first a line 2: \"y\" became \"z\"", difference);
        assertNotEquals(one.digest(), other.digest());
    }

    @Test
    void difference_namesFilesThatOneLacks() {
        String difference = output("a", "x").difference(output("b", "x")).orElseThrow();
        assertTrue(difference.contains("[a] missing, [b] new"), difference);
    }
}
