package io.github.gomap.benchmarks.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.loading.AddedJar;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestantsTest {
    @TempDir
    Path folder;

    private AddedClassPath jar() {
        return AddedClassPath.parse(AddedJar.ofTwoMaps(folder).toString());
    }

    private Contestants added(String... namesAndClasses) {
        AddedClassPath jar = jar();
        return new Contestants(
                Arrays.stream(namesAndClasses)
                        .map(map -> AddedMap.parse(map, jar))
                        .toList(),
                Map.of());
    }

    private static List<String> names(List<Contestant> contestants) {
        return contestants.stream().map(Contestant::name).toList();
    }

    private static String refusal(Runnable attempt) {
        return assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
    }

    @Test
    void addedMap_takesPart_andItsForksKnowWhereItIs() {
        Contestants contestants = added("SORTED=sample.Sorted");

        List<Contestant> all = contestants.of(KeyType.OBJECT, List.of("go_map", "HASH_MAP"));

        assertEquals(List.of("GO_MAP", "HASH_MAP", "SORTED"), names(all));
        Contestant sorted = all.get(2);
        assertEquals("sample.Sorted", sorted.map());
        assertEquals(jar().jvmFlags(), sorted.jvmFlags());
        assertEquals(List.of(), all.get(0).jvmFlags());
    }

    @Test
    void mapOfObjects_takesPartWithBothTypesOfKeys_aPrimitiveMapWithOne() {
        Contestants contestants = added("SORTED=sample.Sorted", "SPARSE=sample.Sparse");

        assertEquals(List.of("NETTY", "SORTED", "SPARSE"), names(contestants.of(KeyType.LONG, List.of("NETTY"))));
        assertEquals(List.of("HPPC", "SORTED"), names(contestants.of(KeyType.OBJECT, List.of("HPPC"))));
        contestants.check(List.of(), List.of(KeyType.OBJECT, KeyType.LONG));
        assertEquals(
                "--map: SPARSE has primitive keys, it takes part with --key-type LONG",
                refusal(() -> contestants.check(List.of(), List.of(KeyType.OBJECT))));
    }

    @Test
    void build_takesPart_withAllMapsOfTheLibrary() {
        Contestants contestants = new Contestants(List.of(), Map.of("before", Path.of("before.jar")));

        assertEquals(List.of("HASH_MAP", "GO_MAP@before"), names(contestants.of(KeyType.OBJECT, List.of("HASH_MAP"))));
        Contestant ofLongs = contestants.of(KeyType.LONG, List.of("HASH_MAP")).stream()
                .filter(contestant -> contestant.name().equals("GO_MAP@before"))
                .findFirst()
                .orElseThrow();
        assertEquals("GO_MAP", ofLongs.map());
        assertTrue(ofLongs.jvmFlags().get(0).startsWith("-Xbootclasspath/a:"), ofLongs::toString);
    }

    @Test
    void twoMapsOfOneName_areRefused() {
        String message = "--map: there is a map called %s already";

        assertEquals(message.formatted("A"), refusal(() -> added("A=sample.Sorted", "A=sample.Sparse")));
        assertEquals(message.formatted("HASH_MAP"), refusal(() -> added("HASH_MAP=sample.Sorted")));
        assertEquals(message.formatted("NETTY"), refusal(() -> added("NETTY=sample.Sorted")));
        assertEquals(message.formatted("NONE"), refusal(() -> added("NONE=sample.Sorted")));
    }

    @Test
    void unknownName_isRefused_withTheNamesThatThereAre() {
        Contestants contestants = new Contestants(List.of(), Map.of());

        String message = refusal(() -> contestants.check(List.of("COMMONS"), List.of(KeyType.LONG)));

        assertTrue(message.startsWith("--maps: no map COMMONS for keys of type [LONG], there are ["), message);
        contestants.check(List.of("COMMONS"), List.of(KeyType.LONG, KeyType.OBJECT));
    }

    @Test
    void parse_saysWhatIsWrong() {
        assertTrue(refusal(() -> AddedMap.parse("sample.Sorted", jar())).startsWith("not NAME=CLASS"));
        assertTrue(refusal(() -> AddedMap.parse("A@B=sample.Sorted", jar())).startsWith("not NAME=CLASS"));
        assertTrue(refusal(() -> AddedMap.parse("A=java.util.Map", jar())).startsWith("java.util.Map is not a public"));
        assertTrue(refusal(() -> AddedMap.parse("A=sample.None", jar())).startsWith("no class sample.None"));
    }

    @Test
    void parse_triesTheMap() {
        String immutable = refusal(() -> AddedMap.parse("A=" + Immutable.class.getName(), AddedClassPath.EMPTY));

        assertEquals(
                Immutable.class.getName()
                        + " cannot be made and filled: java.lang.UnsupportedOperationException: look, do not touch",
                immutable);
    }

    /** A map that cannot take part. */
    public static final class Immutable extends java.util.HashMap<Object, Object> {
        private static final long serialVersionUID = 1;

        /** An empty map. */
        public Immutable() {}

        @Override
        public Object put(Object key, Object value) {
            throw new UnsupportedOperationException("look, do not touch");
        }
    }
}
