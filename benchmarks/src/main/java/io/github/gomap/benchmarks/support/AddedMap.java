package io.github.gomap.benchmarks.support;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.longs.LongMap;
import io.github.gomap.benchmarks.longs.LongMaps;
import java.util.regex.Pattern;

/**
 * A map that is not part of the benchmarks and takes part in a comparison.
 *
 * @param name as it appears in results
 * @param className a {@code java.util.Map}, or a {@link LongMap}
 * @param classPath where its class is
 */
public record AddedMap(String name, String className, AddedClassPath classPath) {
    private static final Pattern NAME_AND_CLASS = Pattern.compile("([A-Za-z0-9][\\w.-]*)=([\\w.$]+)");

    /**
     * A map as a command line names it: {@code NAME=CLASS}.
     *
     * @throws IllegalArgumentException if it is not written so, or the class is of no use; the message says why
     */
    public static AddedMap parse(String nameAndClass, AddedClassPath classPath) {
        var matcher = NAME_AND_CLASS.matcher(nameAndClass);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not NAME=CLASS, with letters, digits, '_', '.' and '-': " + nameAndClass);
        }
        AddedMap map = new AddedMap(matcher.group(1), matcher.group(2), classPath);
        map.tryIt();
        return map;
    }

    /** Can it be asked the questions about keys of this type? A map of objects takes part with boxed keys as well. */
    public boolean takes(KeyType keys) {
        return keys == KeyType.LONG || !isLongMap();
    }

    /** The version of its jar, and a digest of all added classes: a map that somebody works on keeps its version. */
    public String version() {
        return classPath.version(className);
    }

    private boolean isLongMap() {
        return LongMaps.isLongMap(className, classPath);
    }

    /** What goes wrong shall do so before the first fork. */
    private void tryIt() {
        try {
            if (isLongMap()) {
                LongMaps.of(className, classPath).newMap().put(1, this);
            } else {
                ObjectMaps.of(className, classPath).newMap().put(1L, this);
            }
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalArgumentException(className + " cannot be made and filled: " + e, e);
        }
    }
}
