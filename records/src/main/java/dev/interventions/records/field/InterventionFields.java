package dev.interventions.records.field;

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
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** All fields of an intervention, in the order in which they are written; creates an intervention from their values. */
public final class InterventionFields {

    public static final Field<InterventionId> ID =
            new Field<>("id", FieldType.id(InterventionId::parse), record -> Option.some(record.id()));

    public static final Field<Instant> CREATED_AT = new Field<>(
            "created_at", FieldType.INSTANT, record -> record.lifecycle().createdAt());
    public static final Field<Instant> UPDATED_AT = new Field<>(
            "updated_at", FieldType.INSTANT, record -> record.lifecycle().updatedAt());
    public static final Field<Boolean> CLOSED =
            new Field<>("closed", FieldType.TRUTH, record -> record.lifecycle().closed());
    public static final Field<Instant> CLOSED_AT = new Field<>(
            "closed_at", FieldType.INSTANT, record -> record.lifecycle().closedAt());
    public static final Field<Instant> DEFERRED_AT = new Field<>(
            "deferred_at", FieldType.INSTANT, record -> record.lifecycle().deferredAt());
    public static final Field<String> STATUS =
            new Field<>("status", FieldType.TEXT, record -> record.lifecycle().statusText());

    public static final Field<UserId> USER_ID =
            new Field<>("user_id", FieldType.id(UserId::parse), Intervention::owner);

    public static final Field<SourceId> SOURCE_ID = new Field<>(
            "source_id",
            FieldType.id(SourceId::parse),
            record -> record.origin().source());
    public static final Field<ThreadId> THREAD_ID = new Field<>(
            "thread_id",
            FieldType.id(ThreadId::parse),
            record -> record.origin().thread());
    public static final Field<ContentId> CONTENT_ID = new Field<>(
            "content_id",
            FieldType.id(ContentId::parse),
            record -> record.origin().content());
    public static final Field<IdentityId> IDENTITY_ID = new Field<>(
            "identity_id",
            FieldType.id(IdentityId::parse),
            record -> record.origin().identity());
    public static final Field<IdentityGroupId> IDENTITY_GROUP_ID = new Field<>(
            "identity_group_id",
            FieldType.id(IdentityGroupId::parse),
            record -> record.origin().identityGroup());

    public static final Field<Set<CategoryId>> CATEGORY_IDS =
            new Field<>("category_ids", FieldType.CATEGORIES, Intervention::categories);
    public static final Field<Map<String, CustomFieldValue>> CUSTOM_FIELDS =
            new Field<>("custom_fields", FieldType.CUSTOM_FIELDS, Intervention::customFields);
    public static final Field<Long> COMMENTS_COUNT =
            new Field<>("comments_count", FieldType.WHOLE, Intervention::commentsCount);

    public static final Field<Long> USER_REPLIES_COUNT = new Field<>(
            "user_replies_count", FieldType.WHOLE, record -> record.replies().count());
    public static final Field<ContentId> FIRST_USER_REPLY_ID = new Field<>(
            "first_user_reply_id",
            FieldType.id(ContentId::parse),
            record -> record.replies().first());
    public static final Field<Duration> FIRST_USER_REPLY_IN = new Field<>(
            "first_user_reply_in",
            FieldType.SECONDS,
            record -> record.replies().times().first());
    public static final Field<Duration> FIRST_USER_REPLY_IN_BH = new Field<>(
            "first_user_reply_in_bh",
            FieldType.SECONDS,
            record -> record.replies().timesInBusinessHours().first());
    public static final Field<Duration> LAST_USER_REPLY_IN = new Field<>(
            "last_user_reply_in",
            FieldType.SECONDS,
            record -> record.replies().times().last());
    public static final Field<Duration> LAST_USER_REPLY_IN_BH = new Field<>(
            "last_user_reply_in_bh",
            FieldType.SECONDS,
            record -> record.replies().timesInBusinessHours().last());
    public static final Field<Duration> USER_REPLY_IN_AVERAGE = new Field<>(
            "user_reply_in_average",
            FieldType.SECONDS,
            record -> record.replies().times().average());
    public static final Field<Duration> USER_REPLY_IN_AVERAGE_BH = new Field<>(
            "user_reply_in_average_bh",
            FieldType.SECONDS,
            record -> record.replies().timesInBusinessHours().average());
    public static final Field<Long> USER_REPLY_IN_AVERAGE_COUNT = new Field<>(
            "user_reply_in_average_count",
            FieldType.WHOLE,
            record -> record.replies().averagedOver());

    public static final Field<Instant> SATISFACTION_SENT_AT = new Field<>(
            "satisfaction_sent_at",
            FieldType.INSTANT,
            record -> record.satisfaction().sentAt());
    public static final Field<Instant> SATISFACTION_ANSWERED_AT = new Field<>(
            "satisfaction_answered_at",
            FieldType.INSTANT,
            record -> record.satisfaction().answeredAt());
    public static final Field<Long> SATISFACTION_GRADE = new Field<>(
            "satisfaction_grade",
            FieldType.WHOLE,
            record -> record.satisfaction().grade());
    public static final Field<String> SURVEY_ID = new Field<>(
            "survey_id", FieldType.TEXT, record -> record.satisfaction().survey());
    public static final Field<String> SURVEY_RESPONSE_ID = new Field<>(
            "survey_response_id",
            FieldType.TEXT,
            record -> record.satisfaction().response());

    public static final Field<String> DETECTED_LANGUAGE = new Field<>(
            "detected_language", FieldType.TEXT, record -> record.language().detected());
    public static final Field<Boolean> TRANSLATION_ENABLED = new Field<>(
            "translation_enabled", FieldType.TRUTH, record -> record.language().translationEnabled());

    public static final Seq<Field<?>> ALL = List.of(
            ID,
            CREATED_AT,
            UPDATED_AT,
            CLOSED,
            CLOSED_AT,
            DEFERRED_AT,
            STATUS,
            USER_ID,
            SOURCE_ID,
            THREAD_ID,
            CONTENT_ID,
            IDENTITY_ID,
            IDENTITY_GROUP_ID,
            CATEGORY_IDS,
            CUSTOM_FIELDS,
            COMMENTS_COUNT,
            USER_REPLIES_COUNT,
            FIRST_USER_REPLY_ID,
            FIRST_USER_REPLY_IN,
            FIRST_USER_REPLY_IN_BH,
            LAST_USER_REPLY_IN,
            LAST_USER_REPLY_IN_BH,
            USER_REPLY_IN_AVERAGE,
            USER_REPLY_IN_AVERAGE_BH,
            USER_REPLY_IN_AVERAGE_COUNT,
            SATISFACTION_SENT_AT,
            SATISFACTION_ANSWERED_AT,
            SATISFACTION_GRADE,
            SURVEY_ID,
            SURVEY_RESPONSE_ID,
            DETECTED_LANGUAGE,
            TRANSLATION_ENABLED);

    private static final Map<String, Field<?>> BY_NAME = ALL.toMap(Field::name, field -> field);

    private InterventionFields() {}

    /** The field with this name, if there is one. */
    public static Option<Field<?>> named(String name) {
        return BY_NAME.get(name);
    }

    /** The intervention with these values; a {@link MalformedValueException} if there is no id. */
    public static Intervention intervention(FieldValues values) {
        return new Intervention(
                values.get(ID).getOrElseThrow(() -> new MalformedValueException("there is no id")),
                new Origin(
                        values.get(CONTENT_ID),
                        values.get(THREAD_ID),
                        values.get(SOURCE_ID),
                        values.get(IDENTITY_ID),
                        values.get(IDENTITY_GROUP_ID)),
                values.get(USER_ID),
                new Lifecycle(
                        values.get(CLOSED),
                        values.get(CREATED_AT),
                        values.get(UPDATED_AT),
                        values.get(CLOSED_AT),
                        values.get(DEFERRED_AT),
                        values.get(STATUS)),
                replies(values),
                values.get(COMMENTS_COUNT),
                values.get(CATEGORY_IDS),
                values.get(CUSTOM_FIELDS),
                new Satisfaction(
                        values.get(SATISFACTION_SENT_AT),
                        values.get(SATISFACTION_ANSWERED_AT),
                        values.get(SATISFACTION_GRADE),
                        values.get(SURVEY_ID),
                        values.get(SURVEY_RESPONSE_ID)),
                new Language(values.get(DETECTED_LANGUAGE), values.get(TRANSLATION_ENABLED)));
    }

    private static Replies replies(FieldValues values) {
        return new Replies(
                values.get(USER_REPLIES_COUNT),
                values.get(FIRST_USER_REPLY_ID),
                new ReplyTimes(
                        values.get(FIRST_USER_REPLY_IN),
                        values.get(LAST_USER_REPLY_IN),
                        values.get(USER_REPLY_IN_AVERAGE)),
                new ReplyTimes(
                        values.get(FIRST_USER_REPLY_IN_BH),
                        values.get(LAST_USER_REPLY_IN_BH),
                        values.get(USER_REPLY_IN_AVERAGE_BH)),
                values.get(USER_REPLY_IN_AVERAGE_COUNT));
    }
}
