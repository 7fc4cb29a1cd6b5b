package io.github.gomap.benchmarks.traces.replay;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@code putAll} gets: entries that are there already, and the cheapest iteration over them. */
final class Source extends AbstractMap<Object, Object> {
    private final Set<Entry<Object, Object>> entries;

    Source(List<Object> keys, Object value) {
        List<Entry<Object, Object>> list = keys.stream()
                .<Entry<Object, Object>>map(key -> Map.entry(key, value))
                .toList();
        this.entries = new AbstractSet<>() {
            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                return list.iterator();
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return entries;
    }
}
