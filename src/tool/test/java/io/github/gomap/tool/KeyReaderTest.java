package io.github.gomap.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys come out of text unchanged, wherever the pieces it is read in begin and end.
 */
class KeyReaderTest {

    private final List<String> keys = new ArrayList<>();

    private KeyReader reader(boolean words) {
        return new KeyReader(
                words, keys::add, new Progress(new PrintWriter(new StringWriter()), false, OptionalLong.empty()));
    }

    private KeyReader readLines(byte... bytes) {
        KeyReader reader = reader(false);
        reader.read(Source.of("-", new ByteArrayInputStream(bytes)));
        return reader;
    }

    private KeyReader readLines(String text) {
        return readLines(text.getBytes(UTF_8));
    }

    private KeyReader readWords(String text) {
        KeyReader reader = reader(true);
        reader.read(Source.of("-", new ByteArrayInputStream(text.getBytes(UTF_8))));
        return reader;
    }

    /** Hands out at most {@code length} bytes per read. */
    private static InputStream inPieces(byte[] bytes, int length) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int limit) {
                return super.read(target, offset, Math.min(limit, length));
            }
        };
    }

    @Nested
    class Lines {

        @Test
        void everyLineIsAKey_alsoAnEmptyOneAndOneOfBlanks() {
            KeyReader reader = readLines("a\n\n  b \na\n");
            assertEquals(List.of("a", "", "  b ", "a"), keys);
            assertEquals(4, reader.lines());
            assertEquals(4, reader.keys());
            assertEquals(10, reader.bytes());
        }

        @Test
        void lastLine_mayLackItsEnd() {
            assertEquals(2, readLines("a\nb").lines());
            assertEquals(List.of("a", "b"), keys);
        }

        @Test
        void carriageReturn_endsALineOnlyBeforeALineFeed() {
            readLines("a\r\nb\rc\r\n\r\nd\r");
            assertEquals(List.of("a", "b\rc", "", "d"), keys);
        }

        @Test
        void byteOrderMark_isNoPartOfTheFirstKey_butOfLaterOnes() {
            readLines("\uFEFFa\n\uFEFFb\n");
            assertEquals(List.of("a", "\uFEFFb"), keys);
        }

        @Test
        void noBytes_noKeys() {
            KeyReader reader = readLines("");
            assertEquals(List.of(), keys);
            assertEquals(0, reader.lines());
        }

        @Test
        void byteOrderMarkAlone_isNoKey() {
            assertEquals(0, readLines("\uFEFF").lines());
            assertEquals(List.of(), keys);
        }

        @Test
        void severalSources_eachEndItsLastLine() {
            KeyReader reader = reader(false);
            reader.read(Source.of("-", new ByteArrayInputStream("a\nb".getBytes(UTF_8))));
            reader.read(Source.of("-", new ByteArrayInputStream("\uFEFFc\n".getBytes(UTF_8))));
            assertEquals(List.of("a", "b", "c"), keys);
            assertEquals(3, reader.lines());
        }

        @Test
        void pieces_makeNoDifference() {
            long seed = System.nanoTime();
            SplittableRandom random = new SplittableRandom(seed);
            String[] alphabet = {"a", "\n", "\r\n", "ß", "€", "\uD83D\uDE00", "", "\uFEFF"};
            StringBuilder text = new StringBuilder("x");
            for (int i = 0; i < 2_000; i++) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            List<String> expected = List.of(text.append("end").toString().split("\r?\n", -1));
            byte[] bytes = text.toString().getBytes(UTF_8);
            for (int length : new int[] {1, 2, 3, 5, 1_000, bytes.length}) {
                keys.clear();
                reader(false).read(Source.of("-", inPieces(bytes, length)));
                assertEquals(expected, keys, () -> "seed " + seed + ", pieces of " + length);
            }
        }

        @Test
        void keyLongerThanTheBuffers_isOneKey() {
            String longKey = "0123456789€".repeat(30_000);
            readLines("a\n" + longKey + "\r\nb");
            assertEquals(List.of("a", longKey, "b"), keys);
        }

        @Test
        void endlessLine_isReported() {
            InputStream zeros = new InputStream() {
                @Override
                public int read() {
                    return 0;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return length;
                }
            };
            KeyReader reader = reader(false);
            CommandFailure failure = assertThrows(CommandFailure.class, () -> reader.read(Source.of("-", zeros)));
            assertEquals("standard input: line 1: a key of more than 16,777,216 characters", failure.getMessage());
        }
    }

    @Nested
    class Words {

        @Test
        void lettersAndDigits_inLowerCase() {
            KeyReader reader = readWords("The Rays, (call'd 3 RAYS)\nof_Light--\n");
            assertEquals(List.of("the", "rays", "call'd", "3", "rays", "of", "light"), keys);
            assertEquals(2, reader.lines());
            assertEquals(7, reader.keys());
        }

        @Test
        void apostrophes_onlyBetweenLetters() {
            readWords("'tis the dogs' 'quoted' rock''n don\u2019t ' '' a'");
            assertEquals(List.of("tis", "the", "dogs", "quoted", "rock", "n", "don't", "a"), keys);
        }

        @Test
        void otherScripts_keepTheirMarks() {
            readWords("ΣΟΦΟΣ e\u0301tude हिन्दी \uD801\uDC00x");
            assertEquals(List.of("σοφος", "e\u0301tude", "हिन्दी", "\uD801\uDC28x"), keys);
        }

        @Test
        void pieces_makeNoDifference() {
            byte[] bytes = "don't 'stop' \uD801\uDC00\n€ über".getBytes(UTF_8);
            for (int length = 1; length <= bytes.length; length++) {
                keys.clear();
                KeyReader reader = reader(true);
                reader.read(Source.of("-", inPieces(bytes, length)));
                assertEquals(List.of("don't", "stop", "\uD801\uDC28", "über"), keys);
                assertEquals(2, reader.lines());
            }
        }
    }

    @Nested
    class Faults {

        @Test
        void malformedBytes_areReportedWithLineAndOffset() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes("one\ntwo €\nthr".getBytes(UTF_8));
            bytes.write(0xff);
            bytes.writeBytes("ee\nfour\n".getBytes(UTF_8));
            CommandFailure failure = assertThrows(CommandFailure.class, () -> readLines(bytes.toByteArray()));
            assertEquals("standard input: line 3: not UTF-8 text (byte 0xff at offset 15)", failure.getMessage());
            assertEquals(2, failure.exitCode());
        }

        @Test
        void malformedBytes_farIntoTheFile_areReportedExactly() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int line = 1; line < 100_000; line++) {
                bytes.writeBytes("key\n".getBytes(UTF_8));
            }
            bytes.write(0xC0);
            CommandFailure failure = assertThrows(
                    CommandFailure.class, () -> reader(true).read(Source.of("-", inPieces(bytes.toByteArray(), 777))));
            assertEquals(
                    "standard input: line 100,000: not UTF-8 text (byte 0xc0 at offset 399,996)", failure.getMessage());
        }

        @Test
        void characterCutOffByTheEnd_isReported() {
            CommandFailure failure = assertThrows(
                    CommandFailure.class, () -> readLines((byte) 'a', (byte) '\n', (byte) 0xE2, (byte) 0x82));
            assertEquals("standard input: line 2: not UTF-8 text (byte 0xe2 at offset 2)", failure.getMessage());
        }

        @Test
        void surrogatesInBytes_areNotUtf8() {
            assertThrows(CommandFailure.class, () -> readLines((byte) 0xED, (byte) 0xA0, (byte) 0x80));
        }

        @Test
        void readError_namesTheSource() {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("Input/output error");
                }
            };
            KeyReader reader = reader(false);
            CommandFailure failure = assertThrows(CommandFailure.class, () -> reader.read(Source.of("-", broken)));
            assertEquals("standard input: cannot be read: Input/output error", failure.getMessage());
        }

        @Test
        void fileThatVanishesAfterTheFirstLook_isReported(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("keys"), "a\n");
            Source source = Source.of(file.toString(), InputStream.nullInputStream());
            Files.delete(file);
            CommandFailure failure =
                    assertThrows(CommandFailure.class, () -> reader(false).read(source));
            assertTrue(failure.getMessage().endsWith("keys: no such file"), failure.getMessage());
        }
    }
}
