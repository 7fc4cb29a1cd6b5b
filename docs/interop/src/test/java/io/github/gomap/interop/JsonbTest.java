package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gomap.GoMap;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.eclipse.yasson.YassonConfig;
import org.junit.jupiter.api.Test;

/** JSON-B by Yasson. */
@SuppressWarnings("try") // close may be interrupted
class JsonbTest {
    private static final GoMap<String, Integer> STOCK = Shop.example().stock;

    /** A type with its arguments, as JSON-B wants to be told it. */
    private static final class StockType {
        @SuppressWarnings("unused") // by its type
        private GoMap<String, Integer> stock;

        static Type get() throws NoSuchFieldException {
            return StockType.class.getDeclaredField("stock").getGenericType();
        }
    }

    @Test
    void aGoMap_isWrittenAsAMapAndReadByItsType() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            String json = jsonb.toJson(STOCK);
            GoMap<String, Integer> read = jsonb.fromJson(json, StockType.get());
            assertEquals(STOCK, read);
        }
    }

    @Test
    void fields_areOfTheTypesThatTheyAreDeclaredWith() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            Shop shop = jsonb.fromJson(jsonb.toJson(Shop.example()), Shop.class);
            assertEquals(STOCK, shop.stock);
            assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
            assertNotSame(GoMap.class, shop.prices.getClass());
        }
    }

    @Test
    void everyMap_canBeAGoMap() throws Exception {
        JsonbConfig config = new YassonConfig().withUserTypeMapping(Map.of(Map.class, GoMap.class));
        try (Jsonb jsonb = JsonbBuilder.create(config)) {
            Shop shop = jsonb.fromJson(jsonb.toJson(Shop.example()), Shop.class);
            assertSame(GoMap.class, shop.prices.getClass());
            assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
            assertSame(GoMap.class, jsonb.fromJson("{\"a\":1}", Map.class).getClass());
        }
    }
}
