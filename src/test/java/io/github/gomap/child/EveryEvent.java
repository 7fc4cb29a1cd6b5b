package io.github.gomap.child;

import io.github.gomap.GoMap;
import java.util.ConcurrentModificationException;

/** A program that lets a map report each of its events once at least. It runs in a JVM of its own. */
public final class EveryEvent {
    private static final int KEYS = 200;

    private EveryEvent() {}

    /** A key of a hashCode that all have, whose equals can be told to misuse a map. */
    private static final class Key implements Comparable<Key> {
        final int id;
        Runnable onEquals = () -> {};

        Key(int id) {
            this.id = id;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            onEquals.run();
            return other instanceof Key key && key.id == id;
        }

        @Override
        public int compareTo(Key other) {
            return Integer.compare(id, other.id);
        }
    }

    /**
     * Runs it and prints its result.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println(run());
    }

    /**
     * Runs it.
     *
     * @return the message of the misuse and the size in the end
     */
    public static String run() {
        GoMap<Key, Integer> map = new GoMap<>();
        Key first = new Key(0);
        map.put(first, 0);
        Key intruder = new Key(0);
        intruder.onEquals = () -> map.put(first, 1);
        String message = "no misuse";
        try {
            map.put(intruder, 1);
        } catch (ConcurrentModificationException e) {
            message = e.getMessage();
        }
        for (int id = 1; id < KEYS; id++) {
            map.put(new Key(id), id);
        }
        map.finishGrowth();
        map.clear();
        return message + ", " + map.size() + " entries";
    }
}
