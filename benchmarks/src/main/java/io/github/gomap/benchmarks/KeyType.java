package io.github.gomap.benchmarks;

/** What the keys of a comparison are to its maps. Maps of different types of keys are never compared with each other. */
public enum KeyType {
    /** Any object. */
    OBJECT(""),
    /** The primitive type. A map of objects takes part with boxed keys. */
    LONG("long-");

    private final String filePrefix;

    KeyType(String filePrefix) {
        this.filePrefix = filePrefix;
    }

    /** Where results of a kind are kept: those of objects under the name that they have always had. */
    public String resultKind(String kind) {
        return filePrefix + kind;
    }
}
