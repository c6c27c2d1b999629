package dev.interventions.domain.reference;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Rule;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** The definitions of an account's custom fields of interventions. Immutable. */
public final class CustomFieldDefinitions {

    private static final CustomFieldDefinitions NONE = new CustomFieldDefinitions(LinkedHashMap.empty());

    private final Map<String, CustomFieldDefinition> byKey;

    private CustomFieldDefinitions(Map<String, CustomFieldDefinition> byKey) {
        this.byKey = byKey;
    }

    /** No definitions. */
    public static CustomFieldDefinitions none() {
        return NONE;
    }

    /** These definitions, in this order; of several with one key, the last. */
    public static CustomFieldDefinitions of(Iterable<CustomFieldDefinition> definitions) {
        return new CustomFieldDefinitions(LinkedHashMap.ofEntries(
                List.ofAll(definitions).map(definition -> Tuple.of(definition.key(), definition))));
    }

    /** All definitions. */
    public Seq<CustomFieldDefinition> all() {
        return byKey.values();
    }

    /** The definition of the field with this key. */
    public Option<CustomFieldDefinition> find(String key) {
        return byKey.get(key);
    }

    /**
     * What setting these fields would break (rules <a href="{@docRoot}/doc-files/rules.html#CHECK-3">CHECK-3</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CHECK-6">CHECK-6</a>), sorted by key; nothing if all are defined, can be set, and have valid
     * values.
     */
    public Seq<BrokenCheck> check(Map<String, CustomFieldValue> values) {
        return values.toList().sortBy(field -> field._1).flatMap(field -> check(field._1, field._2));
    }

    private Seq<BrokenCheck> check(String key, CustomFieldValue value) {
        return find(key)
                .map(definition -> definition.check(value))
                .getOrElse(() ->
                        List.of(new BrokenCheck(Rule.CHECK_KNOWN_FIELD, "there is no custom field \"" + key + "\"")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomFieldDefinitions that && byKey.equals(that.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return "CustomFieldDefinitions" + all().mkString("[", ", ", "]");
    }
}
