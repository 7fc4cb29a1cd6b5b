package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import io.github.gomap.benchmarks.programs.rewriting.Replacement;
import io.github.gomap.benchmarks.programs.rewriting.Rewriter;
import io.github.gomap.benchmarks.programs.rewriting.RewritingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The class paths of a program: with the HashMap that it names, with each replacement, and with the one that is observed.
 * All are packed in the same way.
 *
 * @param summary what was exchanged
 * @param classPaths by the name of the map
 * @param observed for the census and for traces
 */
record PreparedProgram(RewritingSummary summary, Map<String, List<Path>> classPaths, List<Path> observed) {
    static final String HASH_MAP = "HASH_MAP";

    /**
     * Rewrites a program.
     *
     * @param jars of the program
     * @param replacements by the names of their maps
     * @param folder for the rewritten jars
     */
    static PreparedProgram of(List<JarContent> jars, Map<String, JarContent> replacements, Path folder)
            throws IOException {
        Rewriter rewriter = new Rewriter(jars);
        replacements.values().forEach(rewriter::check);
        Folders.delete(folder);
        List<Path> original = write(jars, folder.resolve("original"));
        List<Path> rewritten = write(rewriter.rewrite(), folder.resolve("rewritten"));
        Map<String, List<Path>> classPaths = new LinkedHashMap<>();
        classPaths.put(HASH_MAP, join(Replacement.none().writeTo(folder), original));
        for (Map.Entry<String, JarContent> entry : replacements.entrySet()) {
            Path replacement = entry.getValue().writeTo(folder.resolve(entry.getKey()));
            classPaths.put(entry.getKey(), join(replacement, rewritten));
        }
        List<Path> observed = join(Replacement.observed().writeTo(folder), rewritten);
        return new PreparedProgram(rewriter.summary(), classPaths, observed);
    }

    private static List<Path> write(Collection<JarContent> jars, Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (JarContent jar : jars) {
            paths.add(jar.writeTo(folder));
        }
        return paths;
    }

    private static List<Path> join(Path first, List<Path> others) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }
}
