package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The secret-keyed hash function: published vectors first, then its use in a map. */
class HashersTest {
    /** The key of all published vectors: the bytes 00 to 0f. */
    private static final long K0 = 0x0706050403020100L;

    private static final long K1 = 0x0f0e0d0c0b0a0908L;

    /** Appendix A of the paper: SipHash-2-4 of the 15 bytes 00 to 0e. */
    @Test
    void sipHash24_matchesThePaper() {
        assertEquals(0xa129ca6149be45e5L, sip(2, 4, 15));
    }

    /** The first lines of vectors_sip64 in the reference implementation: SipHash-2-4 of 0, 1, 2, 3 and 8 bytes. */
    @Test
    void sipHash24_matchesTheReferenceImplementation() {
        assertEquals(0x726fdb47dd0e0e31L, sip(2, 4, 0));
        assertEquals(0x74f839c593dc67fdL, sip(2, 4, 1));
        assertEquals(0x0d6c8009d9a94f5aL, sip(2, 4, 2));
        assertEquals(0x85676696d7fb7e2dL, sip(2, 4, 3));
        assertEquals(0x93f5f5799a932462L, sip(2, 4, 8));
    }

    /**
     * SipHash-1-3 under a key of zeros of 0, 1, 2, … counting bytes, computed with the reference implementation
     * (veorq/SipHash) and published in the tests of the OCaml runtime.
     */
    @Test
    void sipHash13_matchesTheReferenceImplementation() {
        long[] expected = {
            0xd1fba762150c532cL, 0x68a914128e01e473L, 0x010bac45c41e3669L, 0x4d4c9a4a8ef6e0adL, 0x7cc43f98813e4dbdL,
            0x5abe2169dff36275L, 0xe3c25f87624f1cdbL, 0x2f098ab0c751325aL, 0xead411e67ebe2eeaL, 0x75927f9d95124362L,
            0xaf9f77a65ab51a1dL, 0xfe64ce8b6617fcffL, 0xa6baf4fb0f9fe1c2L, 0xa0cf3211850f8e0dL, 0x7f86049379fbfe67L,
            0xf30eb725bb91c9eaL, 0x8972188433a5c5b7L,
        };
        for (int length = 0; length < expected.length; length++) {
            assertEquals(expected[length], SipHash.hash13(0, 0, counting(length)), "of " + length + " bytes");
        }
    }

    private static long sip(int compressionRounds, int finalizationRounds, int length) {
        SipHash state = new SipHash(compressionRounds, K0, K1);
        state.compressBytes(counting(length));
        return state.finish(finalizationRounds);
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void text_hashesLikeItsBytes() {
        for (int length = 0; length < 20; length++) {
            String text = "übergröße: 4711 Straßen".substring(0, length);
            long ofBytes = SipHash.hash13(K0, K1, text.getBytes(StandardCharsets.UTF_16LE));
            assertEquals(ofBytes, SipHash.hash13(K0, K1, text), text);
            assertEquals(ofBytes, SipHash.hash13(K0, K1, CharBuffer.wrap(text)), text);
        }
    }

    @Test
    void numbers_hashLikeTheirBytes() {
        assertEquals(SipHash.hash13(K0, K1, counting(8)), SipHash.hash13(K0, K1, 0x0706050403020100L));
        assertEquals(SipHash.hash13(K0, K1, counting(4)), SipHash.hash13(K0, K1, 0x03020100));
        assertEquals(SipHash.hash13(K0, K1, counting(16)), SipHash.hash13(K0, K1, new UUID(K0, K1)));
    }

    @Test
    void seedAndSecret_bothCount() {
        Hasher<Object> first = Hashers.sipHash13();
        Hasher<Object> second = Hashers.sipHash13();
        assertNotEquals(first.hash("key", 1), first.hash("key", 2));
        assertNotEquals(first.hash("key", 1), second.hash("key", 1));
        assertEquals(first.hash("key", 1), first.hash(new String("key"), 1));
        assertEquals("SipHash-1-3", first.toString());
    }

    @Test
    void serialization_keepsTheSecret() throws Exception {
        Hasher<Object> hasher = Hashers.sipHash13();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(hasher);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            Hasher<Object> copy = (Hasher<Object>) in.readObject();
            assertEquals(hasher.hash("key", 5), copy.hash("key", 5));
        }
    }

    @Test
    void stringsOfOneHashCode_areSpread() {
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < 4096; number++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                key.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.add(key.toString());
        }
        Set<Integer> hashCodes = new HashSet<>();
        GoMap<String, Integer> map =
                GoMap.<String, Integer>builder().hasher(Hashers.sipHash13()).build();
        for (String key : keys) {
            hashCodes.add(key.hashCode());
            map.put(key, key.length());
        }
        assertEquals(1, hashCodes.size());
        int longest = 0;
        MapInspection<String, Integer> inspection = map.inspect();
        assertFalse(inspection.isGrowing());
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            longest = Math.max(longest, inspection.chain(bucket).size());
        }
        assertTrue(longest <= 5, "a chain of " + longest + " buckets");
        TableInvariants.check(map);
    }
}
