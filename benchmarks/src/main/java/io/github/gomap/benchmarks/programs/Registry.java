package io.github.gomap.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Maven registry, asked by the Maven of this machine: so mirrors, proxies and passwords are those of the user's
 * settings.
 */
final class Registry {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";
    private static final Pattern ERROR = Pattern.compile("\\[ERROR] (.*\\w.*)");
    private static final int TIMEOUT_MINUTES = 15;

    private final Path folder;

    /**
     * The registry.
     *
     * @param folder where jars are kept, and not fetched again
     */
    Registry(Path folder) {
        this.folder = folder;
    }

    /** Fetches a program: its jars and those that they need, by name. */
    List<Path> fetchProgram(Program program) throws IOException {
        Path jars = fetch(program.folder(), program.artifacts(), "runtime");
        try (Stream<Path> files = Files.list(jars)) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    /** Fetches one artifact alone. */
    Path fetchAlone(Artifact artifact) throws IOException {
        return fetch(artifact.fileName(), List.of(artifact), "alone").resolve(artifact.fileName());
    }

    /** A folder whose POM says the same was filled before. */
    private Path fetch(String name, List<Artifact> artifacts, String how) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        Path jars = project.resolve("jars");
        Path pom = project.resolve("pom.xml");
        Path done = project.resolve("done.xml");
        String wanted = pom(artifacts);
        if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
            Files.writeString(pom, wanted);
            Folders.delete(jars);
            runMaven(pom, jars, how.equals("alone"));
            Files.writeString(done, wanted);
        }
        return jars;
    }

    private static String pom(List<Artifact> artifacts) {
        return artifacts.stream()
                .map(Artifact::asDependency)
                .collect(Collectors.joining("\n", """
                        <project xmlns="http://maven.apache.org/POM/4.0.0">
                        <modelVersion>4.0.0</modelVersion>
                        <groupId>io.github.gomap.benchmarks</groupId>
                        <artifactId>programs</artifactId>
                        <version>1</version>
                        <packaging>pom</packaging>
                        <dependencies>
                        """, "\n</dependencies>\n</project>\n"));
    }

    private static void runMaven(Path pom, Path jars, boolean alone) throws IOException {
        Path log = pom.resolveSibling("maven.log");
        String maven = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = List.of(
                maven,
                "--batch-mode",
                "--quiet",
                "--file",
                pom.toAbsolutePath().toString(),
                PLUGIN + ":copy-dependencies",
                "-DoutputDirectory=" + jars.toAbsolutePath(),
                "-DincludeScope=runtime",
                "-DexcludeTransitive=" + alone);
        if (run(command, log) != 0) {
            throw new IOException("Maven could not get the jars of " + pom + " from the registry: "
                    + firstError(Files.readAllLines(log))
                    + "\nIs the registry reachable with the settings of this machine? All that Maven said is in "
                    + log);
        }
    }

    /** What Maven complains of, which it may put behind what colours a screen. */
    static String firstError(List<String> log) {
        return log.stream()
                .map(ERROR::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("no message");
    }

    private static int run(List<String> command, Path log) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("Maven cannot be started; it has to be on the PATH: " + e.getMessage(), e);
        }
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("Maven took longer than " + TIMEOUT_MINUTES + " minutes, see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
