package io.github.gomap.tool;

import java.util.List;

/**
 * Settings for the flight recorder that switch on what {@code gomap events} draws.
 */
final class EventSettings {

    private static final List<String> MAP_EVENTS = List.of(
            EventReader.GROWTH_STARTED,
            EventReader.GROWTH_FINISHED,
            EventLog.Kind.LONG_CHAIN.event(),
            EventLog.Kind.INDEX.event(),
            EventLog.Kind.MISUSE.event(),
            EventLog.Kind.CLEAR.event());

    private EventSettings() {}

    /** The document, in the format of the files in {@code lib/jfr} of a JDK. */
    static String document() {
        StringBuilder text = new StringBuilder();
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<configuration version=\"2.0\" label=\"GoMap\" provider=\"GoMap\"\n");
        text.append("    description=\"The events of maps, and the pauses of the garbage collector\">\n");
        MAP_EVENTS.forEach(event -> event(text, EventReader.PREFIX + event));
        event(text, EventReader.PAUSE);
        event(text, EventReader.COLLECTION);
        return text.append("</configuration>\n").toString();
    }

    private static void event(StringBuilder text, String name) {
        text.append("  <event name=\"").append(name).append("\">\n");
        text.append("    <setting name=\"enabled\">true</setting>\n");
        text.append("  </event>\n");
    }
}
