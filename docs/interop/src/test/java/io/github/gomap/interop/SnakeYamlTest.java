package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gomap.GoMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

class SnakeYamlTest {
    @Test
    void aGoMap_isWrittenAndReadAsAMap() {
        GoMap<String, Object> map = new GoMap<>();
        map.put("stock", new GoMap<>(Map.of("apples", 3)));
        map.put("list", List.of(1, 2));
        map.put("none", null);
        String text = new Yaml().dump(map);
        assertEquals(map, new Yaml().load(text), text);
        assertEquals("{a: 1}\n", new Yaml().dump(new GoMap<>(Map.of("a", 1))));
    }

    @Test
    void fields_areOfTheTypesThatTheyAreDeclaredWith() {
        String text = "stock: {apples: 3, pears: 0}\nprices:\n  apples: [2, 5]\n";
        Shop shop = new Yaml(new Constructor(Shop.class, new LoaderOptions())).load(text);
        assertEquals(Shop.example().stock, shop.stock);
        assertEquals(Map.of("apples", List.of(2, 5)), shop.prices);
        assertSame(GoMap.class, shop.stock.getClass());
    }

    @Test
    void aBean_isWrittenAndRead() {
        Yaml yaml = new Yaml(new Constructor(Shop.class, new LoaderOptions()));
        Shop shop = yaml.load(yaml.dumpAs(Shop.example(), Tag.MAP, null));
        assertEquals(Shop.example().stock, shop.stock);
        assertEquals(Shop.example().prices, shop.prices);
    }

    /** Reads every mapping into a GoMap. */
    private static final class GoMapConstructor extends SafeConstructor {
        GoMapConstructor() {
            super(new LoaderOptions());
        }

        @Override
        protected Map<Object, Object> createDefaultMap(int initSize) {
            return new GoMap<>(initSize);
        }
    }

    @Test
    void everyMap_canBeAGoMap() {
        Map<String, Object> read = new Yaml(new GoMapConstructor()).load("outer: {inner: {a: 1}}");
        assertSame(GoMap.class, read.getClass());
        assertSame(GoMap.class, read.get("outer").getClass());
        assertEquals(Map.of("outer", Map.of("inner", Map.of("a", 1))), read);
    }

    @Test
    void anchorsAndMerges_areFollowed() {
        String text = "base: &b {a: 1, b: 2}\nmore:\n  <<: *b\n  b: 3\nsame: *b\n";
        Map<String, Object> read = new Yaml(new GoMapConstructor()).load(text);
        assertEquals(Map.of("a", 1, "b", 3), read.get("more"));
        assertSame(read.get("base"), read.get("same"));
    }
}
