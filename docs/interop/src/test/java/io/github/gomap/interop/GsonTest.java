package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.InstanceCreator;
import com.google.gson.reflect.TypeToken;
import io.github.gomap.GoMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GsonTest {
    private static final GoMap<String, Integer> STOCK = Shop.example().stock;

    @Test
    void aGoMap_isWrittenAsAMapAndReadByItsType() {
        Gson gson = new Gson();
        String json = gson.toJson(STOCK);
        assertEquals(STOCK, gson.fromJson(json, new TypeToken<Map<String, Integer>>() {}));
        GoMap<String, Integer> read = gson.fromJson(json, new TypeToken<GoMap<String, Integer>>() {});
        assertEquals(STOCK, read);
    }

    @Test
    void fields_areOfTheTypesThatTheyAreDeclaredWith() {
        Gson gson = new Gson();
        Shop shop = gson.fromJson(gson.toJson(Shop.example()), Shop.class);
        assertEquals(STOCK, shop.stock);
        assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
        assertNotSame(GoMap.class, shop.prices.getClass());
    }

    @Test
    void everyMap_canBeAGoMap() {
        Gson gson = new GsonBuilder()
                .registerTypeAdapter(Map.class, (InstanceCreator<Map<?, ?>>) type -> new GoMap<>())
                .create();
        Shop shop = gson.fromJson(gson.toJson(Shop.example()), Shop.class);
        assertSame(GoMap.class, shop.prices.getClass());
        assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
    }

    @Test
    void keysThatAreNoStrings_areArrays() {
        Gson gson = new GsonBuilder().enableComplexMapKeySerialization().create();
        GoMap<List<Integer>, String> map = new GoMap<>(Map.of(List.of(1, 2), "a"));
        assertEquals("[[[1,2],\"a\"]]", gson.toJson(map));
        assertEquals(map, gson.fromJson(gson.toJson(map), new TypeToken<GoMap<List<Integer>, String>>() {}));
    }
}
