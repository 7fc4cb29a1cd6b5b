package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.drivers.JsonDriver;
import io.github.gomap.benchmarks.programs.drivers.SearchDriver;
import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A program as it comes from the Maven registry, and some seconds of work for it. */
public enum Program {
    /** JSON read into maps, regrouped and written. */
    JACKSON("Jackson databind", "com.fasterxml.jackson.core:jackson-databind", JsonDriver.class.getName()) {
        @Override
        List<String> arguments(Inputs inputs) {
            return List.of("40000", "30");
        }
    },

    /** A library of mathematics compiled. */
    ECJ("Eclipse compiler", "org.eclipse.jdt:ecj", "org.eclipse.jdt.internal.compiler.batch.Main") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            return List.of(
                    "-17",
                    "-nowarn",
                    "-proc:none",
                    "-d",
                    OUT,
                    inputs.sources(MATHEMATICS).toString());
        }
    },

    /** A database in memory filled, changed and asked. */
    H2("H2", "com.h2database:h2", "org.h2.tools.RunScript") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            return List.of(
                    "-url", "jdbc:h2:mem:shop", "-showResults", "-script", inputs.write("shop.sql", SqlScript.text()));
        }
    },

    /** A charting library made smaller. */
    CLOSURE(
            "Closure Compiler",
            "com.google.javascript:closure-compiler",
            "com.google.javascript.jscomp.CommandLineRunner") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            String script = inputs.files("org.mvnpm:echarts", ".*/dist/echarts\\.simple\\.js")
                    .get(0);
            return List.of("--js", script, "--js_output_file", OUT + "/small.js", "--warning_level", "QUIET");
        }
    },

    /** Sources indexed and searched. */
    LUCENE(
            "Lucene",
            "org.apache.lucene:lucene-queryparser org.apache.lucene:lucene-analysis-common",
            SearchDriver.class.getName()) {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            return List.of(inputs.sources(MATHEMATICS).toString(), "4");
        }
    },

    /** The style of a part of a library looked at. */
    CHECKSTYLE("Checkstyle", "com.puppycrawl.tools:checkstyle", "com.puppycrawl.tools.checkstyle.Main") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            String part = inputs.sources(MATHEMATICS)
                    .resolve("org/apache/commons/math3/linear")
                    .toString();
            return List.of("-c", "/google_checks.xml", "-o", OUT + "/report.txt", part);
        }
    },

    /** A part of a library formatted. */
    GOOGLE_JAVA_FORMAT(
            "google-java-format",
            "com.google.googlejavaformat:google-java-format",
            "com.google.googlejavaformat.java.Main") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            return inputs.files(
                    MATHEMATICS, "org/apache/commons/math3/(analysis|linear|ode|optim)/.*(?<!-info)\\.java");
        }

        @Override
        List<String> jvmFlags() {
            return Stream.of("api", "code", "file", "parser", "tree", "util")
                    .map(name -> "--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED")
                    .toList();
        }
    },

    /** Parsers made of the grammars of Java and of its comments. */
    ANTLR("ANTLR", "org.antlr:antlr4", "org.antlr.v4.Tool") {
        @Override
        List<String> arguments(Inputs inputs) throws IOException {
            List<String> arguments = new ArrayList<>(List.of("-visitor", "-atn", "-Xexact-output-dir", "-o", OUT));
            arguments.addAll(inputs.files("com.puppycrawl.tools:checkstyle", ".*\\.g4"));
            return arguments;
        }
    };

    private static final String MATHEMATICS = "org.apache.commons:commons-math3:sources";

    /** The folder, below the one that a program is started in, for its files. It is there. */
    static final String OUT = "out";

    private static final String DRIVERS = JsonDriver.class.getPackageName();

    private final String label;
    private final List<Artifact> artifacts;
    private final String mainClass;

    Program(String label, String artifacts, String mainClass) {
        this.label = label;
        this.artifacts = Artifact.parseAll(artifacts);
        this.mainClass = mainClass;
    }

    /** What the program does with the inputs, and so its command line. */
    abstract List<String> arguments(Inputs inputs) throws IOException;

    /** Flags that the program's manual asks for. */
    List<String> jvmFlags() {
        return List.of();
    }

    /** A name for people. */
    public String label() {
        return label;
    }

    /** The name of its folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The version of the program. */
    public String version() {
        return artifacts.get(0).version();
    }

    /** What is fetched, along with what it needs. */
    List<Artifact> artifacts() {
        return artifacts;
    }

    /** The classes of the program that are not fetched: the main class, if it is a driver of ours. */
    Optional<JarContent> driver() throws IOException {
        return mainClass.startsWith(DRIVERS)
                ? Optional.of(JarContent.ofClasses("driver.jar", JsonDriver.class, mainClass.replace('.', '/')))
                : Optional.empty();
    }

    String mainClass() {
        return mainClass;
    }
}
