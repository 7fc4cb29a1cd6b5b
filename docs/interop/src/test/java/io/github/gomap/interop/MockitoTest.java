package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockMakers;
import org.mockito.Mockito;

/** Mocks and spies, by rewriting the class as Mockito does by default, and by extending it as other tools do. */
class MockitoTest {

    @ParameterizedTest
    @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
    @SuppressWarnings("unchecked")
    void aMock_answersAsItIsTold(String mockMaker) {
        GoMap<String, Integer> map = mock(GoMap.class, withSettings().mockMaker(mockMaker));
        when(map.get("a")).thenReturn(1);
        when(map.size()).thenReturn(7);
        assertEquals(1, map.get("a"));
        assertNull(map.get("b"));
        assertEquals(7, map.size());
        map.put("a", 2);
        map.trim();
        verify(map).put("a", 2);
        verify(map).trim();
        assertEquals(MockMakers.INLINE.equals(mockMaker), GoMap.class == map.getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
    @SuppressWarnings("unchecked")
    void aSpy_isTheMapAndIsWatched(String mockMaker) {
        GoMap<String, Integer> real = new GoMap<>();
        for (int i = 0; i < 300; i++) {
            real.put("k" + i, i);
        }
        GoMap<String, Integer> map = mock(
                GoMap.class,
                withSettings().mockMaker(mockMaker).spiedInstance(real).defaultAnswer(Mockito.CALLS_REAL_METHODS));
        assertNotSame(real, map);
        doReturn(-1).when(map).get("k1");
        assertEquals(-1, map.get("k1"));
        assertEquals(2, map.get("k2"));
        map.put("new", 1);
        assertEquals(301, map.size());
        assertTrue(map.containsKey("new"));
        assertSame(1, map.remove("new"));
        Map<String, Integer> copy = new HashMap<>(map);
        assertEquals(300, copy.size());
        verify(map).put("new", 1);
        verify(map).remove(any());
        verify(map).get("k2");
    }

    @ParameterizedTest
    @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
    @SuppressWarnings("unchecked")
    void aMockThatIsNotTold_isAnEmptyMap(String mockMaker) {
        GoMap<String, Integer> map = mock(GoMap.class, withSettings().mockMaker(mockMaker));
        assertTrue(map.entrySet().isEmpty());
        assertTrue(new GoMap<>(map).isEmpty());
        map.forEach((key, value) -> {
            throw new AssertionError(key);
        });
        verify(map).forEach(any());
    }
}
