package io.github.gomap.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
    @Test
    void firstError_isTheFirstThatSaysSomething() {
        List<String> log = List.of(
                "\u001B[0m", "[ERROR] ", "\u001B[0m[ERROR] transfer failed", "[ERROR] To see the full stack trace");
        assertEquals("transfer failed", Registry.firstError(log));
    }

    @Test
    void firstError_ofALogWithoutOne() {
        assertEquals("no message", Registry.firstError(List.of("[INFO] nothing")));
    }
}
