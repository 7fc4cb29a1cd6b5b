package io.github.gomap.benchmarks.programs.sample;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Keeps a LinkedHashMap where a HashMap is expected: a GoMap would not fit. */
class LinkedAsHashMap {
    HashMap<String, Integer> positions = new LinkedHashMap<>();

    LinkedAsHashMap(List<String> words) {
        words.forEach(word -> positions.putIfAbsent(word, positions.size()));
    }

    int sum() {
        return new SharesType(this).sum();
    }
}
