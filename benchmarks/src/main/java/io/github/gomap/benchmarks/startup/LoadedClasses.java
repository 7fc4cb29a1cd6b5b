package io.github.gomap.benchmarks.startup;

import java.util.List;

/**
 * The classes that a JVM had to load for its first map, beyond those that it has in its archive of shared classes.
 *
 * @param ofLibrary classes of the library
 * @param ofJdk classes of the JDK, and those that it makes at run time
 */
public record LoadedClasses(int ofLibrary, int ofJdk) {
    /** What the JVM is to log, one class a line, without decorations. */
    static final String LOG_FLAG = "-Xlog:class+load:stdout:none";

    private static final String SOURCE = " source: ";
    private static final String ARCHIVE = "shared objects file";
    private static final String LIBRARY = "io.github.gomap.";

    /** Reads such a log. What was loaded up to the main class belongs to the JVM. */
    static LoadedClasses in(List<String> log, String mainClass) {
        List<String> loaded = log.stream().filter(line -> line.contains(SOURCE)).toList();
        int first = 0;
        while (first < loaded.size() && !loaded.get(first).startsWith(mainClass + SOURCE)) {
            first++;
        }
        if (first == loaded.size()) {
            throw new IllegalArgumentException("the log does not name " + mainClass);
        }
        List<String> notArchived = loaded.subList(first + 1, loaded.size()).stream()
                .filter(line -> !line.contains(SOURCE + ARCHIVE))
                .toList();
        int ofLibrary = (int) notArchived.stream()
                .filter(line -> line.startsWith(LIBRARY) && !line.contains("$$Lambda"))
                .count();
        return new LoadedClasses(ofLibrary, notArchived.size() - ofLibrary);
    }

    @Override
    public String toString() {
        return "%d of the library, %d of the JDK".formatted(ofLibrary, ofJdk);
    }
}
