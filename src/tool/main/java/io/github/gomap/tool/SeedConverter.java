package io.github.gomap.tool;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the number that an option {@code --seed} fixes.
 */
final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "expected a whole number of at most 64 bits, but was " + Printable.name(text));
        }
    }
}
