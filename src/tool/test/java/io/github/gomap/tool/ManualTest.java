package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual and the completion script, which picocli makes of the commands. */
class ManualTest {

    @TempDir
    private Path folder;

    @Test
    void everyCommand_hasAPage_withAllItsOptions() throws IOException {
        Manual.write(folder);
        CommandLine gomap = GomapCommand.commandLine(Terminal.system(), new PrintWriter(Writer.nullWriter()));
        assertPage("gomap", gomap);
        Map<String, CommandLine> commands = gomap.getSubcommands();
        assertEquals(5, commands.size());
        for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
            assertPage("gomap-" + command.getKey(), command.getValue());
        }
    }

    private void assertPage(String name, CommandLine command) throws IOException {
        String page = Files.readString(folder.resolve(name + ".adoc"));
        assertTrue(page.contains("= " + name + "(1)"), page);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertTrue(page.contains("*" + option.longestName() + "*"), () -> option + " is missing in " + page);
        }
    }

    @Test
    void completionScript_completesCommandsAndOptions() throws Exception {
        assertEquals("inspect", completed("gomap", "insp"));
        assertEquals("--words", completed("gomap", "inspect", "--wo"));
        assertEquals("--remove", completed("gomap", "layout", "--rem"));
    }

    /** What bash makes of the last word of a command line. */
    private String completed(String... words) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        Captured script = new Captured();
        script.assertSuccess("generate-completion");
        // Outside of a completion bash has no options for one.
        String commands = script.out() + "\ncompopt() { :; }"
                + "\nCOMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                + "\n_complete_gomap\necho \"${COMPREPLY[@]}\"\n";
        Path file = Files.writeString(folder.resolve("complete.bash"), commands);
        Process bash = new ProcessBuilder("/bin/bash", file.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = bash.inputReader()) {
            String answer = String.join("\n", output.lines().toList());
            assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
            return answer;
        }
    }
}
