package io.github.gomap.examples;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hazelcast's IMap: a map that several processes share, each keeping a part of the entries and a copy of others. */
final class ReplicatedMap implements MapHome {
    private static final String LOOPBACK = "127.0.0.1";

    private final String cluster = "counts " + UUID.randomUUID();
    private final List<HazelcastInstance> members = new ArrayList<>();

    private ReplicatedMap() {}

    /** Starts a cluster of so many members; in earnest each of them is a process of its own. */
    static ReplicatedMap onMembers(int count) {
        ReplicatedMap map = new ReplicatedMap();
        for (int i = 0; i < count; i++) {
            map.startMember();
        }
        return map;
    }

    private void startMember() {
        Config config = new Config()
                .setClusterName(cluster)
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0");
        NetworkConfig network = config.getNetworkConfig();
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (HazelcastInstance member : members) {
            join.getTcpIpConfig().addMember(addressOf(member));
        }
        members.add(Hazelcast.newHazelcastInstance(config));
    }

    /** Returns where a member listens. */
    static String addressOf(HazelcastInstance member) {
        var address = member.getCluster().getLocalMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }

    /** Returns the members, the oldest first. */
    List<HazelcastInstance> members() {
        return members;
    }

    /** Returns the map as a member sees it. */
    static IMap<String, Long> seenFrom(HazelcastInstance member) {
        return member.getMap("counts");
    }

    @Override
    public Map<String, Long> map() {
        return seenFrom(members.get(0));
    }

    @Override
    public void close() {
        members.forEach(HazelcastInstance::shutdown);
    }
}
