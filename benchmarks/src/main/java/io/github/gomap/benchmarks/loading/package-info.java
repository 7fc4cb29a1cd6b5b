/**
 * Makes maps, also of classes that are not part of the benchmarks and are only known by name.
 * {@link io.github.gomap.benchmarks.loading.MapFactory} is what the workloads get,
 * {@link io.github.gomap.benchmarks.loading.AddedClassPath} where added classes come from.
 */
package io.github.gomap.benchmarks.loading;
