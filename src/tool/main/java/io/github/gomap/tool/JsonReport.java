package io.github.gomap.tool;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * Renders a report as one JSON object: the names are those of the records, what does not exist is null.
 */
final class JsonReport {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private JsonReport() {}

    /** Renders a {@link KeyReport} or a {@link Comparison}. */
    static String render(Record report) {
        return GSON.toJson(report) + '\n';
    }
}
