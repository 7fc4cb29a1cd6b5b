package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.traces.Trace;
import java.util.BitSet;

/**
 * Operations that end otherwise when a trace is replayed. A trace knows whether two keys are equal once and for all;
 * keys that change while they are in a map, and threads that race, do not keep to that.
 */
public final class Contradictions {
    private Contradictions() {}

    /** The indices of the operations that do not end as recorded with HashMap. */
    public static BitSet in(Trace trace) {
        Replayer replayer = new Replayer(new Plan(trace), Maps.named(MapKind.HASH_MAP.name()));
        BitSet contradictions = new BitSet();
        for (int i = 0; i < trace.operationCount(); i++) {
            if (!replayer.perform(i)) {
                contradictions.set(i);
            }
        }
        return contradictions;
    }
}
