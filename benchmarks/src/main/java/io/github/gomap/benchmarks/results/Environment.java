package io.github.gomap.benchmarks.results;

import com.sun.management.OperatingSystemMXBean;
import io.github.gomap.GoMap;
import io.github.gomap.benchmarks.loading.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a result comes from. Results of different environments are never mixed.
 *
 * @param processor the model of the processor
 * @param processors how many processors the JVM sees
 * @param memoryGigabytes the memory of the machine
 * @param system the operating system
 * @param runtime what the program ran on: "java" or "go", and the version
 * @param commit what git says the sources are, "unknown" outside of a git tree
 * @param engine the beginning of a digest of the library's classes: tells what was measured when the commit cannot
 * @param versions of the maps and of the tools
 */
public record Environment(
        String processor,
        int processors,
        long memoryGigabytes,
        String system,
        String runtime,
        String commit,
        String engine,
        Map<String, String> versions) {
    /** The environment of this process. */
    public static Environment current() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Environment(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / 0x1p30),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                "java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.vendor"),
                describeCommit(),
                engineDigest(),
                readVersions());
    }

    /** A name for files: version of the runtime, commit, engine. */
    public String id() {
        return runtime.replaceFirst(" ", "").replaceAll("[+, ].*", "") + "-" + commit + "-" + engine;
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException | UncheckedIOException e) {
            return "unknown";
        }
    }

    private static Map<String, String> readVersions() {
        Properties properties = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put((String) name, (String) version));
        versions.put("jdk", System.getProperty("java.version"));
        return versions;
    }

    /** The jar of the benchmarks, or, in an IDE, the library's folder of classes. */
    private static Path library() {
        return Path.of(URI.create(
                GoMap.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static String describeCommit() {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            library().getParent().toString(),
                            "describe",
                            "--always",
                            "--dirty",
                            "--abbrev=12",
                            "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !output.isEmpty() ? output : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String engineDigest() {
        String folder = GoMap.class.getPackageName().replace('.', '/') + "/";
        return FileDigest.of(library(), name -> name.startsWith(folder) && name.indexOf('/', folder.length()) < 0);
    }
}
