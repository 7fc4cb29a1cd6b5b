/**
 * GoMap: a {@link java.util.Map} modelled on Go's classic hash map, whose writes never stop to resize the table.
 */
module io.github.gomap {
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.github.gomap;
}
