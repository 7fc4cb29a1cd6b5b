package io.github.gomap.tool;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cuts a stream of characters into keys, wherever the pieces it is handed begin and end.
 *
 * <p>Both kinds count lines, so that a fault in the input can be placed.
 */
abstract class KeySplitter {

    /** A key longer than this (16 Mi characters) is no key: most likely the input is no text. */
    static final int LONGEST_KEY = 1 << 24;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StringBuilder pending = new StringBuilder();
    private final Consumer<String> keys;
    private long lineEnds;
    private boolean atLineStart = true;
    private boolean atStart = true;

    private KeySplitter(Consumer<String> keys) {
        this.keys = keys;
    }

    /** Every line is a key, also an empty one; the line end (LF or CR LF) is not part of it. */
    static KeySplitter lines(Consumer<String> keys) {
        return new Lines(keys);
    }

    /** Every word is a key, in lower case: a run of letters, digits and apostrophes between them. */
    static KeySplitter words(Consumer<String> keys) {
        return new Words(keys);
    }

    /**
     * Takes the next characters; a pair of surrogates must not be torn apart.
     *
     * @throws CommandFailure if a key becomes too long
     */
    final void accept(char[] characters, int length) {
        int start = atStart && length > 0 && characters[0] == BYTE_ORDER_MARK ? 1 : 0;
        atStart &= length == 0;
        split(characters, start, length);
        if (length > start) {
            atLineStart = characters[length - 1] == '\n';
        }
        if (pending.length() > LONGEST_KEY) {
            throw CommandFailure.badInput(
                    String.format(Locale.ROOT, "line %,d: a key of more than %,d characters", line(), LONGEST_KEY));
        }
    }

    /** Ends one file: what is pending becomes its last key, and the next file starts on a line of its own. */
    final void finish() {
        finishPending(!atLineStart);
        if (!atLineStart) {
            countLineEnd();
        }
        atLineStart = true;
        atStart = true;
    }

    /** The lines seen in full, those of earlier files included. */
    final long lines() {
        return lineEnds;
    }

    /** The number of the line that the next character belongs to, counted from 1. */
    final long line() {
        return lineEnds + 1;
    }

    final void countLineEnd() {
        lineEnds++;
    }

    final void emit(String key) {
        keys.accept(key);
    }

    final StringBuilder pending() {
        return pending;
    }

    abstract void split(char[] characters, int start, int end);

    /** Emits the key that the end of the file ends. */
    abstract void finishPending(boolean insideLine);

    /* ---------------- The two kinds ---------------- */

    private static final class Lines extends KeySplitter {

        Lines(Consumer<String> keys) {
            super(keys);
        }

        @Override
        void split(char[] characters, int start, int end) {
            int lineStart = start;
            for (int i = start; i < end; i++) {
                if (characters[i] == '\n') {
                    endLine(characters, lineStart, i);
                    countLineEnd();
                    lineStart = i + 1;
                }
            }
            pending().append(characters, lineStart, end - lineStart);
        }

        @Override
        void finishPending(boolean insideLine) {
            if (insideLine) {
                endLine(new char[0], 0, 0);
            }
        }

        private void endLine(char[] characters, int start, int end) {
            StringBuilder line = pending();
            if (line.length() == 0 && (end == start || characters[end - 1] != '\r')) {
                // Nearly every line lies wholly in one piece.
                emit(new String(characters, start, end - start));
                return;
            }
            line.append(characters, start, end - start);
            int length = line.length();
            if (length > 0 && line.charAt(length - 1) == '\r') {
                line.setLength(length - 1);
            }
            emit(line.toString());
            line.setLength(0);
        }
    }

    private static final class Words extends KeySplitter {

        private static final char APOSTROPHE = '\'';
        private static final char TYPOGRAPHIC_APOSTROPHE = '\u2019';

        Words(Consumer<String> keys) {
            super(keys);
        }

        @Override
        void split(char[] characters, int start, int end) {
            int i = start;
            while (i < end) {
                int codePoint = Character.codePointAt(characters, i, end);
                i += Character.charCount(codePoint);
                if (isWordPart(codePoint)) {
                    pending().appendCodePoint(codePoint);
                } else if (!isApostrophe(codePoint) || !extendsWord()) {
                    endWord();
                }
                if (codePoint == '\n') {
                    countLineEnd();
                }
            }
        }

        @Override
        void finishPending(boolean insideLine) {
            endWord();
        }

        /** Takes the apostrophe after a letter; whether something follows is seen when the word ends. */
        private boolean extendsWord() {
            StringBuilder word = pending();
            if (word.length() == 0 || word.charAt(word.length() - 1) == APOSTROPHE) {
                return false;
            }
            word.append(APOSTROPHE);
            return true;
        }

        private void endWord() {
            StringBuilder word = pending();
            int length = word.length();
            if (length == 0) {
                return;
            }
            if (word.charAt(length - 1) == APOSTROPHE) {
                word.setLength(length - 1);
            }
            emit(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }

        private static boolean isApostrophe(int codePoint) {
            return codePoint == APOSTROPHE || codePoint == TYPOGRAPHIC_APOSTROPHE;
        }

        /** Letters, digits, and the marks that many scripts put on their letters. */
        private static boolean isWordPart(int codePoint) {
            if (Character.isLetterOrDigit(codePoint)) {
                return true;
            }
            int type = Character.getType(codePoint);
            return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        }
    }
}
