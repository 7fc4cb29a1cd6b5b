/**
 * A hash map that never stops to resize, modelled on the bucket map of the Go runtime.
 *
 * <p>Users need {@link io.github.gomap.GoMap} only; {@link io.github.gomap.GoMapSnapshot} is such a map as it was at one moment,
 * {@link io.github.gomap.Hasher} replaces its hash function, and {@link io.github.gomap.MapInspection} shows what is inside.
 *
 * <pre>{@code
 * GoMap<String, Integer> ages = new GoMap<>();
 * ages.put("Ada", 36);
 * System.out.println(ages.inspect());
 * }</pre>
 */
/*
 * For maintainers: the rooms of the package, in reading order. Each uses only those to its left, which a test
 * enforces.
 *
 *   Tophash, Route ─► BucketRow, Segment,   ─► Evacuation ─► Table, HashTable ─► Walk ─► Cursor ─► Views ─► GoMap
 *   the two words     Overflow, BucketArray      one growth    its life, and      a walk    Map's    the Map and
 *   of a bucket       slots, chains,             in flight     find, insert, …    over it   views    its builder
 *                     generations
 *
 * DirectorySegment is a segment that is copied before it is written to if one of the Snapshots, which a Table counts, shares it.
 * GoMapSnapshot is a Table that shares the storage of a GoMap.
 *
 * WriteGuard, the superclass of Table, brackets every operation. Growth and ChainEvacuation are parts of Evacuation.
 * AllEntries has what the map and its views do with all entries; Hashing, Hasher and Settings feed it. ChainIndex, with
 * SortedSlots, helps Segment with overlong chains. MapInspection shows a table to GoMap's users: BucketView, ChainStatistics,
 * StorageSize, GrowthHistory, HeatMap and Advice are parts of the answer. Hashers, with SipHash, gives them a hash
 * function against attackers.
 */
@NullMarked
package io.github.gomap;

import org.jspecify.annotations.NullMarked;
