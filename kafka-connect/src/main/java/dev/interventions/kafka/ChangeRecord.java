package dev.interventions.kafka;

import dev.interventions.domain.Intervention;
import dev.interventions.feed.Change;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** A change as a record: the key is the intervention's id, the value the intervention, or null (a tombstone) if it is gone. */
final class ChangeRecord {

    /** Why the record was written: {@code new}, {@code changed}, {@code corrected} or {@code gone}. */
    static final String KIND = "kind";

    /** The intervention's date of opening; empty if it has none. {@link TopicReader} needs it, which reads no values. */
    static final String CREATED_AT = "created_at";

    /** A digest of the intervention's content, in hexadecimal digits. {@link TopicReader} needs it, which reads no values. */
    static final String DIGEST = "digest";

    private static final String GONE = "gone";

    private ChangeRecord() {}

    /** The record of this change. Connect stores this offset as the task's position once the record has been written. */
    static SourceRecord of(Change change, String topic, Map<String, ?> partition, Map<String, ?> offset) {
        SchemaAndValue value = change instanceof Change.Seen seen
                ? new SchemaAndValue(InterventionSchema.SCHEMA, InterventionSchema.struct(seen.intervention()))
                : SchemaAndValue.NULL;
        return new SourceRecord(
                partition,
                offset,
                topic,
                null,
                Schema.STRING_SCHEMA,
                change.id().value(),
                value.schema(),
                value.value(),
                null,
                headers(change));
    }

    private static Headers headers(Change change) {
        if (!(change instanceof Change.Seen seen)) {
            return new ConnectHeaders().addString(KIND, GONE);
        }
        Intervention intervention = seen.intervention();
        return new ConnectHeaders()
                .addString(KIND, seen.kind().name().toLowerCase(Locale.ROOT))
                .addString(
                        CREATED_AT,
                        intervention
                                .lifecycle()
                                .createdAt()
                                .map(Instant::toString)
                                .getOrElse(""))
                .addString(DIGEST, Long.toHexString(seen.digest()));
    }
}
