/**
 * Live gauges of a map for Micrometer, for programs that have it: GoMap itself does not need it.
 */
@NullMarked
package io.github.gomap.micrometer;

import org.jspecify.annotations.NullMarked;
