package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import io.github.gomap.benchmarks.results.Collector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where programs are fetched, rewritten and started. */
final class Workshop {
    private static final int MEGABYTES_PER_GIGABYTE = 1024;

    private final Path folder;
    private final Registry registry;

    Workshop(Path folder) {
        this.folder = folder;
        this.registry = new Registry(folder.resolve("fetched"));
    }

    /** Fetches and rewrites a program. */
    PreparedProgram prepare(Program program, Map<String, JarContent> replacements) throws IOException {
        List<JarContent> jars = new ArrayList<>();
        for (Path jar : registry.fetchProgram(program)) {
            jars.add(JarContent.ofJar(jar));
        }
        program.driver().ifPresent(jars::add);
        return PreparedProgram.of(jars, replacements, own(program, "jars"));
    }

    /** How a program is started. */
    ProgramJvm jvm(Program program, Collector collector, int gigabytes) throws IOException {
        List<String> arguments = program.arguments(new Inputs(registry, folder.resolve("inputs")));
        return new ProgramJvm(collector.flags(MEGABYTES_PER_GIGABYTE * gigabytes), program.mainClass(), arguments)
                .with(program.jvmFlags());
    }

    /** The folder for the runs of a program. */
    Path runFolder(Program program) {
        return own(program, "run");
    }

    private Path own(Program program, String name) {
        return folder.resolve(program.folder()).resolve(name);
    }
}
