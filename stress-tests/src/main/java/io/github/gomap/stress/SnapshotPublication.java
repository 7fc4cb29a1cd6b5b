package io.github.gomap.stress;

import static io.github.gomap.stress.Publication.NOT_YET;
import static io.github.gomap.stress.Publication.WHOLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.GoMap;
import io.github.gomap.GoMapSnapshot;
import java.util.Iterator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A snapshot that one thread takes and hands over, while it goes on to write to the map, and another one reads: the reader sees
 * the map as it was, and is never told of a write.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t SnapshotPublication
 * </pre>
 *
 * <p>The result is what the reader saw. It reads in every way: by get, by iteration, and the size.
 */
public final class SnapshotPublication {
    private SnapshotPublication() {}

    /** A volatile field. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The snapshot was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there, with their values.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class VolatileField {
        private final Situation situation = Race.anySituation();
        private final GoMap<Key, Integer> map = situation.build();
        private volatile GoMapSnapshot<Key, Integer> snapshot;

        @Actor
        public void write() {
            snapshot = map.snapshot();
            goOn(map, situation);
        }

        @Actor
        public void read(L_Result result) {
            result.r1 = Publication.look(snapshot, situation);
        }
    }

    /** A final field, of an object that is itself handed over by a data race. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The snapshot was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there, with their values.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class FinalField {
        private record Holder(GoMapSnapshot<Key, Integer> snapshot) {}

        private final Situation situation = Race.anySituation();
        private final GoMap<Key, Integer> map = situation.build();
        private Holder holder;

        @Actor
        public void write() {
            holder = new Holder(map.snapshot());
            goOn(map, situation);
        }

        @Actor
        public void read(L_Result result) {
            Holder seen = holder;
            result.r1 = Publication.look(seen == null ? null : seen.snapshot, situation);
        }
    }

    /** One that was there before the race, so the reader is sure to meet the writer. */
    @JCStressTest
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there, with their values.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class BesideTheWriter {
        private final Situation situation = Race.anySituation();
        private final GoMap<Key, Integer> map = situation.build();
        private final GoMapSnapshot<Key, Integer> snapshot = map.snapshot();

        @Actor
        public void write() {
            goOn(map, situation);
        }

        @Actor
        public void read(L_Result result) {
            result.r1 = Publication.look(snapshot, situation);
        }
    }

    /** Overwrites, removes, adds, and clears. */
    private static void goOn(GoMap<Key, Integer> map, Situation situation) {
        for (Key key : situation.keys()) {
            map.put(key, -1);
        }
        for (Iterator<Key> keys = map.keySet().iterator(); keys.hasNext(); ) {
            if (keys.next() != null) {
                keys.remove();
            }
        }
        map.clear();
        for (Key key : situation.keys()) {
            map.put(key, -2);
        }
    }
}
