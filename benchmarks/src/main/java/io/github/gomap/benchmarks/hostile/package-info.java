/** Keys that were made to collide: what they cost a GoMap, beside a HashMap. */
package io.github.gomap.benchmarks.hostile;
