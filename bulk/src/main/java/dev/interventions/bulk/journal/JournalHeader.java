package dev.interventions.bulk.journal;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.OpaqueId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.Consumer;

/**
 * The first line of a journal: the operation and its parameters. Two headers have the same text if and only if both are the same.
 */
public final class JournalHeader {

    static final String JOURNAL = "interventions-bulk";
    private static final int VERSION = 1;

    private final String operation;
    private final JsonObject parameters;

    private JournalHeader(String operation, JsonObject parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** An operation without parameters. */
    public static JournalHeader of(String operation) {
        return new JournalHeader(operation, Json.object().build());
    }

    /** The same with this parameter. */
    public JournalHeader with(String name, OpaqueId id) {
        return withParameter(object -> object.add(name, id.value()));
    }

    /** The same with this parameter. */
    public JournalHeader with(String name, Set<? extends OpaqueId> ids) {
        JsonArrayBuilder values = Json.array();
        ids.toList().map(OpaqueId::value).sorted().forEach(values::add);
        return withParameter(object -> object.add(name, values));
    }

    /** The same with this parameter. */
    public JournalHeader with(String name, Map<String, CustomFieldValue> values) {
        JsonObjectBuilder fields = Json.object();
        for (String key : values.keySet().toList().sorted()) {
            add(fields, key, values.get(key).get());
        }
        return withParameter(object -> object.add(name, fields));
    }

    /** Adds a value as a text or a list of texts, as a request represents it. */
    private static void add(JsonObjectBuilder fields, String key, CustomFieldValue value) {
        Seq<String> texts = value.texts();
        if (value.isList()) {
            JsonArrayBuilder list = Json.array();
            texts.forEach(list::add);
            fields.add(key, list);
        } else {
            fields.add(key, texts.head());
        }
    }

    private JournalHeader withParameter(Consumer<JsonObjectBuilder> adding) {
        JsonObjectBuilder all = Json.object();
        parameters.forEach(all::add);
        adding.accept(all);
        return new JournalHeader(operation, all.build());
    }

    /** This header as a line of a journal, without its end. */
    @Override
    public String toString() {
        return Json.object()
                .add("journal", JOURNAL)
                .add("version", VERSION)
                .add("operation", operation)
                .add("parameters", parameters)
                .build()
                .toString();
    }
}
