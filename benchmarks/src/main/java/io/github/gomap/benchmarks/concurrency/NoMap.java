package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The control: does nothing. What is measured with it is the noise of the machine and the cost of measuring. */
final class NoMap implements SharedMap<Object, Object> {
    @Override
    public Object get(Object key) {
        return null;
    }

    @Override
    public Object put(Object key, Object value) {
        return null;
    }

    @Override
    public Object remove(Object key) {
        return null;
    }

    @Override
    public Object computeIfAbsent(Object key, Function<? super Object, ?> function) {
        return null;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void forEach(BiConsumer<? super Object, ? super Object> action) {}
}
