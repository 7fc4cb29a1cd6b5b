package io.github.gomap.tool;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * Renders what a command found as one JSON object: the names are those of the records, what does not exist is null.
 */
final class JsonReport {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private JsonReport() {}

    static String render(Record facts) {
        return GSON.toJson(facts) + '\n';
    }
}
