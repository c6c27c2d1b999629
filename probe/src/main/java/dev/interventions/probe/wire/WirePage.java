package dev.interventions.probe.wire;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/**
 * A page as it is on the wire.
 *
 * @param count the total count that it names
 * @param offset the offset that it names
 * @param limit the limit that it names
 * @param records in the order of the page
 */
public record WirePage(long count, long offset, long limit, Vector<WireRecord> records) {

    /** The page that this object is, if it has all four fields in their types. */
    static Option<WirePage> of(JsonObject object) {
        Option<Vector<WireRecord>> records = Json.field(object, "records")
                .filter(JsonArray.class::isInstance)
                .map(array -> Vector.ofAll(array.asJsonArray()))
                .filter(all -> all.forAll(JsonObject.class::isInstance))
                .map(all -> all.map(one -> new WireRecord(one.asJsonObject())));
        return records.flatMap(all -> whole(object, "count")
                .flatMap(count -> whole(object, "offset")
                        .flatMap(offset ->
                                whole(object, "limit").map(limit -> new WirePage(count, offset, limit, all)))));
    }

    private static Option<Long> whole(JsonObject object, String name) {
        return Json.field(object, name)
                .filter(JsonNumber.class::isInstance)
                .map(JsonNumber.class::cast)
                .filter(JsonNumber::isIntegral)
                .map(JsonNumber::longValueExact);
    }
}
