package dev.interventions.tck;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What two views of an intervention have to agree on, whatever adapter they came through. */
final class Essentials {

    private Essentials() {}

    /**
     * The intervention without its status text, which is for people; with numbers and booleans of its custom fields as the texts that
     * they may travel as; and with no categories and no custom fields where they are left out.
     */
    static Intervention of(Intervention intervention) {
        return intervention
                .withLifecycle(intervention.lifecycle().withStatusText(Option.none()))
                .withCategories(intervention.categories().orElse(Option.some(HashSet.empty())))
                .withCustomFields(
                        Option.some(textual(intervention.customFields().getOrElse(HashMap.empty()))));
    }

    private static Map<String, CustomFieldValue> textual(Map<String, CustomFieldValue> fields) {
        return fields.mapValues(value -> value instanceof CustomFieldValue.TextList
                ? value
                : CustomFieldValue.of(value.texts().head()));
    }
}
