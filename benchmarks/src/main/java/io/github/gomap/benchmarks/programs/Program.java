package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.drivers.JsonDriver;
import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A program as it comes from the Maven registry, and some seconds of work for it. */
public enum Program {
    /** JSON read into maps, regrouped and written. */
    JACKSON("Jackson databind", "com.fasterxml.jackson.core:jackson-databind", JsonDriver.class.getName()) {
        @Override
        List<String> arguments(Inputs inputs) {
            return List.of("40000", "12");
        }
    };

    /** The folder, below the one that a program is started in, for its files. */
    static final String OUT = "out";

    private static final String DRIVERS = JsonDriver.class.getPackageName();

    private final String label;
    private final List<Artifact> artifacts;
    private final String mainClass;

    Program(String label, String artifacts, String mainClass) {
        this.label = label;
        this.artifacts = Artifact.parseAll(artifacts);
        this.mainClass = mainClass;
    }

    /** What the program does with the inputs, and so its command line. */
    abstract List<String> arguments(Inputs inputs) throws IOException;

    /** Flags that the program's manual asks for. */
    List<String> jvmFlags() {
        return List.of();
    }

    /** A name for people. */
    public String label() {
        return label;
    }

    /** The version of the program. */
    public String version() {
        return artifacts.get(0).version();
    }

    /** What is fetched, along with what it needs. */
    List<Artifact> artifacts() {
        return artifacts;
    }

    /** The classes of the program that are not fetched: the main class, if it is a driver of ours. */
    Optional<JarContent> driver() throws IOException {
        return mainClass.startsWith(DRIVERS)
                ? Optional.of(JarContent.ofClasses("driver.jar", JsonDriver.class, mainClass.replace('.', '/')))
                : Optional.empty();
    }

    String mainClass() {
        return mainClass;
    }
}
