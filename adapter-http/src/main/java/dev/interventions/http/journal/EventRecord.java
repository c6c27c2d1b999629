package dev.interventions.http.journal;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.JsonRecord;
import dev.interventions.port.journal.JournalEvent;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** What the record of an event means. */
final class EventRecord {

    private EventRecord() {}

    static JournalEvent event(JsonRecord record) {
        String name = record.requiredId("name", Function.identity());
        Instant createdAt = record.requiredInstant("created_at");
        Option<UserId> user = record.id("user_id", UserId::of);
        return record.requiredId("id", id -> new JournalEvent(id, name, createdAt, user, intervention(record)));
    }

    /** What {@code extra_infos} has isn't guaranteed: what can't be read as an id is absent. */
    private static Option<InterventionId> intervention(JsonRecord record) {
        return record.textWithin("extra_infos", "intervention_id")
                .flatMap(text -> InterventionId.parse(text).toOption());
    }
}
