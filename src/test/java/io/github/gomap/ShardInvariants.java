package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.Map;

/**
 * What holds for every shard of a {@link ConcurrentGoMap} between two operations: nobody holds its lock, its version is even,
 * nobody computes, and what is read without the lock, iterated and counted is the same.
 */
final class ShardInvariants {
    private static final VarHandle VERSION = handle(Shard.class, "version", long.class);
    private static final VarHandle LOCK = handle(Shard.class, "lock", ShardLock.class);

    private ShardInvariants() {}

    private static VarHandle handle(Class<?> owner, String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Is something being stored in any shard? */
    static boolean isStoring(ConcurrentGoMap<?, ?> map) {
        for (Shard<?, ?> shard : map.shards) {
            if (shard != null && ((long) VERSION.getVolatile(shard) & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes the version odd, as it is after a stack has ended in the call that was to make it even. */
    static void leaveStoring(Shard<?, ?> shard) {
        VERSION.setVolatile(shard, (long) VERSION.getVolatile(shard) | 1);
    }

    static <K, V> void check(ConcurrentGoMap<K, V> map) {
        for (Shard<?, ?> shard : map.shards) {
            if (shard != null) {
                assertFalse(((ShardLock) LOCK.get(shard)).isLocked(), "no lock is held");
                assertEquals(null, shard.computing, "nobody computes");
                // If a stack has left the version odd, the next read makes it even.
                assertEquals(null, shard.read(new Object(), 0), "an absent key is not found");
            }
        }
        assertFalse(isStoring(map), "all versions are even");
        Map<K, V> iterated = new HashMap<>();
        map.forEach((key, value) -> assertEquals(null, iterated.put(key, value), "no key is met twice"));
        assertEquals(iterated.size(), map.size(), "the size is the number of entries");
        iterated.forEach((key, value) -> assertEquals(value, map.get(key), "what is iterated is found"));
        assertEquals(iterated, map.snapshot(), "the snapshot is the map");
    }
}
