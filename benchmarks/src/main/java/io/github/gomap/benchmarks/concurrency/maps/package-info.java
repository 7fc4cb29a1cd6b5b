/**
 * The answers to one question: how do several threads use one map? {@link
 * io.github.gomap.benchmarks.concurrency.maps.SharedMap} is what all of them can do, {@link
 * io.github.gomap.benchmarks.concurrency.maps.SharedMapKind} lists them.
 *
 * <p>They are written to be read one beside the other: {@code LockedMap} puts a lock in front of a map, {@code ShardedMap}
 * many of those beside each other, {@code SyncMap} and {@code HashTrieMap} are Go's two answers, and {@code MapAdapter}
 * takes in what others have made for Java.
 */
package io.github.gomap.benchmarks.concurrency.maps;
