package dev.interventions.port;

/**
 * The operations of {@link Interventions}, named after its methods, and those of {@link Comments}, {@link
 * dev.interventions.port.bot.Bots}, {@link dev.interventions.port.reference.ReferenceData}, {@link
 * dev.interventions.port.webhook.Webhooks} and {@link dev.interventions.port.journal.Journal}. Constants may be added.
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
    LIST_COMMENTS(false),
    GET_COMMENT(false),
    CREATE_COMMENT(true),
    DELETE_COMMENT(true),
    ENGAGE(true),
    COMPLETE(true),
    HANDOVER(true),
    LIST_WEBHOOKS(false),
    GET_WEBHOOK(false),
    CREATE_WEBHOOK(true),
    UPDATE_WEBHOOK(true),
    DELETE_WEBHOOK(true),
    LIST_CATEGORIES(false),
    LIST_CUSTOM_FIELDS(false),
    LIST_USERS(false),
    LIST_SOURCES(false),
    LIST_EVENTS(false);

    private final boolean write;

    Operation(boolean write) {
        this.write = write;
    }

    /** Whether it changes something, so that a lost response leaves its effect unknown. */
    public boolean isWrite() {
        return write;
    }
}
