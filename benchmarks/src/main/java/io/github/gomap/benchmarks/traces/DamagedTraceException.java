package io.github.gomap.benchmarks.traces;

import java.io.IOException;

/** What was read is no trace, or no longer one. */
public final class DamagedTraceException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * For a trace.
     *
     * @param name of the trace
     * @param problem what is wrong with it
     */
    DamagedTraceException(String name, String problem) {
        super(name + " is no readable trace: " + problem);
    }
}
