package io.github.gomap.benchmarks.results;

import io.github.gomap.benchmarks.programs.rewriting.RewritingSummary;
import java.util.Map;

/**
 * What is known of a program's maps.
 *
 * @param program the name of a {@code Program}
 * @param version of the program
 * @param rewriting what was exchanged in it
 * @param maps the number of maps that it made
 * @param largest the number of entries of the largest in the end
 * @param sizes the number of maps by the class of their size in the end, a {@code SizeClass}
 * @param events the number of operations by their kind
 * @param failure why the maps were not counted, null = they were
 */
public record ProgramCensusResult(
        String program,
        String version,
        RewritingSummary rewriting,
        long maps,
        long largest,
        Map<String, Long> sizes,
        Map<String, Long> events,
        String failure) {}
