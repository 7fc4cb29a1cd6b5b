package io.github.gomap;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A map as a subclass of {@link GoMap} may have overridden it: {@code equals}, {@code hashCode} and {@code toString} see what
 * its {@code size} and {@code entrySet} show, as HashMap has them from AbstractMap.
 */
final class AsOverridden<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap<K, V> {
    private final Map<K, V> map;

    AsOverridden(Map<K, V> map) {
        this.map = map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return map.entrySet();
    }

    /** That of AbstractMap would not know the map in itself. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (Entry<K, V> entry : entrySet()) {
            text.add(shown(entry.getKey()) + "=" + shown(entry.getValue()));
        }
        return text.toString();
    }

    private @Nullable Object shown(@Nullable Object keyOrValue) {
        return keyOrValue == map ? "(this Map)" : keyOrValue;
    }
}
