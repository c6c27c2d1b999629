package dev.interventions.emulator.json;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/**
 * Interventions as the API writes them.
 *
 * @param openedText the {@code status} of an open intervention
 * @param closedText the {@code status} of a closed one
 * @param customFieldsName the name of the object that holds the custom fields
 * @param explicitNulls whether absent fields are written as null; otherwise they are left out
 * @param closedAtLastReply whether {@code closed_at} is the date of the last agent reply, if one is known
 * @param closeAnswersOpen whether the response of close shows {@code closed: false}
 */
public record InterventionJson(
        String openedText,
        String closedText,
        String customFieldsName,
        boolean explicitNulls,
        boolean closedAtLastReply,
        boolean closeAnswersOpen) {

    public JsonObject intervention(Intervention intervention) {
        return written(intervention, intervention.lifecycle().closed());
    }

    /** The record in the response of close. */
    public JsonObject closedIntervention(Intervention closed) {
        return closeAnswersOpen ? written(closed, Option.some(false)) : intervention(closed);
    }

    private JsonObject written(Intervention intervention, Option<Boolean> closed) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("id", Option.some(intervention.id()));
        writeLifecycle(fields, intervention, closed);
        writeOrigin(fields, intervention.origin());
        fields.id("user_id", intervention.owner());
        fields.number("comments_count", intervention.commentsCount());
        fields.value(customFieldsName, intervention.customFields().map(InterventionJson::customFields));
        fields.value("category_ids", intervention.categories().map(InterventionJson::categoryIds));
        writeReplies(fields, intervention.replies());
        writeSatisfaction(fields, intervention.satisfaction());
        writeLanguage(fields, intervention.language());
        fields.text("status", Option.some(intervention.isClosed() ? closedText : openedText));
        return fields.build();
    }

    private void writeLifecycle(RecordWriter fields, Intervention intervention, Option<Boolean> closed) {
        Lifecycle lifecycle = intervention.lifecycle();
        fields.instant("created_at", lifecycle.createdAt());
        fields.instant("updated_at", lifecycle.updatedAt());
        fields.flag("closed", closed);
        fields.instant("closed_at", closedAt(intervention));
        fields.instant("deferred_at", lifecycle.deferredAt());
    }

    private Option<Instant> closedAt(Intervention intervention) {
        Option<Instant> closedAt = intervention.lifecycle().closedAt();
        return closedAtLastReply
                ? closedAt.map(moment -> lastReplyAt(intervention).getOrElse(moment))
                : closedAt;
    }

    private static Option<Instant> lastReplyAt(Intervention intervention) {
        return intervention
                .lifecycle()
                .createdAt()
                .flatMap(created -> intervention.replies().times().last().map(created::plus));
    }

    private static void writeOrigin(RecordWriter fields, Origin origin) {
        fields.id("content_id", origin.content());
        fields.id("thread_id", origin.thread());
        fields.id("source_id", origin.source());
        fields.id("identity_id", origin.identity());
        fields.id("identity_group_id", origin.identityGroup());
    }

    private static void writeReplies(RecordWriter fields, Replies replies) {
        fields.number("user_replies_count", replies.count());
        fields.id("first_user_reply_id", replies.first());
        writeReplyTimes(fields, replies.times(), "");
        writeReplyTimes(fields, replies.timesInBusinessHours(), "_bh");
        fields.number("user_reply_in_average_count", replies.averagedOver());
    }

    private static void writeReplyTimes(RecordWriter fields, ReplyTimes times, String suffix) {
        fields.seconds("first_user_reply_in" + suffix, times.first());
        fields.seconds("last_user_reply_in" + suffix, times.last());
        fields.seconds("user_reply_in_average" + suffix, times.average());
    }

    private static void writeSatisfaction(RecordWriter fields, Satisfaction satisfaction) {
        fields.instant("satisfaction_sent_at", satisfaction.sentAt());
        fields.instant("satisfaction_answered_at", satisfaction.answeredAt());
        fields.number("satisfaction_grade", satisfaction.grade());
        fields.text("survey_id", satisfaction.survey());
        fields.text("survey_response_id", satisfaction.response());
    }

    private static void writeLanguage(RecordWriter fields, Language language) {
        fields.text("detected_language", language.detected());
        fields.flag("translation_enabled", language.translationEnabled());
    }

    private static JsonObject customFields(Map<String, CustomFieldValue> values) {
        JsonObjectBuilder fields = Json.object();
        values.forEach((key, value) -> CustomFieldJson.write(fields, key, value));
        return fields.build();
    }

    /** Sorted by id, so that equal sets are written alike. */
    private static JsonArray categoryIds(Set<CategoryId> categories) {
        JsonArrayBuilder ids = Json.array();
        categories.toVector().map(CategoryId::value).sorted().forEach(ids::add);
        return ids.build();
    }
}
