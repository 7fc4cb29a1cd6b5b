package io.github.gomap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A set of recorded traces of Go's map: a manifest and the gzip-compressed files it lists.
 *
 * <p>The format is described in the README next to the recordings. This class only splits lines into fields;
 * {@link TraceReplay} knows what they mean.
 */
final class TraceReader {

    /** Where the files of a set come from: the test resources or a folder. */
    @FunctionalInterface
    private interface Source {
        InputStream open(String relativePath) throws IOException;
    }

    /** One row of the manifest. */
    record Entry(String file, String kind, int guaranteeViolations) {

        /** Why this file cannot be replayed on a Java map that keeps Go's guarantees; empty if it can. */
        String reasonToSkip() {
            if (kind.equals("f64")) {
                return "Go floats: NaN and signed zeros do not exist as Java keys";
            }
            return guaranteeViolations > 0 ? "Go broke its own iteration guarantees here" : "";
        }
    }

    /** One record: the number of its line and its tab-separated fields, the first of which is the type. */
    record Line(int number, List<String> fields) {
        String type() {
            return fields.get(0);
        }

        String field(int index) {
            return fields.get(index);
        }

        int intField(int index) {
            return Integer.parseInt(field(index));
        }

        /** The value of 16 hexadecimal digits, of which the first may be above 7. */
        long hexField(int index) {
            return Long.parseUnsignedLong(field(index), 16);
        }

        boolean isAbsent(int index) {
            return field(index).equals("-");
        }

        @Override
        public String toString() {
            return "line " + number + ": " + String.join(" ", fields);
        }
    }

    /** A whole trace: its file name, its header and its records without the remarks. */
    record Trace(String file, Map<String, String> header, List<Line> lines) {
        @Override
        public String toString() {
            return file;
        }
    }

    private final Source source;

    private TraceReader(Source source) {
        this.source = source;
    }

    /** The recordings in the test resources. */
    static TraceReader ofResources(String folder) {
        return new TraceReader(relativePath -> {
            String path = folder + "/" + relativePath;
            InputStream in = TraceReader.class.getResourceAsStream(path);
            if (in == null) {
                throw new IOException("no test resource " + path);
            }
            return in;
        });
    }

    /** Recordings in a folder that contains a MANIFEST.tsv. */
    static TraceReader ofFolder(Path folder) {
        return new TraceReader(relativePath -> Files.newInputStream(folder.resolve(relativePath)));
    }

    /** The rows of the manifest, in its order. */
    List<Entry> manifest() {
        List<String> rows = readLines("MANIFEST.tsv");
        List<String> titles = List.of(rows.get(0).split("\t"));
        int file = column(titles, "file");
        int kind = column(titles, "kind");
        int violations = column(titles, "guaranteeViolations");
        List<Entry> entries = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split("\t", -1);
            entries.add(new Entry(fields[file], fields[kind], Integer.parseInt(fields[violations])));
        }
        return entries;
    }

    private static int column(List<String> titles, String title) {
        int index = titles.indexOf(title);
        if (index < 0) {
            throw new IllegalArgumentException("MANIFEST.tsv has no column " + title + ": " + titles);
        }
        return index;
    }

    /** Reads one trace; the path is relative to the set, as in the manifest. */
    Trace read(String file) {
        Map<String, String> header = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : readLines(file)) {
            number++;
            List<String> fields = List.of(text.split("\t", -1));
            if (!text.startsWith("#")) {
                lines.add(new Line(number, fields));
            } else if (fields.size() == 2 && lines.isEmpty()) {
                header.put(fields.get(0).substring(1), fields.get(1));
            }
        }
        return new Trace(file, header, lines);
    }

    private List<String> readLines(String file) {
        try (InputStream raw = source.open(file);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
