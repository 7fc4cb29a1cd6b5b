package io.github.gomap.benchmarks.startup;

import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a JVM does that times its first map. It prints the nanoseconds of each step of {@link FirstPut}.
 *
 * <p>Nothing here loads a class that a map could need: no lambda, no stream, no strings put together by {@code +}, no
 * collection but the one that is measured. {@code HashMap} is as warm as the JVM itself has made it.
 */
final class FirstMap {
    private static final int MORE_PUTS = 20;

    private FirstMap() {}

    /** Takes {@code GO_MAP} or {@code HASH_MAP}. */
    public static void main(String[] arguments) {
        boolean isGoMap = arguments[0].equals("GO_MAP");
        String[] keys = new String[1 + MORE_PUTS];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Integer.toString(1000 + i);
        }
        long begin = System.nanoTime();
        Map<String, String> map = isGoMap ? newGoMap() : newHashMap();
        long created = System.nanoTime();
        map.put(keys[0], keys[0]);
        long firstPut = System.nanoTime();
        for (int i = 1; i < keys.length; i++) {
            map.put(keys[i], keys[i]);
        }
        long morePuts = System.nanoTime();
        int visited = 0;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            visited += entry.getKey().equals(entry.getValue()) ? 1 : 0;
        }
        long iterated = System.nanoTime();
        if (visited != keys.length) {
            throw new IllegalStateException(Integer.toString(visited));
        }
        System.out.println(created - begin);
        System.out.println(firstPut - created);
        System.out.println(morePuts - firstPut);
        System.out.println(iterated - morePuts);
    }

    /** In a method of its own: else the verifier would load GoMap before the clock is read. */
    private static Map<String, String> newGoMap() {
        return new GoMap<>();
    }

    private static Map<String, String> newHashMap() {
        return new HashMap<>();
    }
}
