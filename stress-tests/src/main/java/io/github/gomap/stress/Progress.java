package io.github.gomap.stress;

import java.util.Locale;

/** One line on a terminal that says how far a long program has come and how long it will take; none in a file. */
final class Progress {
    private final int steps;
    private final long begun = System.nanoTime();
    private final boolean isShown = System.console() != null;
    private int done;
    private int width;

    Progress(int steps) {
        this.steps = steps;
    }

    /** Says what is going on. */
    void show(String step) {
        if (isShown) {
            String line = String.format(Locale.ROOT, "%d of %d, %s%s", done + 1, steps, step, remaining());
            width = line.length();
            System.err.print(line);
            System.err.flush();
        }
    }

    /** Makes room for output. */
    void hide() {
        if (isShown) {
            System.err.print("\r" + " ".repeat(width) + "\r");
            System.err.flush();
        }
    }

    void advance() {
        done++;
    }

    /** By the average so far, to which the larger maps still have to add. */
    private String remaining() {
        if (done == 0) {
            return "";
        }
        double seconds = (System.nanoTime() - begun) / 1e9 / done * (steps - done);
        return seconds < 90
                ? String.format(Locale.ROOT, ", about %.0f seconds left", seconds)
                : String.format(Locale.ROOT, ", about %.0f minutes left", seconds / 60);
    }
}
