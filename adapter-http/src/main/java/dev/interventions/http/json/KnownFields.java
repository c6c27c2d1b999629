package dev.interventions.http.json;

import io.vavr.control.Option;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads an object from a parser's events and keeps the values of known fields only, so that memory and time depend on what is
 * used of a response and not on what else is in it. Everything is read to its end and checked all the same: no key twice, and no
 * number too long, at any depth.
 *
 * <p>A kept value is a {@link String}, a {@link java.math.BigDecimal}, a {@link Boolean}, a {@link List}, a {@link Map}, {@link
 * Fields} or {@link Unkept}.
 */
final class KnownFields {

    /** What stands for a value that isn't kept. */
    enum Unkept {
        NULL,
        /** An object or a list where no field has one. */
        STRUCTURE
    }

    /**
     * No account has nearly as many custom fields or categories, and no object as many fields (<em>choice</em>). Without a limit, the
     * memory for a call would be a large multiple of its bytes.
     */
    static final int MAX_ENTRIES = 1_000;

    /** Elements of lists and custom fields of all records together (<em>choice</em>), for the same reason. */
    static final int MAX_ENTRIES_IN_ALL = 20_000;

    private static final String RECORDS = "records";

    /** The known fields, by how many levels of lists and objects are kept of each. */
    private static final io.vavr.collection.Map<String, Integer> LEVELS = InterventionReader.SINGLE_VALUES
            .toMap(name -> name, name -> 0)
            .put("category_ids", 1)
            .put("custom_fields", 2)
            .put("custom_field_values", 2);

    private final JsonParser parser;
    private final int maxRecords;
    private int entries;

    private KnownFields(JsonParser parser, int maxRecords) {
        this.parser = parser;
        this.maxRecords = maxRecords;
    }

    /**
     * The fields of the object that the parser has just begun; records are those of its field {@code records}, and the first one
     * too many is not read.
     */
    static Fields of(JsonParser parser, int maxRecords) {
        return new KnownFields(parser, maxRecords).fields("the response", true);
    }

    private Fields fields(String name, boolean isRoot) {
        Map<String, Object> kept = new HashMap<>();
        eachField(name, (key, event) -> {
            if (isRoot && key.equals(RECORDS) && event == Event.START_ARRAY) {
                kept.put(key, records());
            } else {
                Option<Integer> levels = LEVELS.get(key);
                levels.peek(some -> kept.put(key, value(key, event, some))).onEmpty(() -> skip(key, event));
            }
        });
        return new Fields(kept);
    }

    private List<Object> records() {
        List<Object> records = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (records.size() == maxRecords) {
                throw new MalformedException("more than the " + maxRecords + " records came that were asked for");
            }
            records.add(event == Event.START_OBJECT ? fields("a record", false) : value(RECORDS, event, 0));
        }
        return records;
    }

    private Object value(String name, Event event, int levels) {
        return switch (event) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> parser.getBigDecimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> levels == 0 ? skipped(name, event) : list(name, levels - 1);
            case START_OBJECT -> levels == 0 ? skipped(name, event) : object(name, levels - 1);
            default -> Unkept.NULL;
        };
    }

    private List<Object> list(String name, int levels) {
        List<Object> list = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            requireFew(name, list.size() + 1);
            countEntry();
            list.add(value(name, event, levels));
        }
        return list;
    }

    private Map<String, Object> object(String name, int levels) {
        Map<String, Object> object = new LinkedHashMap<>();
        eachField(name, (key, event) -> {
            countEntry();
            object.put(key, value(key, event, levels));
        });
        return object;
    }

    private Unkept skipped(String name, Event event) {
        skip(name, event);
        return Unkept.STRUCTURE;
    }

    private void skip(String name, Event event) {
        switch (event) {
            case START_OBJECT -> eachField(name, this::skip);
            case START_ARRAY -> {
                for (Event element = parser.next(); element != Event.END_ARRAY; element = parser.next()) {
                    skip(name, element);
                }
            }
            // The parser refuses a number that is too long only if somebody wants it.
            case VALUE_NUMBER -> parser.getBigDecimal();
            default -> {}
        }
    }

    private void eachField(String name, BiConsumer<String, Event> field) {
        Set<String> keys = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            if (!keys.add(key)) {
                throw new MalformedException("duplicate key " + key);
            }
            requireFew(name, keys.size());
            field.accept(key, parser.next());
        }
    }

    private static void requireFew(String name, int entries) {
        if (entries > MAX_ENTRIES) {
            throw new MalformedException(name + " has more than " + MAX_ENTRIES + " entries");
        }
    }

    private void countEntry() {
        entries++;
        if (entries > MAX_ENTRIES_IN_ALL) {
            throw new MalformedException(
                    "there are more than " + MAX_ENTRIES_IN_ALL + " categories and custom fields in all");
        }
    }
}
