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
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.domain.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** Interventions and pages of them, as their fields say. */
final class InterventionReader {

    /** The fields of records, pages and errors that hold one text, number or boolean. */
    static final List<String> SINGLE_VALUES = List.of(
            "id",
            "created_at",
            "updated_at",
            "closed_at",
            "deferred_at",
            "source_id",
            "thread_id",
            "content_id",
            "identity_id",
            "identity_group_id",
            "user_id",
            "closed",
            "status",
            "comments_count",
            "user_replies_count",
            "first_user_reply_id",
            "first_user_reply_in",
            "first_user_reply_in_bh",
            "last_user_reply_in",
            "last_user_reply_in_bh",
            "user_reply_in_average",
            "user_reply_in_average_bh",
            "user_reply_in_average_count",
            "satisfaction_sent_at",
            "satisfaction_answered_at",
            "satisfaction_grade",
            "survey_id",
            "survey_response_id",
            "detected_language",
            "translation_enabled",
            "count",
            "offset",
            "limit",
            "records",
            "message");

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

    /**
     * A page, with what is wrong with each record that can't be read in its place.
     *
     * @param asked how many records were asked for
     */
    static Page<Either<UnreadableRecord, Intervention>> page(Fields fields, int asked) {
        List<Fields> records = required("records", fields.objects("records"));
        if (records.size() > asked) {
            throw new MalformedException("more than the " + asked + " records came that were asked for");
        }
        long offset = required("offset", fields.whole("offset"));
        return new Page<>(
                required("count", fields.whole("count")),
                offset,
                Math.toIntExact(required("limit", fields.whole("limit"))),
                records.zipWithIndex((record, index) -> record(record, offset + index)));
    }

    private static Either<UnreadableRecord, Intervention> record(Fields fields, long index) {
        try {
            return Either.right(intervention(fields));
        } catch (MalformedException malformed) {
            return Either.left(new UnreadableRecord(
                    index,
                    Try.of(() -> fields.id("id", InterventionId::of)).getOrElse(Option.none()),
                    malformed.reason()));
        }
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
