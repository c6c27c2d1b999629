package dev.interventions.probe.wire;

import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a response: the names of its fields, with a type instead of each value. The records of a page are merged into one, whose
 * fields have all types that occur. The names of nested fields are values of the account, such as the keys of custom fields, and are
 * replaced by {@code *}.
 */
public final class Shape {

    private static final String RECORDS = "records";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{24}|[0-9a-f]{32}");
    private static final Pattern TEXT = Pattern.compile("text\\((\\d+)\\)");

    private Shape() {}

    /** The shape of a body: an object with a type for each field, or a type. */
    public static JsonValue of(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            return Json.text(type(body));
        }
        JsonObjectBuilder shape = Json.object();
        new TreeMap<>(object).forEach((name, value) -> shape.add(shownName(name), shapeOfField(name, value)));
        return shape.build();
    }

    private static JsonValue shapeOfField(String name, JsonValue value) {
        boolean page = name.equals(RECORDS)
                && value instanceof JsonArray array
                && array.stream().allMatch(JsonObject.class::isInstance);
        return page
                ? Json.array()
                        .add(merged(Vector.ofAll(value.asJsonArray()).map(JsonValue::asJsonObject)))
                        .build()
                : Json.text(type(value));
    }

    /** A record with these types for each field: {@code "closed_at": "absent|instant"}. */
    private static JsonObject merged(Vector<JsonObject> records) {
        JsonObjectBuilder shape = Json.object();
        names(records)
                .forEach(name -> shape.add(
                        shownName(name),
                        union(records.map(one -> one.containsKey(name) ? type(one.get(name)) : "absent"))));
        return shape.build();
    }

    private static SortedSet<String> names(Vector<JsonObject> objects) {
        return TreeSet.ofAll(objects.flatMap(JsonObject::keySet));
    }

    private static String shownName(String name) {
        return NAME.matcher(name).matches() && !HEX.matcher(name).matches() ? name : "*";
    }

    private static String type(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ofText(((JsonString) value).getString());
            case NUMBER -> ((JsonNumber) value).isIntegral() ? "integer" : "number";
            case TRUE, FALSE -> "boolean";
            case NULL -> "null";
            case ARRAY -> elements(Vector.ofAll(value.asJsonArray()), "[", "]");
            case OBJECT -> elements(Vector.ofAll(value.asJsonObject().values()), "{", "}");
        };
    }

    private static String elements(Vector<JsonValue> values, String before, String after) {
        String name = before.equals("{") && !values.isEmpty() ? "*: " : "";
        return before + name + union(values.map(Shape::type)) + after;
    }

    /** The distinct types in alphabetical order; texts are merged into one type with their shortest and longest length. */
    private static String union(Vector<String> types) {
        Vector<Integer> lengths =
                types.map(TEXT::matcher).filter(Matcher::matches).map(text -> Integer.valueOf(text.group(1)));
        SortedSet<String> others =
                TreeSet.ofAll(types.filter(type -> !TEXT.matcher(type).matches()));
        return (lengths.isEmpty()
                        ? others
                        : others.add(texts(lengths.min().get(), lengths.max().get())))
                .mkString("|");
    }

    private static String texts(int shortest, int longest) {
        return shortest == longest ? "text(" + shortest + ")" : "text(" + shortest + "-" + longest + ")";
    }

    /** The type of a text, such as {@code instant}, {@code hex24} or {@code text(12)}. */
    static String ofText(String text) {
        Matcher dateTime = DATE_TIME.matcher(text);
        if (dateTime.matches()) {
            return dateTime.group(1) == null ? "instant" : "instant with fractions";
        }
        return HEX.matcher(text).matches() ? "hex" + text.length() : "text(" + text.length() + ")";
    }
}
