package dev.interventions.records.field;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.NoSuchElementException;

/**
 * Reads one JSON text event by event, and fails with a {@link MalformedValueException} if it isn't JSON or is nested too deeply. Values are
 * read strictly: a value of another type is malformed, and is never converted.
 */
public final class JsonInput {

    /** No intervention is nested nearly as deeply (<em>choice</em>). */
    static final int MAX_LEVELS = 64;

    /** The longest number of a custom field has 202 characters; one of a million digits takes seconds to parse. */
    static final int MAX_NUMBER = 250;

    private final JsonParser parser;
    private final int length;
    private Event event = Event.VALUE_NULL;
    private int levels;

    /** @param length the number of characters that the parser reads */
    JsonInput(JsonParser parser, int length) {
        this.parser = parser;
        this.length = length;
    }

    /** The event that was read last. */
    public Event event() {
        return event;
    }

    /** Reads the next event. */
    public Event next() {
        event = nextEvent();
        switch (event) {
            case START_OBJECT, START_ARRAY -> {
                levels++;
                if (levels > MAX_LEVELS) {
                    throw new MalformedValueException("is nested more than " + MAX_LEVELS + " levels deep");
                }
            }
            case END_OBJECT, END_ARRAY -> levels--;
            default -> {}
        }
        return event;
    }

    private Event nextEvent() {
        try {
            return parser.next();
        } catch (JsonException | NoSuchElementException malformed) {
            throw notJson();
        }
    }

    private MalformedValueException notJson() {
        long position = parser.getLocation().getStreamOffset();
        // Parsson continues to count after the end.
        return new MalformedValueException(
                length == 0 || position > length
                        ? "ends before its JSON does"
                        : "is not JSON at character " + position);
    }

    /** Fails if anything but white space follows the value that was read. */
    void requireEnd() {
        try {
            if (parser.hasNext()) {
                throw notJson();
            }
        } catch (JsonException malformed) {
            throw notJson();
        }
    }

    /** Fails unless this event was read last. */
    public void require(Event expected, String description) {
        if (event != expected) {
            throw new MalformedValueException("is not " + description);
        }
    }

    /** The key that was read last. */
    public String key() {
        return parser.getString();
    }

    String text() {
        require(Event.VALUE_STRING, "a text");
        return parser.getString();
    }

    boolean truth() {
        if (event != Event.VALUE_TRUE && event != Event.VALUE_FALSE) {
            throw new MalformedValueException("is not true or false");
        }
        return event == Event.VALUE_TRUE;
    }

    BigDecimal number() {
        require(Event.VALUE_NUMBER, "a number");
        // Checked before the number is parsed, which is expensive if it is long.
        if (parser.getString().length() > MAX_NUMBER) {
            throw new MalformedValueException("has more than " + MAX_NUMBER + " digits");
        }
        return parser.getBigDecimal();
    }

    /** Skips the value whose first event is the current one. The parser's own skipping doesn't count levels. */
    public void skip() {
        int outside = levels;
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
            while (levels >= outside) {
                next();
            }
        }
    }
}
