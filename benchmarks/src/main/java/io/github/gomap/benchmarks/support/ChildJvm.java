package io.github.gomap.benchmarks.support;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for one measurement: same Java, same class path, other flags. */
public final class ChildJvm {
    private static final Gson GSON = new Gson();

    private ChildJvm() {}

    /** Why a child did not answer. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        /** A failure for this reason. */
        public Failure(String message) {
            super(message);
        }
    }

    /**
     * Runs a main class and reads what it answers.
     *
     * @param flags for the JVM
     * @param mainClass takes two arguments, the order as JSON and the file to write the answer to
     * @param order what to do
     * @param answerType what to expect
     * @param folder for the files of the child
     * @param seconds how long to wait at most
     */
    public static <A> A ask(
            List<String> flags, Class<?> mainClass, Object order, Class<A> answerType, Path folder, int seconds)
            throws Failure {
        try {
            Path output = Files.createDirectories(folder).resolve("child.log");
            Path answer = folder.resolve("child.json");
            Files.deleteIfExists(answer);
            Process process = new ProcessBuilder(commandLine(flags, mainClass, GSON.toJson(order), answer.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            waitFor(process, seconds);
            if (process.exitValue() != 0) {
                throw new Failure(firstProblem(Files.readAllLines(output)));
            }
            return GSON.fromJson(Files.readString(answer), answerType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commandLine(List<String> flags, Class<?> mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Waits for a process, which is over afterwards in any case. */
    public static void waitFor(Process process, int seconds) throws Failure {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new Failure("took longer than " + seconds + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        } finally {
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
    }

    /** The first line that tells of an error, or the last one. */
    public static String firstProblem(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(lines.isEmpty() ? "no output" : lines.get(lines.size() - 1));
    }
}
