package io.github.gomap.benchmarks.programs.rewriting;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** Asks the JVM whether it would run a class. Nothing of the class is executed. */
final class Verification extends ClassLoader {
    private final Map<String, byte[]> files;

    /** A loader of these class files, by name as in class files, and of the JDK. */
    Verification(Map<String, byte[]> files) {
        super(ClassLoader.getPlatformClassLoader());
        this.files = files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** What the JVM has against a class. */
    Optional<String> problem(String name) {
        try {
            // HotSpot links, that is verifies, a class before it lists methods.
            Method[] unused = loadClass(name.replace('/', '.')).getDeclaredMethods();
            return Optional.empty();
        } catch (LinkageError | ClassNotFoundException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + reason(String.valueOf(e.getMessage())));
        }
    }

    /** The verifier explains itself on many lines. */
    private static String reason(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Type "))
                .findFirst()
                .orElse(message.lines().findFirst().orElse(message));
    }
}
