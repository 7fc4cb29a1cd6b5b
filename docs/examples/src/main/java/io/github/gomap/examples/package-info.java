/**
 * One small program, {@link io.github.gomap.examples.WordCount}, on maps of several libraries: within one heap, in a
 * bounded cache, in a file beside the heap, in the heaps of several processes. {@code docs/beyond-one-heap.md} tells
 * which to take when.
 */
@NullMarked
package io.github.gomap.examples;

import org.jspecify.annotations.NullMarked;
