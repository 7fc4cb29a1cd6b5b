package io.github.gomap.stress;

import io.github.gomap.GoMap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A map and two threads that do one thing each to it at the same time; base of the tests of misuse and of readers.
 *
 * <p>A test names one operation or several; which of them meets which other one is drawn for each race, and so is the
 * situation that the map is in. The result has three parts: the other operation, or both; the state of the map; and what
 * came of it:
 *
 * <dl>
 *   <dt>correct
 *   <dd>no thread was told anything; results and map are as if the operations had not overlapped
 *   <dt>reported
 *   <dd>one thread or both got a ConcurrentModificationException with the message that belongs to their operation; the
 *       map is in order
 *   <dt>reported, damaged
 *   <dd>the same, but the map is not in order before it is cleared: two writers were at work
 *   <dt>unreported: ...
 *   <dd>two writers were at work, neither was told, and no order of the two explains what is left
 *   <dt>wrong: ...
 *   <dd>everything else: another exception or message, a wrong value, a missed entry, null out of nowhere, a map that
 *       cannot be used after it was cleared
 * </dl>
 *
 * <p>The system properties {@code stress.against} and {@code stress.situation}, regular expressions, narrow the choice.
 */
abstract class Race {
    static final String CORRECT = "correct";
    static final String REPORTED = "reported";
    static final String DAMAGED = "reported, damaged";

    /** How long a thread waits for the other one, in spins: it may have been taken off its processor. */
    private static final int MAX_SPINS = 2_000;

    private static final int MAX_DELAY = 12;

    private static final VarHandle ARRIVED;

    static {
        try {
            ARRIVED = MethodHandles.lookup().findVarHandle(Race.class, "arrived", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final List<Situation> ALL_SITUATIONS = allSituations();

    private record ModelKey(Operation first, Operation second, Situation situation) {}

    private static final Map<ModelKey, Model> MODELS = new ConcurrentHashMap<>();

    /** What the operations of a test are chosen from. */
    static final List<Operation> WRITERS = against(Operation.Kind.WRITE);

    static final List<Operation> READERS =
            against(Operation.Kind.READ, Operation.Kind.UNCHECKED, Operation.Kind.ITERATION, Operation.Kind.COMPARISON);

    static final List<Operation> DIRECT_READERS = against(Operation.Kind.READ, Operation.Kind.UNCHECKED);

    static final List<Operation> ITERATORS = against(Operation.Kind.ITERATION);

    private final Situation situation;
    private final GoMap<Key, Integer> map;
    private final Turn first;
    private final Turn second;
    private final boolean isOfEveryPair;
    private final int firstDelay;
    private final int secondDelay;

    @SuppressWarnings("unused") // by ARRIVED
    private volatile int arrived;

    /** One operation against any of some others. */
    Race(Operation operation, List<Operation> against) {
        this(List.of(operation), against);
    }

    /** Any of some operations against any of some others. */
    Race(List<Operation> operations, List<Operation> against) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        situation = anySituation();
        map = situation.build();
        first = new Turn(operations.get(random.nextInt(operations.size())), situation, map, 0);
        second = new Turn(against.get(random.nextInt(against.size())), situation, map, 1);
        isOfEveryPair = operations.size() > 1;
        int delay = random.nextInt(-MAX_DELAY, MAX_DELAY + 1);
        firstDelay = Math.max(0, delay);
        secondDelay = Math.max(0, -delay);
    }

    /** In the proportions in which they shall be drawn. */
    private static List<Situation> allSituations() {
        List<Situation> situations = new ArrayList<>();
        for (Situation.State state : Situation.State.values()) {
            for (Situation.Placement placement : Situation.Placement.values()) {
                situations.addAll(Collections.nCopies(state.weight, new Situation(state, placement)));
            }
        }
        Pattern wanted = Pattern.compile(System.getProperty("stress.situation", ""));
        situations.removeIf(situation -> !wanted.matcher(situation.toString()).find());
        return situations;
    }

    static Situation anySituation() {
        return ALL_SITUATIONS.get(ThreadLocalRandom.current().nextInt(ALL_SITUATIONS.size()));
    }

    /** The operations of these kinds that the system property {@code stress.against} admits. */
    static List<Operation> against(Operation.Kind... kinds) {
        Pattern wanted = Pattern.compile(System.getProperty("stress.against", ""));
        return Operation.ofKinds(kinds).stream()
                .filter(operation -> wanted.matcher(operation.label).find())
                .toList();
    }

    /* ---------------- The two threads ---------------- */

    final void runFirst() {
        meet(firstDelay);
        Watchdog.watch(0, this);
        first.run();
        Watchdog.watch(0, null);
    }

    final void runSecond() {
        meet(secondDelay);
        Watchdog.watch(1, this);
        second.run();
        Watchdog.watch(1, null);
    }

    /** Lets both threads start together, because one operation may take a hundred times as long as the other. */
    private void meet(int delay) {
        ARRIVED.getAndAdd(this, 1);
        for (int spins = 0; spins < MAX_SPINS && arrived < 2; spins++) {
            Thread.onSpinWait();
        }
        for (int spins = 0; spins < delay; spins++) {
            Thread.onSpinWait();
        }
    }

    /* ---------------- The verdict ---------------- */

    final void judge(LLL_Result result) {
        String verdict = verdict();
        boolean isRoutine = Set.of(CORRECT, REPORTED, DAMAGED).contains(verdict);
        // A test of every pair would have too many results.
        result.r1 = !isOfEveryPair ? second.operation.label : isRoutine ? "any pair" : pair();
        result.r2 = isOfEveryPair && isRoutine ? "any state" : situation.state.label;
        result.r3 = verdict;
    }

    private String verdict() {
        Model model =
                MODELS.computeIfAbsent(new ModelKey(first.operation, second.operation, situation), key -> model());
        String wrong = complaint(model);
        if (wrong != null) {
            return "wrong: " + wrong + " (" + situation.placement.label + ")";
        }
        boolean isReported = first.isReported() || second.isReported();
        Content.Reading reading = Content.read(map, situation);
        boolean inOrder = isInOrder(model, reading, isReported);
        String useless = Content.complaintAboutUse(map, situation);
        if (useless != null) {
            return "wrong: " + useless + " (" + situation.placement.label + ")";
        }
        if (inOrder) {
            return isReported ? REPORTED : CORRECT;
        }
        if (first.operation.isWrite() && second.operation.isWrite()) {
            return isReported ? DAMAGED : "unreported: " + detail(reading);
        }
        return "wrong: map: " + detail(reading) + " (" + situation.placement.label + ")";
    }

    private Model model() {
        return new Model(situation.content(), first.operation.steps(first), second.operation.steps(second));
    }

    private String complaint(Model model) {
        if (first.complaint() != null) {
            return first.complaint();
        }
        if (second.complaint() != null) {
            return second.complaint();
        }
        String unfounded = complaintOfUnfoundedReport(first, second);
        if (unfounded == null) {
            unfounded = complaintOfUnfoundedReport(second, first);
        }
        if (unfounded != null) {
            return unfounded;
        }
        String misread = first.complaint(model);
        return misread != null ? misread : second.complaint(model);
    }

    /** Readers disturb nobody. */
    private static String complaintOfUnfoundedReport(Turn turn, Turn other) {
        return turn.isReported() && !other.operation.isWrite()
                ? turn.operation.label + " was disturbed by a reader"
                : null;
    }

    private boolean isInOrder(Model model, Content.Reading reading, boolean isReported) {
        if (reading.complaint() != null) {
            return false;
        }
        boolean bothWrite = first.operation.isWrite() && second.operation.isWrite();
        if (isReported && bothWrite) {
            // What was reported may have been done or not.
            return true;
        }
        return model.explains(resultOfWrite(first), resultOfWrite(second), reading.content());
    }

    private static Object resultOfWrite(Turn turn) {
        return turn.operation.isWrite() ? turn.result : null;
    }

    private static String detail(Content.Reading reading) {
        return reading.complaint() != null ? reading.complaint() : "no order of the two explains it";
    }

    private String pair() {
        return first.operation.label + " / " + second.operation.label;
    }

    @Override
    public String toString() {
        return pair() + ", " + situation;
    }
}
