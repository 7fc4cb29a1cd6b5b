package io.github.gomap.benchmarks.programs.rewriting;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The files of a jar or of a folder of classes.
 *
 * @param name the file name of the jar
 * @param entries the contents by their paths
 * @param signed whether there was a signature; it is left out, since it would not match
 */
public record JarContent(String name, Map<String, byte[]> entries, boolean signed) {
    private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/(SIG-.*|[^/]*\\.(SF|RSA|DSA|EC))");

    /** Reads a jar. */
    public static JarContent ofJar(Path jar) throws IOException {
        Map<String, byte[]> entries = read(jar, name -> true);
        boolean signed = entries.keySet().removeIf(SIGNATURE.asMatchPredicate());
        if (signed) {
            entries.computeIfPresent(JarFile.MANIFEST_NAME, (name, manifest) -> withoutDigests(manifest));
        }
        return new JarContent(jar.getFileName().toString(), entries, signed);
    }

    /** The classes whose names begin so, from where a class was loaded from. */
    public static JarContent ofClasses(String name, Class<?> neighbour, String prefix) throws IOException {
        return new JarContent(name, read(originOf(neighbour), entry -> entry.startsWith(prefix)), false);
    }

    /** The jar or the folder that a class was loaded from. */
    static Path originOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads some files of a jar or of a folder.
     *
     * @throws NoSuchFileException if there is neither
     */
    public static Map<String, byte[]> read(Path jarOrFolder, Predicate<String> wanted) throws IOException {
        if (Files.isDirectory(jarOrFolder)) {
            return readFolder(jarOrFolder, wanted);
        }
        if (!Files.exists(jarOrFolder)) {
            throw new NoSuchFileException(jarOrFolder.toString(), null, "neither a jar nor a folder");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jarOrFolder.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Reads some files below a folder, by their paths from there. */
    private static Map<String, byte[]> readFolder(Path folder, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    entries.put(name, Files.readAllBytes(file));
                }
            }
        }
        return entries;
    }

    private static byte[] withoutDigests(byte[] bytes) {
        try {
            Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
            manifest.getEntries().values().forEach(JarContent::removeDigests);
            manifest.getEntries().values().removeIf(Map::isEmpty);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            manifest.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError("in memory", e);
        }
    }

    private static void removeDigests(Attributes attributes) {
        attributes.keySet().removeIf(name -> name.toString().endsWith("-Digest"));
    }

    /** Whether Java sees classes of this version of the jar only from some Java version on. */
    boolean isMultiRelease() {
        return entries.keySet().stream().anyMatch(name -> name.startsWith("META-INF/versions/"));
    }

    /** Writes a jar into a folder. */
    public Path writeTo(Path folder) throws IOException {
        Path jar = Files.createDirectories(folder).resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry zipEntry = new ZipEntry(entry.getKey());
                zipEntry.setTime(0);
                out.putNextEntry(zipEntry);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
