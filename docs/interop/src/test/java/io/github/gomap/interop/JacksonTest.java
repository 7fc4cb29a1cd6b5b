package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.gomap.GoMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JacksonTest {
    private static final GoMap<String, Integer> STOCK = Shop.example().stock;

    @Test
    void aGoMap_isWrittenAsAMapAndReadByItsType() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(STOCK);
        assertEquals(STOCK, mapper.readValue(json, new TypeReference<Map<String, Integer>>() {}));
        GoMap<String, Integer> read = mapper.readValue(json, new TypeReference<GoMap<String, Integer>>() {});
        assertEquals(STOCK, read);
    }

    @Test
    void fields_areOfTheTypesThatTheyAreDeclaredWith() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        Shop shop = mapper.readValue(mapper.writeValueAsString(Shop.example()), Shop.class);
        assertEquals(STOCK, shop.stock);
        assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
        assertSame(LinkedHashMap.class, shop.prices.getClass());
    }

    @Test
    void everyMap_canBeAGoMap() throws JsonProcessingException {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addAbstractTypeMapping(Map.class, GoMap.class))
                .build();
        Shop shop = mapper.readValue(mapper.writeValueAsString(Shop.example()), Shop.class);
        assertSame(GoMap.class, shop.prices.getClass());
        assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
    }

    /** Values of no declared type, with the name of their class before them. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_AND_NON_CONCRETE", "NON_CONCRETE_AND_ARRAYS", "NON_FINAL"})
    void defaultTyping_keepsTheClass(ObjectMapper.DefaultTyping typing) throws JsonProcessingException {
        ObjectMapper mapper = JsonMapper.builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("io.github.gomap.")
                                .allowIfSubType("java.util.")
                                .build(),
                        typing)
                .build();
        Map<String, Object> nested = new GoMap<>(Map.of("stock", STOCK));
        String json = mapper.writerFor(Object.class).writeValueAsString(nested);
        assertEquals(nested, mapper.readValue(json, Object.class));
        Map<?, ?> read = (Map<?, ?>) mapper.readValue(json, Object.class);
        assertSame(GoMap.class, read.getClass());
        assertSame(GoMap.class, read.get("stock").getClass());
        if (typing == ObjectMapper.DefaultTyping.NON_FINAL) {
            // A field, too, may hold a subclass, as GoMap is not final.
            Shop shop = new Shop();
            shop.stock = new Extended();
            shop.stock.put("plums", 1);
            Shop copy = mapper.readValue(mapper.writeValueAsString(shop), Shop.class);
            assertSame(Extended.class, copy.stock.getClass());
            assertEquals(shop.stock, copy.stock);
        }
    }

    /** A subclass of the program. */
    public static class Extended extends GoMap<String, Integer> {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void order_canBeThatOfTheKeys() throws JsonProcessingException {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        assertEquals("{\"apples\":3,\"pears\":0}", mapper.writeValueAsString(STOCK));
    }

    @Test
    void anUpdate_goesIntoTheMapThatIsThere() throws JsonProcessingException {
        GoMap<String, Integer> map = new GoMap<>(STOCK);
        assertSame(map, new ObjectMapper().readerForUpdating(map).readValue("{\"pears\":7,\"plums\":1}"));
        assertEquals(Map.of("apples", 3, "pears", 7, "plums", 1), map);
    }
}
