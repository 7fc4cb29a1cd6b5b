package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.GoMap;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A map that one thread fills and another one reads: how it is handed over decides what the reader may see.
 *
 * <p>Through a final field, a volatile field, a lock or the start of a thread the reader sees all of it. By a data race it
 * may see an older state, with entries missing; but what it finds is right, and nothing breaks.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t Publication
 * </pre>
 *
 * <p>The result is what the reader saw. It reads in every way: by get, by iteration, and the size.
 *
 * <pre>
 *         RESULT      EXPECT  DESCRIPTION
 *        not yet  Acceptable  The map was not handed over yet.
 *          whole  Acceptable  All entries were there.
 *          stale  Acceptable  Some were not. (DataRace)
 *       reported  Acceptable  The reader met the filling and was told so. (DataRace)
 *    broken: ...   Forbidden  Never, whatever else.
 * </pre>
 */
public final class Publication {
    static final String NOT_YET = "not yet";
    static final String WHOLE = "whole";

    private Publication() {}

    /** A field that is final, of an object that is itself handed over by a data race. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The map was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class FinalField {
        private record Holder(GoMap<Key, Integer> map) {}

        private final Situation situation = Race.anySituation();
        private Holder holder;

        @Actor
        public void fill() {
            holder = new Holder(situation.build());
        }

        @Actor
        public void read(L_Result result) {
            Holder seen = holder;
            result.r1 = look(seen == null ? null : seen.map, situation);
        }
    }

    /** A volatile field. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The map was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class VolatileField {
        private final Situation situation = Race.anySituation();
        private volatile GoMap<Key, Integer> map;

        @Actor
        public void fill() {
            map = situation.build();
        }

        @Actor
        public void read(L_Result result) {
            result.r1 = look(map, situation);
        }
    }

    /** A field that is read and written under a lock, under which the map is filled, too. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The map was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class Lock {
        private final Situation situation = Race.anySituation();
        private final Object lock = new Object();
        private GoMap<Key, Integer> map;

        @Actor
        public void fill() {
            synchronized (lock) {
                map = situation.build();
            }
        }

        @Actor
        public void read(L_Result result) {
            synchronized (lock) {
                result.r1 = look(map, situation);
            }
        }
    }

    /** A thread that is started when the map is there. */
    @JCStressTest
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missing or wrong, or an exception was thrown.")
    @State
    public static class ThreadStart {
        private final Situation situation = Race.anySituation();

        @Actor
        public void fill(L_Result result) {
            GoMap<Key, Integer> map = situation.build();
            Thread reader = new Thread(() -> result.r1 = look(map, situation));
            reader.start();
            try {
                reader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
        }
    }

    /** A plain field: a mistake, but one that must not break anything. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The map was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(id = "stale", expect = ACCEPTABLE, desc = "Some entries were not there.")
    @Outcome(id = "reported", expect = ACCEPTABLE, desc = "The reader met the filling and was told so.")
    @Outcome(expect = FORBIDDEN, desc = "A wrong or repeated entry, or another exception.")
    @State
    public static class DataRace {
        private final Situation situation = Race.anySituation();
        private GoMap<Key, Integer> map;

        @Actor
        public void fill() {
            map = situation.build();
        }

        @Actor
        public void read(L_Result result) {
            result.r1 = lookStale(map, situation);
        }
    }

    /** A plain field that receives a copy, which is filled in one go. */
    @JCStressTest
    @Outcome(id = NOT_YET, expect = ACCEPTABLE, desc = "The map was not handed over yet.")
    @Outcome(id = WHOLE, expect = ACCEPTABLE, desc = "All entries were there.")
    @Outcome(id = "stale", expect = ACCEPTABLE, desc = "Some entries were not there.")
    @Outcome(id = "reported", expect = ACCEPTABLE, desc = "The reader met the filling and was told so.")
    @Outcome(expect = FORBIDDEN, desc = "A wrong or repeated entry, or another exception.")
    @State
    public static class DataRaceOfCopy {
        private final Situation situation = Race.anySituation();
        private final GoMap<Key, Integer> original = situation.build();
        private GoMap<Key, Integer> map;

        @Actor
        public void fill() {
            map = original.clone();
        }

        @Actor
        public void read(L_Result result) {
            result.r1 = lookStale(map, situation);
        }
    }

    /** What a reader sees who is entitled to see everything. */
    static String look(Map<Key, Integer> map, Situation situation) {
        if (map == null) {
            return NOT_YET;
        }
        Content.Reading reading = Content.read(map, situation);
        if (reading.complaint() != null) {
            return "broken: " + reading.complaint();
        }
        return Arrays.equals(reading.content(), situation.content()) ? WHOLE : "broken: entry missed";
    }

    /** What a reader sees who may see less; no two looks need agree. */
    private static String lookStale(GoMap<Key, Integer> map, Situation situation) {
        if (map == null) {
            return NOT_YET;
        }
        try {
            Entries met = new Entries();
            for (Key key : situation.keys()) {
                Integer value = map.get(key);
                if (value != null) {
                    met.add(key, value);
                }
            }
            Entries iterated = new Entries();
            map.forEach(iterated::add);
            return verdict(met, iterated, map.size(), situation);
        } catch (ConcurrentModificationException e) {
            return "reported";
        } catch (RuntimeException e) {
            return "broken: " + Turn.describe(e);
        }
    }

    private static String verdict(Entries met, Entries iterated, int size, Situation situation) {
        String complaint = met.complaint(situation);
        if (complaint == null) {
            complaint = iterated.complaint(situation);
        }
        if (complaint != null) {
            return "broken: " + complaint;
        }
        int full = Model.sizeOf(situation.content());
        boolean isWhole = Model.sizeOf(met.content(situation)) == full
                && Model.sizeOf(iterated.content(situation)) == full
                && size == full;
        return isWhole ? WHOLE : "stale";
    }
}
