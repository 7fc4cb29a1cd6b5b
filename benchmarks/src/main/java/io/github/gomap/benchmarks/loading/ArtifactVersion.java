package io.github.gomap.benchmarks.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The version of a jar, as far as it says one. */
final class ArtifactVersion {
    private static final List<String> MANIFEST_ENTRIES = List.of("Implementation-Version", "Bundle-Version");
    private static final String POM_PROPERTIES = "META-INF/maven/.*/pom\\.properties";

    private ArtifactVersion() {}

    /** What its manifest says, or Maven's properties if there is one file of them, or else its name. */
    static String of(Path jarOrFolder) {
        String name = jarOrFolder.getFileName().toString();
        if (Files.isDirectory(jarOrFolder)) {
            return name;
        }
        try (JarFile jar = new JarFile(jarOrFolder.toFile())) {
            return Stream.of(ofManifest(jar), ofMaven(jar), name)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a jar: " + jarOrFolder, e);
        }
    }

    /** Null = unknown. */
    private static String ofManifest(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        if (manifest == null) {
            return null;
        }
        Attributes attributes = manifest.getMainAttributes();
        return MANIFEST_ENTRIES.stream()
                .map(attributes::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Null = unknown. A jar that contains others has several files, and it is not known which is its own. */
    private static String ofMaven(JarFile jar) {
        List<JarEntry> files = jar.stream()
                .filter(entry -> entry.getName().matches(POM_PROPERTIES))
                .toList();
        return files.size() == 1 ? version(jar, files.get(0)) : null;
    }

    private static String version(JarFile jar, JarEntry pomProperties) {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(pomProperties)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
