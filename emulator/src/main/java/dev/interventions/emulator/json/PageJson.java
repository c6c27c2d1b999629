package dev.interventions.emulator.json;

import dev.interventions.domain.Page;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.Function;

/** Writes pages of any kind of records, as the API does. */
public final class PageJson {

    private PageJson() {}

    public static <T> JsonObject of(Page<T> page, Function<T, ? extends JsonValue> record) {
        JsonArrayBuilder records = Json.array();
        page.records().map(record).forEach(records::add);
        return Json.object()
                .add("count", page.count())
                .add("offset", page.offset())
                .add("limit", page.limit())
                .add("records", records)
                .build();
    }
}
