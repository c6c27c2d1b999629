package dev.interventions.emulator.json;

import dev.interventions.domain.Page;
import dev.interventions.port.journal.JournalEvent;
import io.vavr.control.Option;
import jakarta.json.JsonObject;

/**
 * Events of the journal as the API writes them.
 *
 * @param explicitNulls whether absent fields are written as null; otherwise they are left out
 */
public record EventJson(boolean explicitNulls) {

    public JsonObject page(Page<JournalEvent> page) {
        return PageJson.of(page, this::event);
    }

    private JsonObject event(JournalEvent event) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.text("id", Option.some(event.id()));
        fields.text("name", Option.some(event.name()));
        fields.instant("created_at", Option.some(event.createdAt()));
        fields.instant("updated_at", Option.some(event.createdAt()));
        fields.id("user_id", event.user());
        fields.value("extra_infos", Option.some(extraInfos(event)));
        return fields.build();
    }

    private JsonObject extraInfos(JournalEvent event) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("intervention_id", event.intervention());
        return fields.build();
    }
}
