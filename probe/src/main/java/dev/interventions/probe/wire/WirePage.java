package dev.interventions.probe.wire;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/**
 * A page as it was received.
 *
 * @param count its total count
 * @param offset its offset
 * @param limit its limit
 * @param records its records, in order
 */
public record WirePage(long count, long offset, long limit, Vector<WireRecord> records) {

    /** This object as a page, or none if one of the four fields is absent or has another type. */
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
