package dev.interventions.emulator;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Page;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;

/** Interventions as the API writes them. What is absent is left out, which means the same as null. */
record InterventionJson(String openedText, String closedText) {

    JsonObject page(Page<Intervention> page) {
        JsonArrayBuilder records = Json.array();
        page.records().map(this::intervention).forEach(records::add);
        return Json.object()
                .add("count", page.count())
                .add("offset", page.offset())
                .add("limit", page.limit())
                .add("records", records)
                .build();
    }

    JsonObject intervention(Intervention intervention) {
        JsonObjectBuilder fields = Json.object().add("id", intervention.id().value());
        writeLifecycle(fields, intervention.lifecycle());
        writeOrigin(fields, intervention.origin());
        writeId(fields, "user_id", intervention.owner());
        writeNumber(fields, "comments_count", intervention.commentsCount());
        intervention.customFields().forEach(values -> fields.add("custom_fields", customFields(values)));
        intervention.categories().forEach(categories -> fields.add("category_ids", categoryIds(categories)));
        writeReplies(fields, intervention.replies());
        writeSatisfaction(fields, intervention.satisfaction());
        writeLanguage(fields, intervention.language());
        return fields.add("status", intervention.isClosed() ? closedText : openedText)
                .build();
    }

    private static void writeLifecycle(JsonObjectBuilder fields, Lifecycle lifecycle) {
        writeInstant(fields, "created_at", lifecycle.createdAt());
        writeInstant(fields, "updated_at", lifecycle.updatedAt());
        lifecycle.closed().forEach(closed -> fields.add("closed", closed));
        writeInstant(fields, "closed_at", lifecycle.closedAt());
        writeInstant(fields, "deferred_at", lifecycle.deferredAt());
    }

    private static void writeOrigin(JsonObjectBuilder fields, Origin origin) {
        writeId(fields, "content_id", origin.content());
        writeId(fields, "thread_id", origin.thread());
        writeId(fields, "source_id", origin.source());
        writeId(fields, "identity_id", origin.identity());
        writeId(fields, "identity_group_id", origin.identityGroup());
    }

    private static void writeReplies(JsonObjectBuilder fields, Replies replies) {
        writeNumber(fields, "user_replies_count", replies.count());
        writeId(fields, "first_user_reply_id", replies.first());
        writeReplyTimes(fields, replies.times(), "");
        writeReplyTimes(fields, replies.timesInBusinessHours(), "_bh");
        writeNumber(fields, "user_reply_in_average_count", replies.averagedOver());
    }

    private static void writeReplyTimes(JsonObjectBuilder fields, ReplyTimes times, String suffix) {
        writeSeconds(fields, "first_user_reply_in" + suffix, times.first());
        writeSeconds(fields, "last_user_reply_in" + suffix, times.last());
        writeSeconds(fields, "user_reply_in_average" + suffix, times.average());
    }

    private static void writeSatisfaction(JsonObjectBuilder fields, Satisfaction satisfaction) {
        writeInstant(fields, "satisfaction_sent_at", satisfaction.sentAt());
        writeInstant(fields, "satisfaction_answered_at", satisfaction.answeredAt());
        writeNumber(fields, "satisfaction_grade", satisfaction.grade());
        satisfaction.survey().forEach(survey -> fields.add("survey_id", survey));
        satisfaction.response().forEach(response -> fields.add("survey_response_id", response));
    }

    private static void writeLanguage(JsonObjectBuilder fields, Language language) {
        language.detected().forEach(detected -> fields.add("detected_language", detected));
        language.translationEnabled().forEach(enabled -> fields.add("translation_enabled", enabled));
    }

    /** In the order of their ids, so that the same categories always read the same. */
    private static JsonArrayBuilder categoryIds(Set<CategoryId> categories) {
        JsonArrayBuilder ids = Json.array();
        categories.toVector().map(CategoryId::value).sorted().forEach(ids::add);
        return ids;
    }

    private static JsonObjectBuilder customFields(Map<String, CustomFieldValue> values) {
        JsonObjectBuilder fields = Json.object();
        values.forEach((key, value) -> CustomFieldJson.write(fields, key, value));
        return fields;
    }

    private static void writeId(JsonObjectBuilder fields, String name, Option<? extends OpaqueId> id) {
        id.forEach(there -> fields.add(name, there.value()));
    }

    /** The domain's instants are whole seconds, and are written without fractions therefore. */
    private static void writeInstant(JsonObjectBuilder fields, String name, Option<Instant> instant) {
        instant.forEach(there -> fields.add(name, there.toString()));
    }

    private static void writeSeconds(JsonObjectBuilder fields, String name, Option<Duration> time) {
        time.forEach(there -> fields.add(name, there.toSeconds()));
    }

    private static void writeNumber(JsonObjectBuilder fields, String name, Option<Long> number) {
        number.forEach(there -> fields.add(name, there));
    }
}
