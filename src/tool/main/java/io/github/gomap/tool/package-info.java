/**
 * The command line of GoMap: how keys of a file spread over the buckets of a map.
 *
 * <p>One way through the classes: {@link io.github.gomap.tool.GomapCommand} chooses the subcommand,
 * {@code InspectCommand} wires {@code Examiner} (input, read by {@code KeyReader}) to {@code KeyReport} (facts) to
 * {@code TextReport}, {@code HtmlReport} or {@code JsonReport} (rendering); {@code CompareCommand} makes a
 * {@code Comparison} of two reports. What both read, and how, is in {@code ReportOptions}. {@code LayoutCommand} draws a
 * {@code MapLayout} as {@code LayoutText}, {@code EventsCommand} an {@code EventLog} as {@code EventTimeline}. A further subcommand is one
 * more class in the list of {@code GomapCommand}; it gets the same {@code Terminal}, and reports what went wrong through
 * {@code CommandFailure}.
 */
@NullMarked
package io.github.gomap.tool;

import org.jspecify.annotations.NullMarked;
