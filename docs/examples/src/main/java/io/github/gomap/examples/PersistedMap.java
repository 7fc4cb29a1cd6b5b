package io.github.gomap.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.map.ChronicleMap;

/** Chronicle Map: a map in a file, which the operating system maps into the memory of every process that opens it. */
final class PersistedMap {

    /** The length of most keys: room is set aside for so long ones. */
    private static final String AVERAGE_KEY = "philosophy";

    private PersistedMap() {}

    /** Opens the map in a file, or makes a file with room for so many entries. */
    static ChronicleMap<String, Long> open(Path file, int size) throws IOException {
        return ChronicleMap.of(String.class, Long.class)
                .name("word counts")
                .averageKey(AVERAGE_KEY)
                .entries(size)
                .createPersistedTo(file.toFile());
    }

    /**
     * Prints how often words occur that another process has counted.
     *
     * @param arguments the file, the number of entries it was made for, and the words
     * @throws IOException if the file cannot be opened
     */
    public static void main(String[] arguments) throws IOException {
        try (ChronicleMap<String, Long> counts = open(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            for (int i = 2; i < arguments.length; i++) {
                System.out.println(arguments[i] + " " + counts.getOrDefault(arguments[i], 0L));
            }
        }
    }

    /** Makes a map in a file that is deleted when the map is closed. */
    static MapHome inTemporaryFile(int size) {
        try {
            Path file = Files.createTempFile("counts", ".map");
            return new Home(file, open(file, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Home(Path file, ChronicleMap<String, Long> map) implements MapHome {

        @Override
        public long offHeapBytes() {
            return map.offHeapMemoryUsed();
        }

        @Override
        public void close() {
            map.close();
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
