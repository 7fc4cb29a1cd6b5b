package io.github.gomap.benchmarks.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Something in the Maven registry. Its version is the one in {@code versions.properties}.
 *
 * @param classifier such as "sources", null = none
 */
record Artifact(String group, String name, String version, String classifier) {
    private static final Properties VERSIONS = readVersions();

    /** Parses {@code group:name} or {@code group:name:classifier}. */
    static Artifact parse(String text) {
        String[] parts = text.split(":", -1);
        String version = VERSIONS.getProperty(parts[1]);
        if (version == null) {
            throw new IllegalArgumentException("versions.properties has no version of " + parts[1]);
        }
        return new Artifact(parts[0], parts[1], version, parts.length == 3 ? parts[2] : null);
    }

    /** Parses several, with spaces between them. */
    static List<Artifact> parseAll(String text) {
        return Stream.of(text.split(" ", -1)).map(Artifact::parse).toList();
    }

    private static Properties readVersions() {
        Properties versions = new Properties();
        try (InputStream in = Artifact.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** The name of its jar. */
    String fileName() {
        return name + "-" + version + (classifier == null ? "" : "-" + classifier) + ".jar";
    }

    /** As a POM says that it is needed. */
    String asDependency() {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + name + "</artifactId><version>" + version
                + "</version>" + (classifier == null ? "" : "<classifier>" + classifier + "</classifier>")
                + "</dependency>";
    }
}
