package io.github.gomap.benchmarks.programs.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the words of a file in many ways, and prints what it found in an order of its own. */
public final class SampleProgram {
    private static final HashMap<String, Integer> LENGTHS = new HashMap<>();

    private final HashMap<String, Integer>[] byLength;
    private final List<String> words;

    @SuppressWarnings("unchecked")
    private SampleProgram(List<String> words) {
        this.words = words;
        this.byLength = (HashMap<String, Integer>[]) new HashMap<?, ?>[] {new HashMap<>(), new HashMap<>(4)};
    }

    /** Takes a file. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = Stream.of(Files.readString(Path.of(arguments[0])).split("\\W+"))
                .filter(word -> !word.isEmpty())
                .toList();
        new SampleProgram(words).run();
    }

    private void run() {
        constructors();
        fieldsAndArrays();
        subclasses();
        references();
        typeTests();
        neighbours();
        leftOut();
    }

    private static void print(String title, Map<?, ?> map) {
        System.out.println(title + " " + new TreeMap<>(map));
    }

    private void constructors() {
        HashMap<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        HashMap<String, Integer> copy = new HashMap<>(counts);
        HashMap<Integer, String> small = new HashMap<>(3);
        HashMap<Integer, String> loaded = new HashMap<>(3, 0.5f);
        for (int i = 0; i < words.size(); i++) {
            small.put(i, words.get(i));
            loaded.put(-i, words.get(i));
        }
        print("counts", copy);
        System.out.println("sums " + small.hashCode() + " " + loaded.hashCode() + " " + copy.equals(counts));
        for (int capacity : new int[] {0, -1}) {
            try {
                System.out.println("capacity " + new HashMap<String, String>(capacity).size());
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            new HashMap<String, String>(1, Float.NaN).clear();
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private void fieldsAndArrays() {
        for (String word : words) {
            LENGTHS.put(word, word.length());
            byLength[word.length() % 2].put(word, word.length());
        }
        HashMap<?, ?>[][] deep = {byLength, byLength.clone()};
        print("lengths", LENGTHS);
        print("odd", deep[1][1]);
        System.out.println(deep.getClass().getComponentType().isArray());
    }

    private void subclasses() {
        Tally tally = new Tally();
        words.forEach(tally::add);
        print("tally", tally);
        print("shadow", tally.new Shadow(tally));
        System.out.println(tally.puts + " puts, " + tally.totals() + ", most " + tally.most());
        Tally copy = (Tally) tally.clone();
        copy.clear();
        System.out.println(copy.size() + " of " + tally.size());
    }

    private void references() {
        Supplier<HashMap<String, Integer>> make = HashMap::new;
        IntFunction<Map<String, Integer>> sized = HashMap::new;
        Function<Map<String, Integer>, HashMap<String, Integer>> copying = HashMap::new;
        HashMap<String, Integer> made = make.get();
        words.forEach(word -> made.compute(word, (key, old) -> old == null ? 1 : old + 1));
        Map<String, Integer> target = sized.apply(10);
        target.putAll(copying.apply(made));
        print("references", target);
        HashMap<Integer, Long> collected =
                words.stream().collect(Collectors.groupingBy(String::length, HashMap::new, Collectors.counting()));
        print("collected", collected);
        Joining joining = (map, word) -> map.getOrDefault(word, 0) + word;
        System.out.println(joining.join(made, words.get(0)));
    }

    /** An interface of the program with HashMap in its type. */
    private interface Joining {
        String join(HashMap<String, Integer> map, String word);
    }

    private void typeTests() {
        Object[] objects = {new HashMap<String, String>(), new LinkedHashMap<String, String>(), new TreeMap<>(), "none"
        };
        for (Object object : objects) {
            boolean exactly = object.getClass() == HashMap.class;
            System.out.println(
                    exactly + " " + (object instanceof Map) + " " + (exactly && ((HashMap<?, ?>) object).isEmpty()));
        }
        System.out.println(objects[0] instanceof HashMap);
        System.out.println(objects[3] instanceof HashMap);
        System.out.println("java.util.HashMap".length());
    }

    /** What stays as it is, beside what does not. */
    private void neighbours() {
        Map<String, Integer> linked = new LinkedHashMap<>();
        HashSet<String> set = new HashSet<>(words);
        set.forEach(word -> linked.put(word, LENGTHS.get(word)));
        HashMap<String, Integer> mixed = new HashMap<>(linked);
        mixed.keySet().retainAll(set);
        mixed.entrySet().removeIf(entry -> entry.getValue() < 4);
        print("mixed", Collections.unmodifiableMap(mixed));
        System.out.println(new ArrayList<>(linked.values()).size() + " " + linked.equals(LENGTHS));
    }

    private void leftOut() {
        System.out.println(new LinkedAsHashMap(words).sum());
        System.out.println(new OfJdk().count());
    }
}
