package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runtime image of the modules that are used and no others, the library's among them. The tool is on the class path:
 * not all of its libraries are modules, and only modules can be linked.
 */
class RuntimeImageTest {
    private static final Path SAMPLE = Path.of("../../docs/sample/opticks.txt");

    /** What {@code jdeps --print-module-deps} finds in the tool's jar. */
    private static final String MODULES_OF_THE_TOOL = "java.management,java.sql,jdk.jfr";

    private final String library = locationOf(GoMap.class);
    private final String classPathWithoutLibrary = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.equals(library))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void link() {
        image = folder.resolve("image");
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        String modules = "io.github.gomap," + MODULES_OF_THE_TOOL;
        int exitCode = jlink.run(
                writer, writer, "--module-path", library, "--add-modules", modules, "--output", image.toString());
        assertEquals(0, exitCode, messages::toString);
    }

    @Test
    void image_doesTheMainJobOfTheTool() throws Exception {
        String[] arguments = {"inspect", "--words", "--seed", "1", SAMPLE.toString()};
        Captured here = new Captured();
        here.assertSuccess(arguments);

        List<String> command = new ArrayList<>(List.of("-cp", classPathWithoutLibrary, GomapCommand.class.getName()));
        command.addAll(List.of(arguments));
        assertEquals(here.out(), outputOfImage(command).replace(System.lineSeparator(), "\n"));

        List<String> modules = outputOfImage(List.of("--list-modules")).lines().toList();
        assertTrue(modules.stream().anyMatch(module -> module.startsWith("io.github.gomap")), modules::toString);
        assertTrue(modules.size() < 10, modules::toString);
    }

    private String outputOfImage(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                image.resolve(Path.of("bin", "java")).toString(), "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
        command.addAll(arguments);
        // Where the machine is slow, the tool says there what it is doing.
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
