package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.Operation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of every type, of most of them several with the same hash. */
class KeyObjectsTest {
    private record Recorded(KeyType type, int hash) {}

    private static final List<Recorded> KEYS = List.of(
            new Recorded(KeyType.NULL, 0),
            new Recorded(KeyType.STRING, 1000),
            new Recorded(KeyType.STRING, 1000),
            new Recorded(KeyType.STRING, -7),
            new Recorded(KeyType.INTEGER, 1000),
            new Recorded(KeyType.INTEGER, -7),
            new Recorded(KeyType.LONG, 1000),
            new Recorded(KeyType.LONG, 1000),
            new Recorded(KeyType.LONG, -7),
            new Recorded(KeyType.ENUM, 1000),
            new Recorded(KeyType.ENUM, 1000),
            new Recorded(KeyType.IDENTITY, 1000),
            new Recorded(KeyType.IDENTITY, 1000),
            new Recorded(KeyType.VALUE, 1000),
            new Recorded(KeyType.VALUE, 1000));

    private KeyObjects objects;

    @BeforeEach
    void make() throws IOException {
        Traces traces = new Traces();
        int map = traces.writer().create(0);
        for (int i = 0; i < KEYS.size(); i++) {
            Recorded key = KEYS.get(i);
            traces.writer().key(Operation.PUT_NEW, map, Traces.key(i, key.type, key.hash));
        }
        objects = new KeyObjects(traces.trace());
    }

    private Object first(int key) {
        return objects.of(2 * key);
    }

    private Object second(int key) {
        return objects.of(2 * key + 1);
    }

    @Test
    void keys_haveTheRecordedHashes() {
        for (int i = 0; i < KEYS.size(); i++) {
            assertEquals(KEYS.get(i).hash, first(i).hashCode(), KEYS.get(i).toString());
            assertEquals(KEYS.get(i).hash, second(i).hashCode(), KEYS.get(i).toString());
        }
    }

    @Test
    void differentKeys_areNotEqual() {
        for (int a = 0; a < KEYS.size(); a++) {
            for (int b = 0; b < KEYS.size(); b++) {
                if (a != b) {
                    assertNotEquals(first(a), second(b), KEYS.get(a) + " and " + KEYS.get(b));
                }
            }
        }
    }

    @Test
    void secondObject_isEqual_andAnother_whereThatIsPossible() {
        for (int i = 0; i < KEYS.size(); i++) {
            assertEquals(first(i), second(i));
            assertSame(first(i), first(i));
            assertSame(second(i), second(i));
            switch (KEYS.get(i).type) {
                case STRING, VALUE -> assertNotSame(first(i), second(i));
                case NULL, ENUM, IDENTITY -> assertSame(first(i), second(i));
                case INTEGER, LONG -> {
                    // The JDK keeps one object of each small number.
                    if (KEYS.get(i).hash == 1000) {
                        assertNotSame(first(i), second(i));
                    }
                }
            }
        }
    }

    @Test
    void typesOfTheJdk_areKept() {
        for (int i = 0; i < KEYS.size(); i++) {
            switch (KEYS.get(i).type) {
                case STRING -> assertInstanceOf(String.class, first(i));
                case INTEGER -> assertInstanceOf(Integer.class, first(i));
                case LONG -> assertInstanceOf(Long.class, first(i));
                case NULL, ENUM, IDENTITY, VALUE ->
                    assertEquals(KeyObjects.class, first(i).getClass().getNestHost());
            }
        }
    }
}
