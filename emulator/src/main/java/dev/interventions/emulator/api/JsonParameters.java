package dev.interventions.emulator.api;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.emulator.json.CustomFieldJson;
import dev.interventions.emulator.json.Json;
import io.vavr.control.Either;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;

/** Reads the parameters in a JSON body, by their names in a query. Single values keep their type. */
final class JsonParameters {

    private JsonParameters() {}

    static Either<Response, Parameters> of(String body) {
        return Json.readObject(body)
                .mapLeft(mistake -> badRequest("the body must be a JSON object: " + mistake))
                .flatMap(JsonParameters::of);
    }

    private static Either<Response, Parameters> of(JsonObject object) {
        Either<Response, Parameters> parameters = Either.right(Parameters.NONE);
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            parameters = parameters.flatMap(before -> entry.getValue() instanceof JsonObject nested
                    ? withNested(before, entry.getKey(), nested)
                    : with(before, entry.getKey(), plainValue(entry.getValue())));
        }
        return parameters;
    }

    private static Either<Response, Parameters> withNested(Parameters all, String name, JsonObject nested) {
        Either<Response, Parameters> parameters = Either.right(all);
        for (Map.Entry<String, JsonValue> entry : nested.entrySet()) {
            parameters = parameters.flatMap(
                    before -> with(before, name + "[" + entry.getKey() + "]", value(entry.getValue())));
        }
        return parameters;
    }

    private static Either<Response, Parameters> with(
            Parameters before, String name, Either<String, CustomFieldValue> value) {
        return value.mapLeft(mistake -> badRequest(name + " " + mistake))
                .map(read -> read instanceof CustomFieldValue.TextList list
                        ? before.withAll(name, list.texts())
                        : before.with(name, read));
    }

    /** Only custom fields may be lists of numbers. */
    private static Either<String, CustomFieldValue> plainValue(JsonValue json) {
        return value(json)
                .filterOrElse(
                        value -> !(value instanceof CustomFieldValue.NumberList),
                        numbers -> "must be a list of texts only");
    }

    /** Null is read as a blank text, which counts as absent and clears a custom field. */
    private static Either<String, CustomFieldValue> value(JsonValue json) {
        return JsonValue.NULL.equals(json) ? Either.right(CustomFieldValue.of("")) : CustomFieldJson.read(json);
    }

    private static Response badRequest(String message) {
        return Response.error(ErrorKind.BAD_REQUEST, message);
    }
}
