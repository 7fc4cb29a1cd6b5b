package io.github.gomap.benchmarks.support;

import io.github.gomap.benchmarks.MapKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A map that takes part in a comparison: a kind of map, or a GoMap of another build of the library.
 *
 * @param name as it appears in results
 * @param kind the kind of map
 * @param build the jar or the class folder of another build of the library
 */
public record Contestant(String name, MapKind kind, Optional<Path> build) {
    /** A map of the jar of the benchmarks. */
    public static Contestant of(MapKind kind) {
        return new Contestant(kind.name(), kind, Optional.empty());
    }

    /**
     * A GoMap of another build.
     *
     * @param name of the build
     * @param jar the jar or the class folder of the library
     */
    public static Contestant ofBuild(String name, Path jar) {
        return new Contestant(
                MapKind.GO_MAP + "@" + name,
                MapKind.GO_MAP,
                Optional.of(jar.toAbsolutePath().normalize()));
    }

    /** What a JVM needs to know so that it finds another build before the one in the jar of the benchmarks. */
    public List<String> jvmFlags() {
        return build.map(jar -> List.of("-Xbootclasspath/a:" + jar)).orElse(List.of());
    }
}
