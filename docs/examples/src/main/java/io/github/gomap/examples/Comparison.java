package io.github.gomap.examples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures every {@link MapKind} in a JVM of its own and prints a table. */
public final class Comparison {
    private static final int ENTRIES = 50_000;
    private static final long MINUTES_PER_MAP = 2;

    private Comparison() {}

    /**
     * Prints the table.
     *
     * @param arguments none
     * @throws IOException if a JVM cannot be started
     * @throws InterruptedException if the wait for one is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.printf(
                "%,d entries, JDK %s, %d processors%n%n",
                ENTRIES, Runtime.version(), Runtime.getRuntime().availableProcessors());
        System.out.println(Measurement.heads());
        for (MapKind kind : MapKind.values()) {
            measure(kind);
        }
    }

    private static void measure(MapKind kind) throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"));
        jvm.addAll(List.of("@chronicle-map.args", "@hazelcast.args"));
        Process process = ChildJvm.of(jvm, Measurement.class, kind.name(), Integer.toString(ENTRIES))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MINUTES_PER_MAP, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(kind.title() + " was not done within " + MINUTES_PER_MAP + " minutes");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(kind.title() + " ended with exit code " + process.exitValue());
        }
    }
}
