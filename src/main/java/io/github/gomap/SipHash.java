package io.github.gomap;

import java.util.UUID;

/**
 * SipHash with one or two compression rounds and three or four finalization rounds, after "SipHash: a fast short-input
 * PRF" by Jean-Philippe Aumasson and Daniel J. Bernstein (2012). The names are those of the paper.
 */
final class SipHash {
    private final int compressionRounds;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    SipHash(int compressionRounds, long k0, long k1) {
        this.compressionRounds = compressionRounds;
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
    }

    /** SipHash-1-3 of the content of a key. */
    static long hash13(long k0, long k1, Object key) {
        SipHash state = new SipHash(1, k0, k1);
        if (key instanceof CharSequence text) {
            state.compressChars(text);
        } else if (key instanceof byte[] bytes) {
            state.compressBytes(bytes);
        } else if (key instanceof Long number) {
            state.compressWord(number);
            state.compressLength(Long.BYTES, 0);
        } else if (key instanceof UUID uuid) {
            state.compressWord(uuid.getMostSignificantBits());
            state.compressWord(uuid.getLeastSignificantBits());
            state.compressLength(2 * Long.BYTES, 0);
        } else {
            state.compressLength(Integer.BYTES, key.hashCode() & 0xFFFFFFFFL);
        }
        return state.finish(3);
    }

    void compressWord(long word) {
        v3 ^= word;
        for (int i = 0; i < compressionRounds; i++) {
            round();
        }
        v0 ^= word;
    }

    /** The last word: what is left of the input, below the length of the whole input in bytes modulo 256. */
    void compressLength(int bytes, long rest) {
        compressWord(((long) bytes << 56) | rest);
    }

    /** Bytes in groups of eight, the first one lowest, as the paper has it. */
    void compressBytes(byte[] bytes) {
        int whole = bytes.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            compressWord(littleEndian(bytes, i, 8));
        }
        compressLength(bytes.length, littleEndian(bytes, whole, bytes.length - whole));
    }

    private static long littleEndian(byte[] bytes, int begin, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[begin + i] & 0xFFL) << (i << 3);
        }
        return word;
    }

    /** Characters as two bytes each, the lower one first: like the bytes of the text in UTF-16LE. */
    private void compressChars(CharSequence text) {
        int length = text.length();
        int whole = length & ~3;
        for (int i = 0; i < whole; i += 4) {
            compressWord((long) text.charAt(i)
                    | ((long) text.charAt(i + 1) << 16)
                    | ((long) text.charAt(i + 2) << 32)
                    | ((long) text.charAt(i + 3) << 48));
        }
        long rest = 0;
        for (int i = whole; i < length; i++) {
            rest |= (long) text.charAt(i) << ((i - whole) << 4);
        }
        compressLength(length << 1, rest);
    }

    long finish(int rounds) {
        v2 ^= 0xff;
        for (int i = 0; i < rounds; i++) {
            round();
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
