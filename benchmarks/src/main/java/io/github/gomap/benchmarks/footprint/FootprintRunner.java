package io.github.gomap.benchmarks.footprint;

import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.FootprintResult.Humongous;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures memory, in two JVMs per map. */
public final class FootprintRunner implements Measurement {
    private static final int TIMEOUT_SECONDS = 600;
    private static final double SECONDS_PER_MAP = 90;

    /** The growths measured begin at 6.5 * 2^13 entries. */
    private static final int FIRST_SIZE = 13 << 12;

    /** Of a JVM in which JOL counts bytes. */
    public static final List<String> JOL_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:+EnableDynamicAgentLoading",
            "-Djol.magicFieldOffset=true",
            // The other way to ask the JVM takes a second and a half, and the answers are the same.
            "-Djol.skipHotspotSAAttach=true");

    private static final String STRUCTURE_HEAP = "-Xmx3g";

    private static final List<String> HUMONGOUS_FLAGS =
            List.of("-XX:+UseG1GC", "-XX:G1HeapRegionSize=1m", "-Xms4g", "-Xmx4g");

    private final ResultStore<FootprintResult> store;
    private final Path folder;
    private final int largestSize;
    private final List<Contestant> contestants = new ArrayList<>();

    /**
     * A runner that adds to these results.
     *
     * @param folder for files in between
     * @param largestSize how far maps grow while humongous allocations are counted
     */
    public FootprintRunner(ResultStore<FootprintResult> store, Path folder, int largestSize) {
        this.store = store;
        this.folder = folder;
        this.largestSize = largestSize;
    }

    /** Plans these maps, without those that are measured already. */
    public void plan(List<Contestant> candidates) {
        for (Contestant candidate : candidates) {
            if (store.results().stream().noneMatch(result -> result.map().equals(candidate.name()))) {
                contestants.add(candidate);
            }
        }
    }

    @Override
    public int runCount() {
        return contestants.size();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) (contestants.size() * SECONDS_PER_MAP));
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Memory", estimate())) {
            for (Contestant contestant : contestants) {
                progress.begin(contestant.name());
                store.add(measure(contestant));
                progress.end(SECONDS_PER_MAP);
            }
        }
    }

    private FootprintResult measure(Contestant contestant) {
        try {
            FootprintResult structure = ChildJvm.ask(
                    flags(JOL_FLAGS, contestant, STRUCTURE_HEAP),
                    StructureRun.class,
                    new StructureRun.Order(contestant.keys(), contestant.map(), FIRST_SIZE),
                    FootprintResult.class,
                    folder,
                    TIMEOUT_SECONDS);
            Humongous humongous = ChildJvm.ask(
                    flags(HUMONGOUS_FLAGS, contestant),
                    HumongousRun.class,
                    new HumongousRun.Order(contestant.keys(), contestant.map(), largestSize),
                    Humongous.class,
                    folder,
                    TIMEOUT_SECONDS);
            return new FootprintResult(contestant.name(), structure.points(), structure.growth(), humongous, null);
        } catch (ChildJvm.Failure e) {
            return new FootprintResult(contestant.name(), null, null, null, e.getMessage());
        }
    }

    private static List<String> flags(List<String> flags, Contestant contestant, String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        all.addAll(contestant.jvmFlags());
        return all;
    }
}
