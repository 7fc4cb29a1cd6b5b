package io.github.gomap.benchmarks.programs.rewriting;

import io.github.gomap.benchmarks.programs.rewriting.HashMapUses.Member;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The classes of a program that keep HashMap, and why.
 *
 * <p>Leaving out is contagious: classes that know each other's fields or methods by types with HashMap must agree on
 * what it is, and so must a class and its superclass if they are HashMaps.
 */
final class LeftOut {
    private final ProgramClasses classes;
    private final Map<String, Set<String>> bound = new HashMap<>();
    private final Map<String, String> reasons = new TreeMap<>();

    LeftOut(ProgramClasses classes) {
        this.classes = classes;
        classes.uses().forEach(this::bind);
        classes.uses().forEach(this::leaveOutForJdk);
    }

    private void bind(String name, HashMapUses uses) {
        for (Member member : uses.used) {
            bindAll(name, classes.declaring(member));
        }
        for (Member member : uses.declared) {
            bindAll(name, classes.declaring(member));
        }
        if (classes.isHashMap(name)) {
            bindAll(
                    name,
                    classes.family(name).stream().filter(classes::isHashMap).toList());
        }
    }

    private void bindAll(String name, Collection<String> others) {
        for (String other : others) {
            bound.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(other);
            bound.computeIfAbsent(other, any -> new LinkedHashSet<>()).add(name);
        }
    }

    private void leaveOutForJdk(String name, HashMapUses uses) {
        uses.used.stream()
                .filter(member -> classes.declaring(member).isEmpty() && classes.inheritsFromJdk(member.owner()))
                .findFirst()
                .ifPresent(member -> add(name, "the JDK has HashMap as a type: " + member.name()));
    }

    /** Leaves out a class, and those that are bound to it. */
    void add(String name, String reason) {
        reasons.put(name, reason);
        Deque<String> toVisit = new ArrayDeque<>(Set.of(name));
        while (!toVisit.isEmpty()) {
            for (String neighbour : bound.getOrDefault(toVisit.remove(), Set.of())) {
                if (reasons.putIfAbsent(neighbour, "shares a HashMap by type with " + name) == null) {
                    toVisit.add(neighbour);
                }
            }
        }
    }

    boolean contains(String name) {
        return reasons.containsKey(name);
    }

    Map<String, String> reasons() {
        return reasons;
    }
}
