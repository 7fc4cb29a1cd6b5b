package io.github.gomap.interop;

import io.github.gomap.GoMap;
import java.util.List;
import java.util.Map;

/** What a program writes and reads: a field of each type that a program might choose. */
public class Shop {
    /** Typed as GoMap. */
    public GoMap<String, Integer> stock = new GoMap<>();

    /** A GoMap typed as Map. */
    public Map<String, List<Integer>> prices = new GoMap<>();

    static Shop example() {
        Shop shop = new Shop();
        shop.stock.put("apples", 3);
        shop.stock.put("pears", 0);
        shop.prices.put("apples", List.of(2, 5));
        return shop;
    }
}
