/**
 * GoMap: a {@link java.util.Map} modelled on Go's classic hash map, whose writes never stop to resize the table.
 */
module io.github.gomap {
    requires static java.management;
    requires static jdk.jfr;
    requires static micrometer.core;
    requires static org.jspecify;

    exports io.github.gomap;
    exports io.github.gomap.management;
    exports io.github.gomap.micrometer;
}
