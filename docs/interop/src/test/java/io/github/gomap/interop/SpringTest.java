package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gomap.GoMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.CollectionFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;

class SpringTest {
    private static final TypeDescriptor STRING = TypeDescriptor.valueOf(String.class);
    private static final TypeDescriptor INTEGER = TypeDescriptor.valueOf(Integer.class);
    private static final Map<String, String> TEXTS = Map.of("1", "10", "2", "20");

    @Test
    void conversion_fillsAGoMap() {
        Object converted = new DefaultConversionService()
                .convert(
                        TEXTS,
                        TypeDescriptor.map(Map.class, STRING, STRING),
                        TypeDescriptor.map(GoMap.class, INTEGER, INTEGER));
        assertSame(GoMap.class, converted.getClass());
        assertEquals(Map.of(1, 10, 2, 20), converted);
    }

    @Test
    void conversion_readsAGoMap() {
        Object converted = new DefaultConversionService()
                .convert(
                        new GoMap<>(TEXTS),
                        TypeDescriptor.map(GoMap.class, STRING, STRING),
                        TypeDescriptor.map(Map.class, INTEGER, INTEGER));
        assertEquals(Map.of(1, 10, 2, 20), converted);
    }

    @Test
    void conversion_toTheSameTypes_leavesTheMapAsItIs() {
        GoMap<String, String> map = new GoMap<>(TEXTS);
        TypeDescriptor type = TypeDescriptor.map(GoMap.class, STRING, STRING);
        assertSame(map, new DefaultConversionService().convert(map, type, type));
    }

    @Test
    void collectionFactory_makesAGoMap() {
        assertSame(GoMap.class, CollectionFactory.createMap(GoMap.class, 16).getClass());
        // What is only to be similar to a given map is a LinkedHashMap, as it is for a HashMap.
        assertSame(
                LinkedHashMap.class,
                CollectionFactory.createApproximateMap(new GoMap<>(), 16).getClass());
        assertEquals(
                Integer.class,
                ResolvableType.forClassWithGenerics(GoMap.class, String.class, Integer.class)
                        .asMap()
                        .resolveGeneric(1));
    }
}
