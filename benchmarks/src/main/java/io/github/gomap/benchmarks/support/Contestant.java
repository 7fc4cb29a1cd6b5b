package io.github.gomap.benchmarks.support;

import io.github.gomap.benchmarks.MapKind;
import java.nio.file.Path;
import java.util.List;

/**
 * A map that takes part in a comparison: a kind of map, or a GoMap of another build of the library.
 *
 * @param name as it appears in results
 * @param kind the kind of map
 * @param jvmFlags what the JVM needs to know
 */
public record Contestant(String name, MapKind kind, List<String> jvmFlags) {
    /** A map of the jar of the benchmarks. */
    public static Contestant of(MapKind kind) {
        return new Contestant(kind.name(), kind, List.of());
    }

    /**
     * A GoMap of another build. Its classes are found before the ones in the jar of the benchmarks.
     *
     * @param name of the build
     * @param jar the jar or the class folder of the library
     */
    public static Contestant ofBuild(String name, Path jar) {
        return new Contestant(
                MapKind.GO_MAP + "@" + name,
                MapKind.GO_MAP,
                List.of("-Xbootclasspath/a:" + jar.toAbsolutePath().normalize()));
    }
}
