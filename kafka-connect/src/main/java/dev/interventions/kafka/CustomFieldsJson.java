package dev.interventions.kafka;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.Map;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ServiceLoader;

/** Custom fields as the text of a JSON object, sorted by key, so that equal fields are equal texts. */
final class CustomFieldsJson {

    /** Loaded by name: the service loader would use the context class loader, which belongs to the worker. */
    private static final JsonProvider JSON =
            ServiceLoader.load(JsonProvider.class, CustomFieldsJson.class.getClassLoader()).stream()
                    .filter(provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("org.eclipse.parsson:parsson is missing"))
                    .get();

    private CustomFieldsJson() {}

    static String text(Map<String, CustomFieldValue> fields) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        fields.toSortedMap(field -> field).forEach((key, value) -> json.add(key, value(value)));
        return json.build().toString();
    }

    private static JsonValue value(CustomFieldValue value) {
        if (value instanceof CustomFieldValue.Text text) {
            return JSON.createValue(text.value());
        }
        if (value instanceof CustomFieldValue.Number number) {
            // Writes 10 instead of 1E+1.
            return JSON.createValue(
                    number.value().setScale(Math.max(0, number.value().scale())));
        }
        if (value instanceof CustomFieldValue.Flag flag) {
            return flag.value() ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof CustomFieldValue.NumberList list) {
            return array(list.numbers().map(CustomFieldsJson::value));
        }
        return array(value.texts().map(JSON::createValue));
    }

    private static JsonValue array(Iterable<? extends JsonValue> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
