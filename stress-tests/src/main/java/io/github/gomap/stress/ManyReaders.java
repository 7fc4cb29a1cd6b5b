package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.GoMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Four threads that only read a map, each in a way of its own. jcstress leaves it out where there are fewer processors.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t ManyReaders
 * </pre>
 *
 * <pre>
 *        RESULT      EXPECT  DESCRIPTION
 *       correct  Acceptable  All four saw the map as it is.
 *    wrong: ...   Forbidden  An entry missed, met twice or wrong, or any exception.
 * </pre>
 */
@JCStressTest
@Outcome(id = Race.CORRECT, expect = ACCEPTABLE, desc = "All four saw the map as it is.")
@Outcome(expect = FORBIDDEN, desc = "An entry missed, met twice or wrong, or any exception.")
@State
public class ManyReaders {
    private final Situation situation = Race.anySituation();
    private final GoMap<Key, Integer> map = situation.build();
    private final List<Turn> turns = List.of(anyTurn(), anyTurn(), anyTurn(), anyTurn());

    private Turn anyTurn() {
        int drawn = ThreadLocalRandom.current().nextInt(Race.READERS.size());
        return new Turn(Race.READERS.get(drawn), situation, map, 0);
    }

    @Actor
    public void first() {
        turns.get(0).run();
    }

    @Actor
    public void second() {
        turns.get(1).run();
    }

    @Actor
    public void third() {
        turns.get(2).run();
    }

    @Actor
    public void fourth() {
        turns.get(3).run();
    }

    @Arbiter
    public void verdict(L_Result result) {
        Model model = new Model(situation.content(), List.of(), List.of());
        result.r1 = Race.CORRECT;
        for (Turn turn : turns) {
            String complaint = turn.isReported() ? turn.operation.label + " was reported" : turn.complaint();
            if (complaint == null) {
                complaint = turn.complaint(model);
            }
            if (complaint != null) {
                result.r1 = "wrong: " + complaint;
            }
        }
    }
}
