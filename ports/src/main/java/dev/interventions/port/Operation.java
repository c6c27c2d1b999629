package dev.interventions.port;

/**
 * The operations of {@link Interventions}, named after its methods, and those that read {@linkplain
 * dev.interventions.port.reference.ReferenceData reference data}. Constants may be added.
 */
public enum Operation {
    CREATE(true),
    GET(false),
    LIST(false),
    CLOSE(true),
    CANCEL(true),
    REASSIGN(true),
    CATEGORIZE(true),
    UPDATE_CUSTOM_FIELDS(true),
    LIST_CATEGORIES(false),
    LIST_CUSTOM_FIELDS(false),
    LIST_USERS(false),
    LIST_SOURCES(false);

    private final boolean write;

    Operation(boolean write) {
        this.write = write;
    }

    /** Whether it changes interventions, so that a lost response leaves its effect unknown. */
    public boolean isWrite() {
        return write;
    }
}
