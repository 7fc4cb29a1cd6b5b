package io.github.gomap.benchmarks.support;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own for one measurement: same Java, other flags, by default the same class path. */
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
            List<String> arguments = List.of(GSON.toJson(order), answer.toString());
            run(commandLine(flags, ownClassPath(), mainClass, arguments), output, seconds);
            return GSON.fromJson(Files.readString(answer), answerType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a main class that has another class path, and returns the lines that it prints.
     *
     * @param flags for the JVM
     * @param classPath all that the JVM finds beside its own classes
     * @param mainClass which
     * @param arguments for it
     * @param output the file that keeps what it prints
     * @param seconds how long to wait at most
     */
    public static List<String> print(
            List<String> flags,
            List<Path> classPath,
            Class<?> mainClass,
            List<String> arguments,
            Path output,
            int seconds)
            throws Failure {
        try {
            String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            run(commandLine(flags, path, mainClass, arguments), output, seconds);
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a main class with these arguments, as if this JVM had been started with other flags, and returns its exit
     * value.
     */
    public static int repeat(List<String> flags, Class<?> mainClass, String... arguments)
            throws IOException, InterruptedException {
        return new ProcessBuilder(commandLine(flags, ownClassPath(), mainClass, List.of(arguments)))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void run(List<String> command, Path output, int seconds) throws Failure, IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        waitFor(process, seconds);
        if (process.exitValue() != 0) {
            throw new Failure(firstProblem(Files.readAllLines(output)));
        }
    }

    private static List<String> commandLine(
            List<String> flags, String classPath, Class<?> mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass.getName());
        command.addAll(arguments);
        return command;
    }

    private static String ownClassPath() {
        return System.getProperty("java.class.path");
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
