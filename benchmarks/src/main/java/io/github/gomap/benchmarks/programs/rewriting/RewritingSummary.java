package io.github.gomap.benchmarks.programs.rewriting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What was exchanged in a program, and what was not.
 *
 * @param jars the number of jars
 * @param signedJars those whose signature was left out
 * @param multiReleaseJars those with classes for some Java versions only
 * @param classes the number of classes
 * @param rewritten those that name HashMap and now name its replacement
 * @param subclasses those among them that extend HashMap
 * @param creations the places in them where a HashMap is made
 * @param typeTests the casts and the instanceof in them, which a LinkedHashMap or a HashMap of the JDK no longer passes
 * @param strings the strings in the program that are the name of HashMap; they stay
 * @param leftOut the classes that keep HashMap, by name, and why
 */
public record RewritingSummary(
        int jars,
        int signedJars,
        int multiReleaseJars,
        int classes,
        int rewritten,
        int subclasses,
        int creations,
        int typeTests,
        int strings,
        Map<String, String> leftOut) {
    static RewritingSummary of(List<JarContent> jars, ProgramClasses classes, Map<String, String> leftOut) {
        Collection<HashMapUses> all = classes.uses().values();
        List<HashMapUses> rewritten = all.stream()
                .filter(uses -> uses.byType && !leftOut.containsKey(uses.name()))
                .toList();
        return new RewritingSummary(
                jars.size(),
                (int) jars.stream().filter(JarContent::signed).count(),
                (int) jars.stream().filter(JarContent::isMultiRelease).count(),
                classes.files().size(),
                rewritten.size(),
                (int) rewritten.stream().filter(HashMapUses::extendsHashMap).count(),
                sum(rewritten, uses -> uses.creations),
                sum(rewritten, uses -> uses.typeTests),
                sum(all, uses -> uses.strings),
                leftOut);
    }

    private static int sum(Collection<HashMapUses> all, ToIntFunction<HashMapUses> figure) {
        return all.stream().mapToInt(figure).sum();
    }
}
