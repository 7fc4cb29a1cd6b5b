package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GomapCommandTest {

    private final Captured captured = new Captured();

    @Test
    void help_namesTheSubcommands() {
        assertEquals(0, captured.run("--help"));
        assertTrue(captured.out().startsWith("Usage: gomap "), captured.out());
        for (String command : new String[] {"inspect", "compare", "layout", "events"}) {
            assertTrue(captured.out().contains("  " + command + "  "), captured.out());
        }
        assertEquals("", captured.err());
    }

    @Test
    void helpOfASubcommand_explainsItsOptions() {
        assertEquals(0, captured.run("inspect", "--help"));
        for (String option : new String[] {"--words", "--json", "--color=WHEN", "--seed=N", "--html=OUT", "FILE..."}) {
            assertTrue(captured.out().contains(option), captured.out());
        }
    }

    @Test
    void optionsOfReading_areThoseOfBothCommands() {
        for (String command : new String[] {"inspect", "compare"}) {
            Captured help = new Captured();
            assertEquals(0, help.run(command, "--help"));
            for (String option : new String[] {"--words", "--json", "--hash=NAME", "--seed=N"}) {
                assertTrue(help.out().contains(option), help.out());
            }
        }
    }

    @Test
    void version() {
        assertEquals(0, captured.run("--version"));
        assertTrue(captured.out().startsWith("gomap "), captured.out());
    }

    @Test
    void noCommand_isAnError() {
        assertEquals(2, captured.run());
        assertTrue(captured.err().startsWith("gomap: a command is missing"), captured.err());
        assertEquals("", captured.out());
    }

    @Test
    void unknownCommand_isAnError_withASuggestion() {
        assertEquals(2, captured.run("inspekt"));
        assertTrue(captured.err().contains("inspekt"), captured.err());
        assertTrue(captured.err().contains("inspect"), captured.err());
    }

    @Test
    void helpToAFullDisk_isAnError() {
        assertEquals(1, captured.runOnBrokenOutput("No space left on device", "--help"));
        assertTrue(captured.err().contains("No space left on device"), captured.err());
    }

    @Test
    void helpToAReaderGoneAway_isNone() {
        assertEquals(0, captured.runOnBrokenOutput("Broken pipe", "--help"));
        assertEquals("", captured.err());
    }
}
