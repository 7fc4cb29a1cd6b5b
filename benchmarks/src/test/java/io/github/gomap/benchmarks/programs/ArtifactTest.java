package io.github.gomap.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArtifactTest {
    @ParameterizedTest
    @EnumSource
    void artifacts_haveTheVersionsOfThePom(Program program) {
        for (Artifact artifact : program.artifacts()) {
            assertFalse(artifact.version().contains("$"), artifact.version());
            assertTrue(artifact.asDependency().contains("<version>" + artifact.version() + "</version>"));
        }
    }

    @Test
    void fileName_endsWithTheClassifier() {
        Artifact artifact = Artifact.parse("org.apache.commons:commons-math3:sources");
        assertEquals("commons-math3-" + artifact.version() + "-sources.jar", artifact.fileName());
    }

    @Test
    void parse_ofAnArtifactWithoutVersion_namesIt() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Artifact.parse("org.example:unheard-of"));
        assertTrue(refused.getMessage().contains("unheard-of"), refused.getMessage());
    }
}
