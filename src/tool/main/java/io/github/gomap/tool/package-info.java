/**
 * The command line of GoMap: how keys of a file spread over the buckets of a map.
 *
 * <p>One way through the classes: {@link io.github.gomap.tool.GomapCommand} chooses the subcommand,
 * {@code InspectCommand} wires {@code KeyReader} (input) to {@code KeyReport} (facts) to {@code TextReport} or
 * {@code JsonReport} (rendering). A further subcommand is one more class in the list of {@code GomapCommand}; it gets
 * the same {@code Terminal}, and reports what went wrong through {@code CommandFailure}.
 */
@NullMarked
package io.github.gomap.tool;

import org.jspecify.annotations.NullMarked;
