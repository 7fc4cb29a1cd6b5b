package io.github.gomap.benchmarks.programs.rewriting;

import io.github.gomap.benchmarks.programs.rewriting.HashMapUses.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/** The classes of a program by name, as this Java sees them: of several versions the highest that it can run. */
final class ProgramClasses {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new LinkedHashMap<>();

    /** Those that name HashMap. */
    private final Map<String, HashMapUses> uses = new TreeMap<>();

    ProgramClasses(List<JarContent> jars) {
        for (JarContent jar : jars) {
            Map<String, byte[]> ofJar = new LinkedHashMap<>();
            Map<String, Integer> versions = new LinkedHashMap<>();
            jar.entries().forEach((entry, bytes) -> {
                int version = version(entry);
                if (isClass(entry) && version <= Runtime.version().feature()) {
                    String name = new ClassReader(bytes).getClassName();
                    if (versions.merge(name, version, Math::max) == version) {
                        ofJar.put(name, bytes);
                    }
                }
            });
            ofJar.forEach(this::add);
        }
    }

    /** As on a class path, the first one counts. */
    private void add(String name, byte[] bytes) {
        if (files.putIfAbsent(name, bytes) == null) {
            ClassReader reader = new ClassReader(bytes);
            Set<String> ofClass = new LinkedHashSet<>(List.of(reader.getInterfaces()));
            ofClass.add(reader.getSuperName());
            parents.put(name, ofClass);
            if (HashMapUses.mentions(bytes)) {
                uses.put(name, HashMapUses.of(bytes));
            }
        }
    }

    /** Whether an entry of a jar is a class that can be loaded by its name. */
    static boolean isClass(String entry) {
        return entry.endsWith(SUFFIX)
                && !entry.endsWith("module-info.class")
                && (!entry.startsWith("META-INF/") || entry.startsWith(VERSIONS));
    }

    private static int version(String entry) {
        if (!entry.startsWith(VERSIONS)) {
            return 0;
        }
        String number = entry.substring(VERSIONS.length(), entry.indexOf('/', VERSIONS.length()));
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
    }

    Map<String, byte[]> files() {
        return files;
    }

    Map<String, HashMapUses> uses() {
        return uses;
    }

    /** The program's classes and interfaces that this one inherits from, itself included. */
    Set<String> family(String name) {
        Set<String> family = new LinkedHashSet<>();
        List<String> toVisit = new ArrayList<>(List.of(name));
        while (!toVisit.isEmpty()) {
            String next = toVisit.remove(toVisit.size() - 1);
            if (parents.containsKey(next) && family.add(next)) {
                toVisit.addAll(parents.get(next));
            }
        }
        return family;
    }

    /** The program's classes of a family that have a member; none if it belongs to the JDK or is missing. */
    List<String> declaring(Member member) {
        return family(member.owner()).stream()
                .filter(uses::containsKey)
                .filter(name -> uses.get(name).declared.contains(member.of(name)))
                .toList();
    }

    /** Whether a class inherits from HashMap by way of the program's classes. */
    boolean isHashMap(String name) {
        return family(name).stream().anyMatch(parent -> parents.get(parent).contains(HashMapUses.HASH_MAP));
    }

    /** Whether a class is the JDK's or inherits from such a class other than Object. */
    boolean inheritsFromJdk(String name) {
        if (!parents.containsKey(name)) {
            return isOfJdk(name);
        }
        return family(name).stream()
                .flatMap(member -> parents.get(member).stream())
                .anyMatch(parent -> !parents.containsKey(parent) && isOfJdk(parent));
    }

    private static boolean isOfJdk(String name) {
        return !name.equals("java/lang/Object")
                && !name.equals(HashMapUses.HASH_MAP)
                // Their methods take the types of the call.
                && !name.equals("java/lang/invoke/MethodHandle")
                && !name.equals("java/lang/invoke/VarHandle")
                && ClassLoader.getPlatformClassLoader().getResource(name + SUFFIX) != null;
    }
}
