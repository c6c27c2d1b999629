package dev.interventions.emulator.json;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.function.Supplier;

/** Custom fields as JSON. */
public final class CustomFieldJson {

    private CustomFieldJson() {}

    /** The value, or what it must be instead. */
    public static Either<String, CustomFieldValue> read(JsonValue json) {
        return switch (json.getValueType()) {
            case STRING -> Either.right(CustomFieldValue.of(((JsonString) json).getString()));
            case NUMBER -> number((JsonNumber) json);
            case TRUE -> Either.right(CustomFieldValue.of(true));
            case FALSE -> Either.right(CustomFieldValue.of(false));
            case ARRAY -> list(Vector.ofAll((JsonArray) json));
            case OBJECT, NULL -> Either.left("must be a text, a number, a boolean, or a list of texts or of numbers");
        };
    }

    private static Either<String, CustomFieldValue> number(JsonNumber number) {
        return withFewDigits(() -> CustomFieldValue.of(number.bigDecimalValue()));
    }

    private static Either<String, CustomFieldValue> list(Seq<JsonValue> elements) {
        if (elements.forAll(JsonString.class::isInstance)) {
            return Either.right(CustomFieldValue.of(elements.map(text -> ((JsonString) text).getString())));
        }
        return elements.forAll(JsonNumber.class::isInstance)
                ? withFewDigits(() ->
                        CustomFieldValue.ofNumbers(elements.map(number -> ((JsonNumber) number).bigDecimalValue())))
                : Either.left("must be a list of texts or of numbers");
    }

    private static Either<String, CustomFieldValue> withFewDigits(Supplier<CustomFieldValue> value) {
        try {
            return Either.right(value.get());
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return Either.left("must have fewer digits");
        }
    }

    static void write(JsonObjectBuilder fields, String key, CustomFieldValue value) {
        if (value instanceof CustomFieldValue.Number number) {
            // Without an exponent, which the domain's number has if it ends with zeros.
            fields.add(key, new BigDecimal(number.value().toPlainString()));
        } else if (value instanceof CustomFieldValue.Flag flag) {
            fields.add(key, flag.value());
        } else if (value instanceof CustomFieldValue.NumberList list) {
            JsonArrayBuilder numbers = Json.array();
            list.texts().map(BigDecimal::new).forEach(numbers::add);
            fields.add(key, numbers);
        } else if (value instanceof CustomFieldValue.TextList list) {
            JsonArrayBuilder texts = Json.array();
            list.texts().forEach(texts::add);
            fields.add(key, texts);
        } else {
            fields.add(key, value.texts().head());
        }
    }
}
