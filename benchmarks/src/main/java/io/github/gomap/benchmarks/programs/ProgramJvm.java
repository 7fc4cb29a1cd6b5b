package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.child.ProgramRun;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.ChildJvm.Failure;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How a program is started.
 *
 * @param flags of the JVM
 * @param mainClass of the program
 * @param arguments of the program
 */
record ProgramJvm(List<String> flags, String mainClass, List<String> arguments) {
    /** What a run found out, and what the program wrote. */
    record Outcome(Properties found, Output output) {
        long figure(String name) {
            return Long.parseLong(found.getProperty(name));
        }
    }

    /** The same program in a JVM with more flags. */
    ProgramJvm with(List<String> moreFlags) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(moreFlags);
        return new ProgramJvm(all, mainClass, arguments);
    }

    /**
     * Runs the program.
     *
     * @param task what to find out
     * @param classPath with {@code ProgramRun} and the program
     * @param folder an own one; the program is started in a folder below it that is empty
     * @param seconds how long to wait at most
     */
    Outcome run(ProgramRun.Task task, List<Path> classPath, Path folder, int seconds) throws IOException, Failure {
        Folders.delete(folder);
        Path workFolder = Files.createDirectories(folder.resolve("work"));
        Files.createDirectory(workFolder.resolve(Program.OUT));
        Path answer = folder.resolve("answer.properties").toAbsolutePath();
        Process process = new ProcessBuilder(commandLine(task, classPath, answer))
                .directory(workFolder.toFile())
                .redirectOutput(workFolder.resolve("screen.txt").toFile())
                .redirectError(workFolder.resolve("errors.txt").toFile())
                .start();
        ChildJvm.waitFor(process, seconds);
        if (process.exitValue() != 0) {
            throw new Failure("exit code " + process.exitValue() + ": " + problem(workFolder));
        }
        Properties found = new Properties();
        try (Reader reader = Files.newBufferedReader(answer)) {
            found.load(reader);
        }
        return new Outcome(found, Output.of(workFolder));
    }

    private List<String> commandLine(ProgramRun.Task task, List<Path> classPath, Path answer) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(ProgramRun.class.getName());
        command.add(answer.toString());
        command.add(task.name());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static String problem(Path workFolder) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(workFolder.resolve("errors.txt")));
        lines.addAll(0, Files.readAllLines(workFolder.resolve("screen.txt")));
        return ChildJvm.firstProblem(lines);
    }
}
