package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastInstance;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReplicatedMapTest {

    /** The member is not told to hand over its entries first: as if its process had been killed. */
    @Test
    @Timeout(60)
    void oneOfTwoMembersStops_nothingIsLost() {
        try (ReplicatedMap replicated = ReplicatedMap.onMembers(2)) {
            HazelcastInstance first = replicated.members().get(0);
            HazelcastInstance second = replicated.members().get(1);
            assertEquals(2, second.getCluster().getMembers().size());

            WordCount.countTogether(Sample.WORDS, ReplicatedMap.seenFrom(first));
            int ownedByFirst = ReplicatedMap.seenFrom(first).localKeySet().size();
            assertTrue(ownedByFirst > 0 && ownedByFirst < Sample.COUNTS.size(), () -> ownedByFirst + " entries");

            first.getLifecycleService().terminate();
            assertFalse(first.getLifecycleService().isRunning());
            assertEquals(Sample.COUNTS, new TreeMap<>(ReplicatedMap.seenFrom(second)));
        }
    }

    @Test
    void members_listenOnTheLoopbackInterfaceOnly() {
        try (ReplicatedMap replicated = ReplicatedMap.onMembers(1)) {
            HazelcastInstance member = replicated.members().get(0);
            assertTrue(ReplicatedMap.addressOf(member).startsWith("127.0.0.1:"), ReplicatedMap.addressOf(member));
            assertEquals("false", member.getConfig().getProperty("hazelcast.socket.bind.any"));
            assertEquals("false", member.getConfig().getProperty("hazelcast.phone.home.enabled"));
            assertFalse(member.getConfig()
                    .getNetworkConfig()
                    .getJoin()
                    .getMulticastConfig()
                    .isEnabled());
        }
    }
}
