package dev.interventions.probe;

import dev.interventions.probe.wire.Json;
import io.vavr.collection.Vector;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.UnaryOperator;

/** The behavior of a service in front of another that follows the rules. */
@FunctionalInterface
public interface Behavior {

    ServiceResponse respond(Call call, Service service);

    /** Another service. */
    @FunctionalInterface
    interface Service {
        ServiceResponse respond(Call call);
    }

    /** A call, with its query as it was sent. */
    record Call(String method, String path, String query, String authorization) {

        public boolean is(String otherMethod, String end) {
            return method.equals(otherMethod) && path.endsWith(end);
        }

        boolean isList() {
            return is("GET", "/interventions");
        }

        /** Whether it is a list by which the probe looks at records. */
        boolean isLargestList() {
            return isList() && query.startsWith("limit=150");
        }

        boolean isGetOfOne() {
            return method.equals("GET") && path.contains("/interventions/");
        }

        String id() {
            return path.replaceFirst(".*/interventions/", "").replaceFirst("/.*", "");
        }

        Call withQuery(UnaryOperator<String> change) {
            return new Call(method, path, change.apply(query), authorization);
        }
    }

    /** A response of the service. */
    record ServiceResponse(int status, String body) {

        static ServiceResponse error(int status) {
            return new ServiceResponse(
                    status, "{\"error\":\"some\",\"message\":\"something\",\"status\":" + status + "}");
        }

        boolean isOk() {
            return status == 200;
        }

        JsonObject json() {
            return Json.read(body).get().asJsonObject();
        }

        boolean isPage() {
            return isOk() && json().containsKey("records");
        }

        public ServiceResponse with(String field, JsonValue value) {
            return new ServiceResponse(status, change(json(), field, value).toString());
        }

        /** The same with other records. */
        ServiceResponse withRecords(UnaryOperator<Vector<JsonObject>> changed) {
            if (!isPage()) {
                return this;
            }
            JsonArrayBuilder records = Json.array();
            changed.apply(Vector.ofAll(json().getJsonArray("records")).map(JsonValue::asJsonObject))
                    .forEach(records::add);
            return with("records", records.build());
        }

        /** The same with this change to each record, in a page or alone. */
        ServiceResponse withEach(UnaryOperator<JsonObject> changed) {
            if (!isOk() || isPage()) {
                return withRecords(records -> records.map(changed));
            }
            return new ServiceResponse(status, changed.apply(json()).toString());
        }

        static JsonObject change(JsonObject object, String field, JsonValue value) {
            var builder = Json.object();
            object.forEach(builder::add);
            return builder.add(field, value).build();
        }

        static JsonObject without(JsonObject object, String field) {
            var builder = Json.object();
            object.forEach(builder::add);
            return builder.remove(field).build();
        }
    }
}
