package io.github.gomap.tool;

/**
 * The end of a command that could not do its work, with the sentence its user reads and the exit code.
 */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The input or the command line cannot be used. */
    static final int BAD_INPUT = 2;

    /** The input was fine, but the result could not be computed or written. */
    static final int NO_RESULT = 1;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandFailure badInput(String message) {
        return new CommandFailure(BAD_INPUT, message);
    }

    static CommandFailure noResult(String message) {
        return new CommandFailure(NO_RESULT, message);
    }

    int exitCode() {
        return exitCode;
    }

    /** The message; every failure has one. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
