package io.github.gomap.tool;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells on standard error how far a long run has come: nothing in the first second, then a line that is rewritten in
 * place on a terminal, or a new line every five seconds elsewhere.
 *
 * <p>It ticks on a thread of its own, so that it also shows a run that waits for its input. The thread is a daemon.
 */
final class Progress implements AutoCloseable {

    private static final long FIRST_MILLIS = 1_000;
    private static final long TERMINAL_PERIOD_MILLIS = 200;
    private static final long LOG_PERIOD_MILLIS = 5_000;
    /** One less than the usual terminal has columns: a line that wraps could not be overwritten. */
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final boolean inPlace;
    private final OptionalLong totalBytes;
    private final ScheduledExecutorService clock;
    private volatile long bytes;
    private volatile long lines;
    private volatile String stage = "";
    private boolean shown;
    private boolean closed;

    /**
     * Creates a progress display that has not begun to tick.
     *
     * @param err where to write
     * @param inPlace whether a line can be overwritten
     * @param totalBytes how much there is to read, if known
     */
    Progress(PrintWriter err, boolean inPlace, OptionalLong totalBytes) {
        this.err = err;
        this.inPlace = inPlace;
        this.totalBytes = totalBytes;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "gomap-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts the ticking. */
    Progress start() {
        long period = inPlace ? TERMINAL_PERIOD_MILLIS : LOG_PERIOD_MILLIS;
        var unused = clock.scheduleAtFixedRate(this::tick, FIRST_MILLIS, period, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Takes the counts so far; cheap, called by the reading thread only. */
    void update(long bytesRead, long linesRead) {
        bytes = bytesRead;
        lines = linesRead;
    }

    /** Names what happens after the reading. */
    void stage(String name) {
        stage = name;
    }

    /** Shows the present state. */
    synchronized void tick() {
        if (closed) {
            return;
        }
        String line = line();
        if (inPlace) {
            err.print('\r' + pad(line));
        } else {
            err.println("gomap: " + line);
        }
        err.flush();
        shown = true;
    }

    /** Stops the ticking and wipes the line, so that what follows starts at the left margin. */
    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdownNow();
        if (shown && inPlace) {
            err.print('\r' + pad("") + '\r');
            err.flush();
        }
    }

    private String line() {
        if (!stage.isEmpty()) {
            return stage;
        }
        String read = "read " + Units.count(lines, "line", "lines") + ", " + Units.bytes(bytes);
        if (totalBytes.isEmpty()) {
            return read;
        }
        long total = totalBytes.getAsLong();
        // A file may grow while it is read.
        long percent = Math.min(100, Math.round(Math.floor(100.0 * bytes / total)));
        return String.format(Locale.ROOT, "%s of %s (%d %%)", read, Units.bytes(total), percent);
    }

    private static String pad(String line) {
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        return cut + " ".repeat(WIDTH - cut.length());
    }
}
