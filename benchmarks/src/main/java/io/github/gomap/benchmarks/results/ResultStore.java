package io.github.gomap.benchmarks.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON file of results of one kind from one environment, in the format that {@code docs/benchmarks/results.schema.json}
 * describes. It is written anew after each result, so that a run that
 * is interrupted goes on where it was.
 *
 * @param <R> a record
 */
public final class ResultStore<R> {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
    private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().create();

    /** The number of the format that is written. */
    private static final int FORMAT = 1;

    /**
     * The file.
     *
     * @param format its number; 0 in files of before there were numbers, which have no kind and no date either
     * @param kind of the results
     * @param begun when the file was begun
     * @param environment where the results come from
     * @param commands the command lines that made them
     * @param results the results
     */
    public record Document<R>(
            int format, String kind, String begun, Environment environment, List<String> commands, List<R> results) {
        static <R> Document<R> begin(String kind, Environment environment) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            return new Document<>(FORMAT, kind, now, environment, new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Path file;
    private final Document<R> document;

    private ResultStore(Path file, Document<R> document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Opens the file of a kind of results, or begins one.
     *
     * @param folder the folder of all results
     * @param kind the beginning of the file's name
     * @param type of the results
     * @param command the command line that is going to add results
     */
    public static <R> ResultStore<R> open(Path folder, String kind, Class<R> type, String command) {
        return open(folder, kind, type, command, Environment.current());
    }

    static <R> ResultStore<R> open(Path folder, String kind, Class<R> type, String command, Environment environment) {
        Path file = folder.resolve(kind + "-" + environment.id() + ".json");
        Document<R> document = Files.exists(file) ? read(file, type) : Document.begin(kind, environment);
        if (!document.commands().contains(command)) {
            document.commands().add(command);
        }
        return new ResultStore<>(file, document);
    }

    /** All results of a kind, one document per environment. */
    public static <R> List<Document<R>> readAll(Path folder, String kind, Class<R> type) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(kind + "-.*\\.json"))
                    .sorted()
                    .map(file -> read(file, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <R> Document<R> read(Path file, Class<R> type) {
        Type documentType = TypeToken.getParameterized(Document.class, type).getType();
        try (Reader reader = Files.newBufferedReader(file)) {
            return GSON.fromJson(reader, documentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Notes the version of a map that is not part of the benchmarks.
     *
     * @throws IllegalArgumentException if the file is about another version of it
     */
    public void noteVersion(String map, String version) {
        String known = document.environment().versions().putIfAbsent(map, version);
        if (known != null && !known.equals(version)) {
            throw new IllegalArgumentException(
                    "%s is %s, but in %s it is %s: give it another name, or choose another folder of results"
                            .formatted(map, version, file, known));
        }
    }

    /** What is in the file so far. */
    public List<R> results() {
        return document.results();
    }

    /** Adds a result and writes the file. */
    public void add(R result) {
        document.results().add(result);
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            try (Writer writer = Files.newBufferedWriter(next)) {
                writeTo(writer);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line per result: easy to compare, and not longer than need be. */
    private void writeTo(Writer writer) throws IOException {
        writer.write("{\n\"format\": " + document.format());
        writer.write(",\n\"kind\": " + GSON.toJson(document.kind()));
        writer.write(",\n\"begun\": " + GSON.toJson(document.begun()));
        writer.write(",\n\"environment\": " + GSON.toJson(document.environment()));
        writer.write(",\n\"commands\": " + GSON.toJson(document.commands()));
        writer.write(",\n\"results\": [");
        String separator = "\n";
        for (R result : document.results()) {
            writer.write(separator);
            writer.write(COMPACT.toJson(result));
            separator = ",\n";
        }
        writer.write("\n]\n}\n");
    }
}
