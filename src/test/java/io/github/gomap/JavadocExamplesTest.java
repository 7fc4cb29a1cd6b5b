package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every public class shows an example in its Javadoc, and every example compiles and runs. */
class JavadocExamplesTest {
    private static final String SNIPPET = "{@snippet";
    private static final String PREFORMATTED = "<pre>{@code";

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** What an example may use without saying where it is from. */
    private static final List<String> IMPORTS = List.of(
            "io.github.gomap.*",
            "java.io.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.random.*",
            "java.util.stream.*");

    @TempDir
    Path folder;

    @Test
    void everyPublicClass_showsAnExample() throws IOException {
        assumeTrue(TestMaps.productionSources() != null, "there are compiled classes only");
        List<String> without = new ArrayList<>();
        documentationOfPublicClasses().forEach((name, documentation) -> {
            if (examplesIn(documentation).isEmpty()) {
                without.add(name);
            }
        });
        assertEquals(List.of(), without, "public classes without an example");
    }

    @Test
    void everyPublicClass_hasItsPlaceInThePackage() throws IOException {
        assumeTrue(TestMaps.productionSources() != null, "there are compiled classes only");
        Path sources = TestMaps.productionSources().resolve("io/github/gomap");
        String overview = Files.readString(sources.resolve("package-info.java"));
        List<String> without = documentationOfPublicClasses().keySet().stream()
                .filter(name -> Files.exists(sources.resolve(name + ".java")))
                .filter(name -> !overview.contains("{@link io.github.gomap." + name + "}"))
                .toList();
        assertEquals(List.of(), without, "public classes that the package does not name");
    }

    @TestFactory
    Stream<DynamicTest> everyExample_compilesAndRuns() throws IOException {
        assumeTrue(TestMaps.productionSources() != null, "there are compiled classes only");
        List<DynamicTest> tests = new ArrayList<>();
        documentationOfPublicClasses().forEach((name, documentation) -> {
            int number = 1;
            for (String example : examplesIn(documentation)) {
                String className = "Example" + tests.size();
                tests.add(DynamicTest.dynamicTest(name + ", " + number, () -> compileAndRun(className, example)));
            }
        });
        assertFalse(tests.isEmpty(), "there are examples");
        return tests.stream();
    }

    @Test
    void examples_areCutOutWhole() {
        assertEquals(
                List.of("\nif (a) {\n    b();\n}\n", "\nc();\n"),
                examplesIn("Text.\n{@snippet :\nif (a) {\n    b();\n}\n}\nMore. <pre>{@code\nc();\n}</pre> {@code d}"));
        assertEquals(List.of(), examplesIn("No example, only {@code code} and {@link Object}."));
    }

    /* ---------------- Finding examples ---------------- */

    /** The Javadoc of every public class, also of nested ones that can be reached; empty if there is none. */
    private static Map<String, String> documentationOfPublicClasses() throws IOException {
        Map<String, String> documentation = new LinkedHashMap<>();
        Path sources = TestMaps.productionSources().resolve("io/github/gomap");
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<Path> javaFiles = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("-info.java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) COMPILER.getTask(
                    new StringWriter(),
                    manager,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(javaFiles));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void unused) {
                        if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                            String comment = trees.getDocComment(getCurrentPath());
                            documentation.put(qualifiedName(getCurrentPath()), comment == null ? "" : comment);
                            return super.visitClass(type, null);
                        }
                        return null;
                    }
                }.scan(unit, null);
            }
        }
        assertTrue(documentation.containsKey("GoMap"), "the sources were parsed");
        return documentation;
    }

    private static String qualifiedName(TreePath path) {
        String name = "";
        for (Tree tree : path) {
            if (tree instanceof ClassTree type) {
                name = type.getSimpleName() + (name.isEmpty() ? "" : "." + name);
            }
        }
        return name;
    }

    /** The code of all snippets and preformatted blocks. */
    private static List<String> examplesIn(String documentation) {
        List<String> examples = new ArrayList<>();
        int from = 0;
        while (true) {
            int snippet = documentation.indexOf(SNIPPET, from);
            int preformatted = documentation.indexOf(PREFORMATTED, from);
            if (snippet < 0 && preformatted < 0) {
                return examples;
            }
            boolean isSnippet = preformatted < 0 || (snippet >= 0 && snippet < preformatted);
            int tag = isSnippet ? snippet : preformatted + "<pre>".length();
            int end = endOfTag(documentation, tag);
            int begin = isSnippet ? documentation.indexOf(':', tag) + 1 : tag + "{@code".length();
            examples.add(documentation.substring(begin, end));
            from = end;
        }
    }

    /** The brace that closes the one at the given place. */
    private static int endOfTag(String documentation, int start) {
        int depth = 0;
        for (int i = start; i < documentation.length(); i++) {
            if (documentation.charAt(i) == '{') {
                depth++;
            } else if (documentation.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new AssertionError("not closed: " + documentation.substring(start));
    }

    /* ---------------- Running them ---------------- */

    private void compileAndRun(String className, String example) throws Exception {
        String source = wrap(className, example);
        StringWriter problems = new StringWriter();
        boolean compiled = COMPILER.getTask(
                        problems,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-d",
                                folder.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(sourceFile(className, source)))
                .call();
        assertTrue(compiled, () -> problems + "\n" + source);
        run(className);
    }

    private void run(String className) throws Exception {
        PrintStream out = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, GoMap.class.getClassLoader())) {
            loader.setDefaultAssertionStatus(true);
            System.setOut(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            loader.loadClass(className).getMethod("run").invoke(null);
        } finally {
            System.setOut(out);
        }
    }

    /** A class around the statements of the example; its imports come before. */
    private static String wrap(String className, String example) {
        String imports = IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        String ownImports = example.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("import "))
                .collect(Collectors.joining("\n"));
        String statements = example.lines()
                .filter(line -> !line.strip().startsWith("import "))
                .collect(Collectors.joining("\n"));
        return imports + ownImports + "\npublic class " + className
                + " {\n    public static void run() throws Exception {\n" + statements + "\n    }\n}\n";
    }

    private static JavaFileObject sourceFile(String className, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
