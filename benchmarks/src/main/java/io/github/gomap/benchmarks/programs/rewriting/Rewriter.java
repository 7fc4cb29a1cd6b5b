package io.github.gomap.benchmarks.programs.rewriting;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Exchanges HashMap for the {@link Replacement} in all classes of a program that can do with it. */
public final class Rewriter {
    private final List<JarContent> jars;
    private final ProgramClasses classes;
    private final LeftOut leftOut;

    /** A rewriter of a program with these jars, in the order of its class path. */
    public Rewriter(List<JarContent> jars) {
        this.jars = List.copyOf(jars);
        this.classes = new ProgramClasses(jars);
        this.leftOut = new LeftOut(classes);
    }

    /**
     * Finds out what has to be left out.
     *
     * @param replacement with the classes of the replacement
     * @throws IllegalStateException if a class cannot be run with or without being rewritten
     */
    public void check(JarContent replacement) {
        Verification original = new Verification(classes.files());
        Map<String, String> problems;
        do {
            problems = problems(original, new Verification(rewrittenFiles(replacement)));
            problems.forEach((name, problem) -> {
                if (leftOut.contains(name)) {
                    throw new IllegalStateException(name + " cannot be run beside rewritten classes: " + problem);
                }
            });
            problems.forEach(leftOut::add);
        } while (!problems.isEmpty());
    }

    /** What the JVM has against classes that name HashMap, except against those that it did not like before either. */
    private Map<String, String> problems(Verification original, Verification rewritten) {
        Map<String, String> problems = new TreeMap<>();
        for (String name : classes.uses().keySet()) {
            rewritten
                    .problem(name)
                    .filter(problem -> original.problem(name).isEmpty())
                    .ifPresent(problem -> problems.put(name, problem));
        }
        return problems;
    }

    private Map<String, byte[]> rewrittenFiles(JarContent replacement) {
        Map<String, byte[]> files = new HashMap<>();
        replacement.entries().forEach((entry, bytes) -> files.put(entry.replaceFirst("\\.class$", ""), bytes));
        classes.files().forEach((name, bytes) -> files.put(name, rewriteIfPossible(name, bytes)));
        return files;
    }

    /** The jars of the rewritten program. */
    public List<JarContent> rewrite() {
        return jars.stream().map(this::rewrite).toList();
    }

    private JarContent rewrite(JarContent jar) {
        Map<String, byte[]> entries = new LinkedHashMap<>(jar.entries());
        entries.replaceAll((entry, bytes) -> ProgramClasses.isClass(entry)
                ? rewriteIfPossible(new ClassReader(bytes).getClassName(), bytes)
                : bytes);
        return new JarContent(jar.name(), entries, jar.signed());
    }

    private byte[] rewriteIfPossible(String name, byte[] bytes) {
        return leftOut.contains(name) || !HashMapUses.mentions(bytes) ? bytes : rewritten(bytes);
    }

    private static byte[] rewritten(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        SimpleRemapper remapper = new SimpleRemapper(Opcodes.ASM9, HashMapUses.HASH_MAP, Replacement.NAME);
        new ClassReader(bytes).accept(new ClassRemapper(writer, remapper), 0);
        return writer.toByteArray();
    }

    /** What was done and what was not. */
    public RewritingSummary summary() {
        return RewritingSummary.of(jars, classes, leftOut.reasons());
    }
}
