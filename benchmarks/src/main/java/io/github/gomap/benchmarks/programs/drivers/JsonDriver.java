package io.github.gomap.benchmarks.programs.drivers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Reads, regroups and writes JSON with Jackson: orders that are objects with fields by name. */
public final class JsonDriver {
    private static final TypeReference<List<HashMap<String, Object>>> ORDERS = new TypeReference<>() {};
    private static final int CUSTOMERS = 20_000;
    private static final int LINES = 4;

    private final ObjectMapper mapper = new ObjectMapper();

    private JsonDriver() {
        mapper.configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    }

    /** Takes the number of orders and how often to do it all. */
    public static void main(String[] arguments) throws IOException {
        int orders = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        JsonDriver driver = new JsonDriver();
        byte[] json = driver.mapper.writeValueAsBytes(generate(orders));
        Path file = Path.of("out", "customers.json");
        for (int round = 0; round < rounds; round++) {
            driver.regroup(json, file);
        }
        System.out.println(orders + " orders, " + json.length + " bytes, read " + rounds + " times");
    }

    private static List<Map<String, Object>> generate(int orders) {
        SplittableRandom random = new SplittableRandom(1);
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            Map<String, Object> order = new TreeMap<>();
            order.put("number", i);
            order.put("customer", "customer-" + random.nextInt(CUSTOMERS));
            order.put("paid", random.nextBoolean());
            order.put("lines", lines(random));
            all.add(order);
        }
        return all;
    }

    private static List<Map<String, Object>> lines(SplittableRandom random) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(LINES); i++) {
            lines.add(new TreeMap<>(Map.of(
                    "article", "article-" + random.nextInt(CUSTOMERS),
                    "cents", random.nextInt(CUSTOMERS),
                    "pieces", random.nextInt(LINES))));
        }
        return lines;
    }

    private void regroup(byte[] json, Path file) throws IOException {
        Map<Object, List<Map<String, Object>>> byCustomer = new HashMap<>();
        for (HashMap<String, Object> order : mapper.readValue(json, ORDERS)) {
            byCustomer
                    .computeIfAbsent(order.get("customer"), any -> new ArrayList<>())
                    .add(order);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            mapper.writeValue(out, byCustomer);
        }
    }
}
