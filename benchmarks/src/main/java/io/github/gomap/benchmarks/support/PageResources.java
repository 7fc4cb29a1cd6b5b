package io.github.gomap.benchmarks.support;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What is put into a page so that it needs nothing but itself. */
public final class PageResources {
    private PageResources() {}

    /** The script of ECharts. */
    public static String chartingLibrary() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open(PageResources.class, "/META-INF/maven/org.mvnpm/echarts/pom.properties")) {
            properties.load(in);
        }
        String version = properties.getProperty("version");
        return text(PageResources.class, "/META-INF/resources/_static/echarts/" + version + "/dist/echarts.min.js");
    }

    /** The text of a resource, whose name is relative to this class. */
    public static String text(Class<?> place, String name) throws IOException {
        try (InputStream in = open(place, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(Class<?> place, String name) throws FileNotFoundException {
        InputStream in = place.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
