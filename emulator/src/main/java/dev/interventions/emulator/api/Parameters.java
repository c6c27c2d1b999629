package dev.interventions.emulator.api;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The parameters of a request by their names in a query, such as {@code sort}, {@code category_ids[]} and {@code
 * custom_field_values[KEY]}. Those whose names end with {@code []} are lists of texts; all others are single values or lists of numbers.
 */
public record Parameters(Map<String, CustomFieldValue> values) {

    static final Parameters NONE = new Parameters(LinkedHashMap.empty());

    private static final String LIST = "[]";

    /** With one more value, which is appended to a list and replaces a single value. */
    Parameters with(String name, CustomFieldValue value) {
        return name.endsWith(LIST)
                ? withAll(name.substring(0, name.length() - LIST.length()), value.texts())
                : new Parameters(values.put(name, value));
    }

    /** With these values appended to a list, which may be empty afterwards. */
    Parameters withAll(String name, Seq<String> texts) {
        Seq<String> before = list(name).getOrElse(Vector.empty());
        return new Parameters(values.put(name + LIST, CustomFieldValue.of(before.appendAll(texts))));
    }

    /** The names under which this parameter was sent in other forms than the known ones, such as with an index. */
    Seq<String> otherForms(String name, String... known) {
        return values.keySet()
                .filter(sent -> sent.startsWith(name + "["))
                .filter(sent -> !Vector.of(known).contains(sent))
                .toVector();
    }

    Parameters replacedBy(Parameters others) {
        return new Parameters(others.values.foldLeft(values, (all, other) -> all.put(other)));
    }

    /** All values that are not blank, by their names; of several with one name, the first. */
    public Map<String, String> texts() {
        return values.mapValues(value -> value.texts().headOption().getOrElse(""))
                .filterValues(text -> !text.isBlank());
    }

    /** A single value, if it was sent and is not blank. */
    public Option<String> text(String name) {
        return values.get(name).map(value -> value.texts().head()).filter(text -> !text.isBlank());
    }

    /** The values of a parameter that was sent as a list, including blank ones. */
    public Option<Seq<String>> list(String name) {
        return values.get(name + LIST).map(CustomFieldValue::texts);
    }

    /** The categories, without blank ones, if the list was sent. Other forms, such as with an index, are an error. */
    public Either<Response, Option<Set<CategoryId>>> categories(String name) {
        if (!otherForms(name, name + LIST).isEmpty()) {
            return Either.left(Response.error(ErrorKind.BAD_REQUEST, name + " must be sent as " + name + LIST));
        }
        return list(name)
                .map(texts -> Either.sequenceRight(
                                texts.filter(text -> !text.isBlank()).map(CategoryId::parse))
                        .map(ids -> Option.some(ids.toSet()))
                        .mapLeft(ErrorResponse::unprocessable))
                .getOrElse(() -> Either.right(Option.none()));
    }

    /** The value of a parameter that a request must have; a missing or malformed one makes it unprocessable. */
    public <T> Either<Response, T> required(String name, Function<String, Either<InterventionError, T>> parse) {
        return text(name)
                .toEither(() -> Response.error(ErrorKind.UNPROCESSABLE_ENTITY, name + " is missing"))
                .flatMap(text -> parse.apply(text).mapLeft(ErrorResponse::unprocessable));
    }
}
