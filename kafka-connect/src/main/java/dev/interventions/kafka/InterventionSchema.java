package dev.interventions.kafka;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.ReplyTimes;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The value of a record: an intervention as a {@link Struct}. Its fields have the service's names. All but {@code id} are optional: a field
 * that the service left out is null. A later version may add optional fields, but doesn't change the existing ones.
 */
final class InterventionSchema {

    static final Schema SCHEMA = schema();

    private InterventionSchema() {}

    private static Schema schema() {
        SchemaBuilder schema = SchemaBuilder.struct()
                .name("dev.interventions.Intervention")
                .version(1)
                .doc("An intervention of the Engage Digital platform, as it was at one moment")
                .field("id", Schema.STRING_SCHEMA);
        texts(schema, "content_id", "thread_id", "source_id", "identity_id", "identity_group_id", "user_id");
        schema.field("closed", Schema.OPTIONAL_BOOLEAN_SCHEMA);
        timestamps(schema, "created_at", "updated_at", "closed_at", "deferred_at");
        texts(schema, "status");
        numbers(schema, "comments_count", "user_replies_count");
        texts(schema, "first_user_reply_id");
        seconds(schema, "first_user_reply_in", "last_user_reply_in", "user_reply_in_average");
        seconds(schema, "first_user_reply_in_bh", "last_user_reply_in_bh", "user_reply_in_average_bh");
        numbers(schema, "user_reply_in_average_count");
        schema.field(
                "category_ids",
                SchemaBuilder.array(Schema.STRING_SCHEMA)
                        .optional()
                        .doc("In ascending order")
                        .build());
        schema.field(
                "custom_fields",
                SchemaBuilder.string()
                        .optional()
                        .doc("A JSON object; its values are texts, numbers, booleans, or lists of texts or numbers")
                        .build());
        timestamps(schema, "satisfaction_sent_at", "satisfaction_answered_at");
        numbers(schema, "satisfaction_grade");
        texts(schema, "survey_id", "survey_response_id", "detected_language");
        return schema.field("translation_enabled", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .build();
    }

    private static void texts(SchemaBuilder schema, String... names) {
        add(schema, Schema.OPTIONAL_STRING_SCHEMA, names);
    }

    private static void numbers(SchemaBuilder schema, String... names) {
        add(schema, Schema.OPTIONAL_INT64_SCHEMA, names);
    }

    private static void seconds(SchemaBuilder schema, String... names) {
        add(schema, SchemaBuilder.int64().optional().doc("In seconds").build(), names);
    }

    private static void timestamps(SchemaBuilder schema, String... names) {
        add(schema, Timestamp.builder().optional().build(), names);
    }

    private static void add(SchemaBuilder schema, Schema type, String... names) {
        for (String name : names) {
            schema.field(name, type);
        }
    }

    /** The intervention in this schema. */
    static Struct struct(Intervention intervention) {
        Struct struct = new Struct(SCHEMA).put("id", intervention.id().value());
        putOrigin(struct, intervention);
        putLifecycle(struct, intervention);
        putReplies(struct, intervention);
        putSatisfaction(struct, intervention);
        put(struct, "comments_count", intervention.commentsCount());
        put(
                struct,
                "category_ids",
                intervention
                        .categories()
                        .map(ids -> ids.toList().map(CategoryId::value).sorted().toJavaList()));
        put(struct, "custom_fields", intervention.customFields().map(CustomFieldsJson::text));
        put(struct, "detected_language", intervention.language().detected());
        put(struct, "translation_enabled", intervention.language().translationEnabled());
        return struct;
    }

    private static void putOrigin(Struct struct, Intervention intervention) {
        put(struct, "content_id", intervention.origin().content().map(OpaqueId::value));
        put(struct, "thread_id", intervention.origin().thread().map(OpaqueId::value));
        put(struct, "source_id", intervention.origin().source().map(OpaqueId::value));
        put(struct, "identity_id", intervention.origin().identity().map(OpaqueId::value));
        put(struct, "identity_group_id", intervention.origin().identityGroup().map(OpaqueId::value));
        put(struct, "user_id", intervention.owner().map(OpaqueId::value));
    }

    private static void putLifecycle(Struct struct, Intervention intervention) {
        put(struct, "closed", intervention.lifecycle().closed());
        put(struct, "created_at", timestamp(intervention.lifecycle().createdAt()));
        put(struct, "updated_at", timestamp(intervention.lifecycle().updatedAt()));
        put(struct, "closed_at", timestamp(intervention.lifecycle().closedAt()));
        put(struct, "deferred_at", timestamp(intervention.lifecycle().deferredAt()));
        put(struct, "status", intervention.lifecycle().statusText());
    }

    private static void putReplies(Struct struct, Intervention intervention) {
        put(struct, "user_replies_count", intervention.replies().count());
        put(struct, "first_user_reply_id", intervention.replies().first().map(OpaqueId::value));
        putTimes(struct, intervention.replies().times(), "");
        putTimes(struct, intervention.replies().timesInBusinessHours(), "_bh");
        put(struct, "user_reply_in_average_count", intervention.replies().averagedOver());
    }

    private static void putTimes(Struct struct, ReplyTimes times, String suffix) {
        put(struct, "first_user_reply_in" + suffix, times.first().map(Duration::toSeconds));
        put(struct, "last_user_reply_in" + suffix, times.last().map(Duration::toSeconds));
        put(struct, "user_reply_in_average" + suffix, times.average().map(Duration::toSeconds));
    }

    private static void putSatisfaction(Struct struct, Intervention intervention) {
        put(
                struct,
                "satisfaction_sent_at",
                timestamp(intervention.satisfaction().sentAt()));
        put(
                struct,
                "satisfaction_answered_at",
                timestamp(intervention.satisfaction().answeredAt()));
        put(struct, "satisfaction_grade", intervention.satisfaction().grade());
        put(struct, "survey_id", intervention.satisfaction().survey());
        put(struct, "survey_response_id", intervention.satisfaction().response());
    }

    private static Option<Date> timestamp(Option<Instant> instant) {
        return instant.map(Date::from);
    }

    private static void put(Struct struct, String field, Option<?> value) {
        value.forEach(present -> struct.put(field, present));
    }
}
