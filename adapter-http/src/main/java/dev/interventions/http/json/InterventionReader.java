package dev.interventions.http.json;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Page;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** Interventions and pages of them, as their fields say. */
final class InterventionReader {

    private static final String BUSINESS_HOURS = "_bh";

    private InterventionReader() {}

    static Intervention intervention(Fields fields) {
        return new Intervention(
                fields.id("id", InterventionId::of).getOrElseThrow(() -> new MalformedException("there is no id")),
                origin(fields),
                fields.id("user_id", UserId::of),
                lifecycle(fields),
                replies(fields),
                fields.whole("comments_count"),
                fields.ids("category_ids", CategoryId::of).map(LinkedHashSet::ofAll),
                customFields(fields),
                satisfaction(fields),
                new Language(fields.text("detected_language"), fields.truth("translation_enabled")));
    }

    static Page<Intervention> page(Fields fields) {
        List<Intervention> records =
                required("records", fields.objects("records")).map(InterventionReader::intervention);
        return new Page<>(
                required("count", fields.whole("count")),
                required("offset", fields.whole("offset")),
                Math.toIntExact(required("limit", fields.whole("limit"))),
                records);
    }

    static Intervention created(Fields fields) {
        if (!fields.has("records")) {
            return intervention(fields);
        }
        List<Fields> records = required("records", fields.objects("records"));
        if (fields.has("id") || records.size() != 1) {
            throw new MalformedException(
                    "create must answer one intervention, but answers a page with " + records.size());
        }
        return intervention(records.head());
    }

    private static Origin origin(Fields fields) {
        return new Origin(
                fields.id("content_id", ContentId::of),
                fields.id("thread_id", ThreadId::of),
                fields.id("source_id", SourceId::of),
                fields.id("identity_id", IdentityId::of),
                fields.id("identity_group_id", IdentityGroupId::of));
    }

    private static Lifecycle lifecycle(Fields fields) {
        return new Lifecycle(
                fields.truth("closed"),
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.instant("closed_at"),
                fields.instant("deferred_at"),
                fields.text("status"));
    }

    private static Replies replies(Fields fields) {
        return new Replies(
                fields.whole("user_replies_count"),
                fields.id("first_user_reply_id", ContentId::of),
                replyTimes(fields, ""),
                replyTimes(fields, BUSINESS_HOURS),
                fields.whole("user_reply_in_average_count"));
    }

    private static ReplyTimes replyTimes(Fields fields, String suffix) {
        return new ReplyTimes(
                fields.seconds("first_user_reply_in" + suffix),
                fields.seconds("last_user_reply_in" + suffix),
                fields.seconds("user_reply_in_average" + suffix));
    }

    private static Satisfaction satisfaction(Fields fields) {
        return new Satisfaction(
                fields.instant("satisfaction_sent_at"),
                fields.instant("satisfaction_answered_at"),
                fields.whole("satisfaction_grade"),
                fields.text("survey_id"),
                fields.text("survey_response_id"));
    }

    /** The service has two names for them (rule WIRE-6); should both be there, what is under the newer one goes first. */
    private static Option<Map<String, CustomFieldValue>> customFields(Fields fields) {
        Option<Map<String, CustomFieldValue>> newer = fields.customFields("custom_field_values");
        Option<Map<String, CustomFieldValue>> older = fields.customFields("custom_fields");
        return newer.map(values -> older.fold(() -> values, values::merge)).orElse(older);
    }

    private static <T> T required(String name, Option<T> value) {
        return value.getOrElseThrow(() -> new MalformedException("there is no " + name));
    }
}
