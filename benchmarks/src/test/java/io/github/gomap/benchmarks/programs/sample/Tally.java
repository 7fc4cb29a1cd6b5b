package io.github.gomap.benchmarks.programs.sample;

import java.util.HashMap;
import java.util.Map;

/** A HashMap with more to it. */
class Tally extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    transient int puts;

    Tally() {
        super(64, 0.9f);
    }

    void add(String word) {
        put(word, super.getOrDefault(word, 0) + 1);
    }

    @Override
    public Integer put(String key, Integer value) {
        puts++;
        return super.put(key, value);
    }

    HashMap<String, Integer> totals() {
        HashMap<String, Integer> totals = new HashMap<>();
        totals.put("all", values().stream().mapToInt(Integer::intValue).sum());
        return totals;
    }

    int most() {
        return entrySet().stream().mapToInt(Map.Entry::getValue).max().orElse(0);
    }

    /** A HashMap within a HashMap. */
    class Shadow extends HashMap<String, Integer> {
        private static final long serialVersionUID = 1;

        Shadow(Map<String, Integer> source) {
            super(source);
            put("puts", Tally.this.puts);
        }
    }
}
