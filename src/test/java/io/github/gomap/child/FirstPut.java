package io.github.gomap.child;

import io.github.gomap.GoMap;

/** What a program does with its first map, without anything that would load classes of its own. */
public final class FirstPut {
    private FirstPut() {}

    public static void main(String[] arguments) {
        GoMap<Object, Object> map = new GoMap<>();
        for (int i = 0; i < 21; i++) {
            map.put(i, arguments);
        }
        int met = 0;
        for (Object key : map.keySet()) {
            met += key == null ? 0 : 1;
        }
        if (met != 21) {
            throw new AssertionError(met);
        }
    }
}
