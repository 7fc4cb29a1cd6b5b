/**
 * A hash map that never stops to resize, modelled on the bucket map of the Go runtime.
 *
 * <p>Most users need {@link io.github.gomap.GoMap} only. All that is here:
 *
 * <dl>
 *   <dt>Maps
 *   <dd>{@link io.github.gomap.GoMap}; {@link io.github.gomap.GoLongMap} and {@link io.github.gomap.GoIntMap} for keys that are
 *       numbers, with {@link io.github.gomap.LongEntryCursor}, {@link io.github.gomap.LongObjConsumer},
 *       {@link io.github.gomap.LongObjFunction}, {@link io.github.gomap.LongObjPredicate} and, for ints,
 *       {@link io.github.gomap.IntEntryCursor}, {@link io.github.gomap.IntObjConsumer},
 *       {@link io.github.gomap.IntObjFunction}, {@link io.github.gomap.IntObjPredicate};
 *       {@link io.github.gomap.ConcurrentGoMap} for several threads that write
 *   <dt>Snapshots
 *   <dd>{@link io.github.gomap.GoMapSnapshot}, {@link io.github.gomap.GoLongMapSnapshot},
 *       {@link io.github.gomap.GoIntMapSnapshot}, {@link io.github.gomap.ConcurrentGoMapSnapshot}: a map as it was at one moment
 *   <dt>Building
 *   <dd>the builder of each map; {@link io.github.gomap.Hasher}, {@link io.github.gomap.LongHasher} and
 *       {@link io.github.gomap.IntHasher} replace the hash function, {@link io.github.gomap.Hashers} has some
 *   <dt>Looking inside
 *   <dd>{@link io.github.gomap.InspectableMap} is what can be looked into, {@link io.github.gomap.MapInspection} what is seen: with
 *       {@link io.github.gomap.BucketView}, {@link io.github.gomap.ChainStatistics}, {@link io.github.gomap.StorageSize},
 *       {@link io.github.gomap.GrowthHistory} and {@link io.github.gomap.HeatMap}; {@link io.github.gomap.MapMonitor} looks from
 *       another thread
 * </dl>
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
 *   Tophash, Route ─► BucketRow, Segment,  ─► Keys ─► Evacuation ─► Table ─► Walk ─► TableCursor ─► Views ─► GoMap
 *   the two words     Overflow, BucketArray   which     one growth    its       a       a walk         Map's    the maps and
 *   of a bucket       slots, chains,          kind      in flight     life      walk    entry by       views    their builders
 *                     generations                                                       entry
 *
 * All of that serves keys of every kind. What knows of one kind stands beside it, three of each:
 *
 *                              ObjectKeys       ObjectTable              ObjectCursor                 GoMap
 *              LongWords       LongKeys         LongTable                LongCursor                   GoLongMap, LongEntryCursor
 *              IntWords        IntKeys          IntTable                 IntCursor                    GoIntMap, IntEntryCursor
 *              among the       find and fill    find, insert,            keys and values
 *              words           in a chain       delete, compute
 *
 * The classes for ints are those for longs with some words replaced: change the ones for longs, TwinTest writes the others.
 *
 * DirectorySegment is a segment that is copied before it is written to if one of the Snapshots, which a Table counts, shares it.
 * GoMapSnapshot is a Table that shares the storage of a GoMap.
 *
 * WriteGuard, the superclass of Table, brackets every operation. Growth and ChainEvacuation are parts of Evacuation. Cursor is
 * what views see of a TableCursor, LiveEntry what they hand out. AllEntries has what the map and its views do with all
 * entries, AsOverridden what a subclass may have made of some of it; Hashing, Hasher and Settings feed the table. ChainIndex, with SortedSlots, helps Segment with overlong chains of keys that are
 * objects. MapInspection shows a table to the users of an InspectableMap: BucketView, ChainStatistics,
 * StorageSize, GrowthHistory, HeatMap and Advice are parts of the answer. Hashers, with SipHash, gives them a hash
 * function against attackers.
 *
 * Shard is a table that several threads use, read without its lock, which is a ShardLock: the part of a ConcurrentGoMap, whose
 * views are ConcurrentViews. Shards is how a key comes to one of them, ShardEntries a walk over all; Computations knows which
 * threads are inside of a function. ConcurrentGoMapSnapshot puts the snapshots of the shards together; Unmodifiable refuses
 * what would change one.
 */
@NullMarked
package io.github.gomap;

import org.jspecify.annotations.NullMarked;
