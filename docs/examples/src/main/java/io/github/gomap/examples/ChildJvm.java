package io.github.gomap.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM like this one. */
final class ChildJvm {

    private ChildJvm() {}

    /** Prepares a JVM that runs a class. */
    static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
