package io.github.gomap.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads keys out of UTF-8 text, a piece at a time, and counts what it has read.
 *
 * <p>Malformed text is an error, not a replacement character: two different keys must not become one. The decoder
 * stops in front of the first bad byte with everything before it delivered, so the line it names is exact.
 */
final class KeyReader {

    private static final int PIECE = 1 << 16;

    private final boolean words;
    private final Consumer<String> sink;
    private final Progress progress;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer characters = CharBuffer.allocate(PIECE);
    private long byteCount;
    private long lineCount;
    private long keyCount;

    /**
     * Creates a reader.
     *
     * @param words whether words are the keys instead of lines
     * @param sink takes each key
     * @param progress is told of every piece
     */
    KeyReader(boolean words, Consumer<String> sink, Progress progress) {
        this.words = words;
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Reads one source to its end.
     *
     * @throws CommandFailure if it cannot be read, is not UTF-8, or holds a key that is too long
     */
    void read(Source source) {
        KeySplitter splitter = words ? KeySplitter.words(this::take) : KeySplitter.lines(this::take);
        try (InputStream in = source.open()) {
            read(source, in, splitter);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        lineCount += splitter.lines();
    }

    long bytes() {
        return byteCount;
    }

    long lines() {
        return lineCount;
    }

    /** The keys read, repeated ones included. */
    long keys() {
        return keyCount;
    }

    private void take(String key) {
        keyCount++;
        sink.accept(key);
    }

    private void read(Source source, InputStream in, KeySplitter splitter) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        long before = byteCount;
        bytes.clear();
        int count;
        while ((count = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
            byteCount += count;
            bytes.position(bytes.position() + count).flip();
            decode(source, decoder, splitter, false, before);
            bytes.compact();
            progress.update(byteCount, lineCount + splitter.lines());
        }
        bytes.flip();
        decode(source, decoder, splitter, true, before);
        splitter.finish();
    }

    private void decode(Source source, CharsetDecoder decoder, KeySplitter splitter, boolean atEnd, long before) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, characters.clear(), atEnd);
            try {
                splitter.accept(characters.array(), characters.position());
            } catch (CommandFailure tooLong) {
                throw CommandFailure.badInput(source.name() + ": " + tooLong.sentence());
            }
            if (result.isError()) {
                throw malformed(source, splitter.line(), byteCount - before - bytes.remaining());
            }
        } while (result.isOverflow());
    }

    private CommandFailure malformed(Source source, long line, long offset) {
        int value = bytes.get(bytes.position()) & 0xff;
        return CommandFailure.badInput(String.format(
                Locale.ROOT,
                "%s: line %,d: not UTF-8 text (byte 0x%02x at offset %,d)",
                source.name(),
                line,
                value,
                offset));
    }
}
