/**
 * A hash map of buckets with eight slots that grows incrementally, as Go's classic map does.
 */
@NullMarked
package io.github.gomap;

import org.jspecify.annotations.NullMarked;
