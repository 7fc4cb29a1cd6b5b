package io.github.gomap.benchmarks.loading;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the classes of added maps are.
 *
 * @param files jars and folders of classes
 */
public record AddedClassPath(List<Path> files) {
    /** No files: added maps are those of the JDK and of the benchmarks' own jar. */
    public static final AddedClassPath EMPTY = new AddedClassPath(List.of());

    /** Tells a fork. */
    private static final String PROPERTY = "io.github.gomap.benchmarks.classPath";

    /**
     * A class path as people write it.
     *
     * @throws IllegalArgumentException if a file does not exist
     */
    public static AddedClassPath parse(String classPath) {
        List<Path> files = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(file -> !file.isBlank())
                .map(file -> Path.of(file).toAbsolutePath().normalize())
                .toList();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("no such jar or folder: " + file);
            }
        }
        return new AddedClassPath(files);
    }

    /** The one that this JVM was given by {@link #jvmFlags()}. */
    public static AddedClassPath ofThisJvm() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    /** What a fork needs to know to find the same classes. */
    public List<String> jvmFlags() {
        return files.isEmpty()
                ? List.of()
                : List.of("-D" + PROPERTY + "="
                        + files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /**
     * The maps of a class that can be made without arguments. Their expected size is the argument of its constructor
     * that takes an int, if it has one.
     *
     * @param type what the class must be
     * @throws IllegalArgumentException if there is no such class, or it is of no use
     */
    public <M> MapFactory<M> load(String className, Class<M> type) {
        ClassLoader loader = loader();
        return Constructors.of(checked(find(className, loader), type), loader);
    }

    /**
     * A class on this path, or of the JDK, or of the benchmarks' jar.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Class<?> find(String className) {
        return find(className, loader());
    }

    /** The version of the jar of a class, and a digest of the classes of all files. */
    public String version(String className) {
        CodeSource source = find(className).getProtectionDomain().getCodeSource();
        if (source == null) {
            return "of Java " + System.getProperty("java.version");
        }
        Path file = Path.of(URI.create(source.getLocation().toString()));
        return files.contains(file) ? ArtifactVersion.of(file) + ", " + digests() : "in " + file.getFileName();
    }

    private String digests() {
        return files.stream()
                .map(file -> FileDigest.of(file, name -> name.endsWith(".class")))
                .collect(Collectors.joining(" "));
    }

    private Class<?> find(String className, ClassLoader loader) {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "no class " + className + (files.isEmpty() ? "; --class-path names its jar" : " in " + files), e);
        }
    }

    private ClassLoader loader() {
        return files.isEmpty() ? AddedClassPath.class.getClassLoader() : new AddedClassLoader(files);
    }

    private static <M> Class<? extends M> checked(Class<?> candidate, Class<M> type) {
        String name = candidate.getName();
        if (!type.isAssignableFrom(candidate)) {
            throw new IllegalArgumentException(name + " is not a " + type.getName());
        }
        if (!Modifier.isPublic(candidate.getModifiers()) || Modifier.isAbstract(candidate.getModifiers())) {
            throw new IllegalArgumentException(name + " is not a public class that can be made");
        }
        return candidate.asSubclass(type);
    }
}
