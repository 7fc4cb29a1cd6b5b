package io.github.gomap.benchmarks.programs.sample;

import java.util.HashMap;

/** Reads a field that is a HashMap of a class that keeps it. */
class SharesType {
    private final LinkedAsHashMap source;

    SharesType(LinkedAsHashMap source) {
        this.source = source;
    }

    int sum() {
        HashMap<String, Integer> positions = source.positions;
        return positions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
