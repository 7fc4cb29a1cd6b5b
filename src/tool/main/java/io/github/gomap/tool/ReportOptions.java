package io.github.gomap.tool;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options that all commands have which read keys and report on them.
 */
final class ReportOptions {

    @Option(
            names = "--words",
            description =
                    "Take words as keys: runs of letters, digits and the apostrophes between them, in lower case.")
    private boolean words;

    @Option(names = "--json", description = "Write the report as one JSON object (UTF-8).")
    private boolean json;

    @Option(
            names = "--hash",
            paramLabel = "NAME",
            converter = HashConverter.class,
            description = "What the map hashes with: default (hashCode, mixed with the seed) or siphash "
                    + "(SipHash-1-3 with a secret of its own).")
    private HashFunction.@Nullable Kind hash;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Fix the seed of the map, so that the same keys give the same table (not with SipHash, "
                    + "whose secret stays random); random by default.")
    private @Nullable Long seed;

    KeyReport.Kind kind() {
        return words ? KeyReport.Kind.WORDS : KeyReport.Kind.LINES;
    }

    boolean json() {
        return json;
    }

    /** The chosen hash function; null if none was chosen. */
    HashFunction.@Nullable Kind hash() {
        return hash;
    }

    /** The chosen seed, or one that chance chooses anew with every call. */
    long seedOrRandom() {
        // Small numbers are easier to type again.
        return seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    }

    /** Reads the name of a hash function. */
    private static final class HashConverter implements ITypeConverter<HashFunction.Kind> {
        @Override
        public HashFunction.Kind convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "default" -> HashFunction.Kind.DEFAULT;
                case "siphash" -> HashFunction.Kind.SIPHASH;
                default ->
                    throw new TypeConversionException("expected default or siphash, but was " + Printable.name(text));
            };
        }
    }
}
