package io.github.gomap.benchmarks.programs.rewriting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.programs.sample.SampleProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class RewriterTest {
    private static final String SAMPLE = SampleProgram.class.getPackageName().replace('.', '/') + "/";
    private static final String VERSIONED = "META-INF/versions/11/" + SAMPLE + "Tally.class";
    private static final String FUTURE = "META-INF/versions/9999/" + SAMPLE + "Tally.class";

    @TempDir
    private Path folder;

    private JarContent jar;
    private Rewriter rewriter;

    /** The sample as a signed jar for several versions of Java. */
    @BeforeEach
    void rewriteSample() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "META-INF/MANIFEST.MF",
                text("Manifest-Version: 1.0\nMulti-Release: true\n\nName: a\nSHA-256-Digest: AAAA\n\n"));
        entries.put("META-INF/SIGNER.SF", text("signature"));
        entries.put("META-INF/SIGNER.RSA", text("signature"));
        entries.put("java.util.HashMap.txt", text("java/util/HashMap"));
        entries.putAll(
                JarContent.ofClasses("sample.jar", SampleProgram.class, SAMPLE).entries());
        entries.put(VERSIONED, entries.get(SAMPLE + "Tally.class"));
        entries.put(FUTURE, entries.get(SAMPLE + "Tally.class"));
        jar = JarContent.ofJar(new JarContent("sample.jar", entries, false).writeTo(folder));
        rewriter = new Rewriter(List.of(jar));
        rewriter.check(Replacement.goMap());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> rewritten() {
        return rewriter.rewrite().get(0).entries();
    }

    @Test
    void check_leavesOutWhatCannotBeExchanged_andSaysWhy() {
        Map<String, String> leftOut = rewriter.summary().leftOut();
        assertEquals(Set.of(SAMPLE + "LinkedAsHashMap", SAMPLE + "SharesType", SAMPLE + "OfJdk"), leftOut.keySet());
        String linked = leftOut.get(SAMPLE + "LinkedAsHashMap");
        assertTrue(linked.startsWith("VerifyError: Type 'java/util/LinkedHashMap'"), linked);
        assertEquals("shares a HashMap by type with " + SAMPLE + "LinkedAsHashMap", leftOut.get(SAMPLE + "SharesType"));
        assertEquals("the JDK has HashMap as a type: children", leftOut.get(SAMPLE + "OfJdk"));
    }

    @Test
    void rewrite_ofClassesLeftOut_changesNothing() {
        for (String name : rewriter.summary().leftOut().keySet()) {
            String file = name + ".class";
            assertArrayEquals(jar.entries().get(file), rewritten().get(file), file);
        }
    }

    @Test
    void rewrite_leavesNoHashMapInOtherClasses_ofAnyVersion() {
        Set<String> leftOut = rewriter.summary().leftOut().keySet();
        rewritten().forEach((name, bytes) -> {
            if (ProgramClasses.isClass(name) && !leftOut.contains(new ClassReader(bytes).getClassName())) {
                assertFalse(HashMapUses.of(bytes).byType, name);
            }
        });
        for (String version : List.of(VERSIONED, FUTURE)) {
            assertEquals(Replacement.NAME, new ClassReader(rewritten().get(version)).getSuperName(), version);
        }
    }

    @Test
    void rewrite_keepsStringsAndResources() {
        assertArrayEquals(text("java/util/HashMap"), rewritten().get("java.util.HashMap.txt"));
        assertEquals(1, rewriter.summary().strings());
        assertEquals(1, HashMapUses.of(rewritten().get(SAMPLE + "SampleProgram.class")).strings);
    }

    @Test
    void ofJar_leavesOutSignatures() {
        assertTrue(jar.signed());
        assertFalse(jar.entries().keySet().stream().anyMatch(name -> name.contains("SIGNER")));
        String manifest = new String(jar.entries().get("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        assertTrue(manifest.contains("Multi-Release: true"), manifest);
        assertFalse(manifest.contains("Digest"), manifest);
    }

    @Test
    void summary_counts() {
        RewritingSummary summary = rewriter.summary();
        assertEquals(1, summary.jars());
        assertEquals(1, summary.signedJars());
        assertEquals(1, summary.multiReleaseJars());
        assertEquals(2, summary.subclasses(), "Tally and Tally.Shadow");
        assertEquals(4, summary.rewritten(), "SampleProgram, its Joining, Tally, Tally.Shadow");
        assertEquals(8, summary.classes(), "those, three left out, and package-info");
    }

    @Test
    void goMap_isOpened_andItsReplacementExtendsIt() throws IOException {
        Map<String, byte[]> classes = Replacement.goMap().entries();
        ClassReader goMap = new ClassReader(classes.get("io/github/gomap/GoMap.class"));
        assertEquals(0, goMap.getAccess() & Opcodes.ACC_FINAL);
        assertEquals(goMap.getClassName(), new ClassReader(classes.get(Replacement.NAME + ".class")).getSuperName());
    }

    @Test
    void observed_isAHashMap() throws IOException {
        byte[] observed = Replacement.observed().entries().get(Replacement.NAME + ".class");
        assertEquals(HashMapUses.HASH_MAP, new ClassReader(observed).getSuperName());
    }

    /** A multi-release jar may hold classes under names that are no versions. */
    @Test
    void classesOfNoVersion_areNotSeen() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "A", null, "java/util/HashMap", null);
        byte[] bytes = writer.toByteArray();
        JarContent odd = new JarContent("odd.jar", Map.of("META-INF/versions/x/A.class", bytes), false);
        assertEquals(0, new Rewriter(List.of(odd)).summary().classes());
    }
}
