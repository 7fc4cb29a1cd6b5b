package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeySource;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Makes keys of what the command line says. */
final class KeySourceConverter implements ITypeConverter<KeySource> {
    /** The kinds that need no file. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KeySource.names().iterator();
        }
    }

    @Override
    public KeySource convert(String value) {
        try {
            return KeySource.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    e.getMessage() + ". Keys are a file, or one of " + String.join(", ", KeySource.names()));
        }
    }
}
