package dev.interventions.example.sql;

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
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;

/** The columns of an intervention's row, named as the service's fields, each with the value that it stores. */
enum InterventionColumn {
    ID(Intervention::id),
    CONTENT_ID(one -> one.origin().content()),
    THREAD_ID(one -> one.origin().thread()),
    SOURCE_ID(one -> one.origin().source()),
    IDENTITY_ID(one -> one.origin().identity()),
    USER_ID(Intervention::owner),
    CLOSED(one -> one.lifecycle().closed()),
    CREATED_AT(one -> one.lifecycle().createdAt()),
    UPDATED_AT(one -> one.lifecycle().updatedAt()),
    CLOSED_AT(one -> one.lifecycle().closedAt()),
    DEFERRED_AT(one -> one.lifecycle().deferredAt()),
    STATUS(one -> one.lifecycle().statusText()),
    USER_REPLIES_COUNT(one -> one.replies().count()),
    FIRST_USER_REPLY_ID(one -> one.replies().first()),
    FIRST_USER_REPLY_IN(one -> one.replies().times().first()),
    LAST_USER_REPLY_IN(one -> one.replies().times().last()),
    USER_REPLY_IN_AVERAGE(one -> one.replies().times().average()),
    FIRST_USER_REPLY_IN_BH(one -> one.replies().timesInBusinessHours().first()),
    LAST_USER_REPLY_IN_BH(one -> one.replies().timesInBusinessHours().last()),
    USER_REPLY_IN_AVERAGE_BH(one -> one.replies().timesInBusinessHours().average()),
    USER_REPLY_IN_AVERAGE_COUNT(one -> one.replies().averagedOver()),
    COMMENTS_COUNT(Intervention::commentsCount),
    HAS_CATEGORIES(one -> one.categories().isDefined()),
    HAS_CUSTOM_FIELDS(one -> one.customFields().isDefined()),
    SATISFACTION_SENT_AT(one -> one.satisfaction().sentAt()),
    SATISFACTION_ANSWERED_AT(one -> one.satisfaction().answeredAt()),
    SATISFACTION_GRADE(one -> one.satisfaction().grade()),
    SURVEY_ID(one -> one.satisfaction().survey()),
    SURVEY_RESPONSE_ID(one -> one.satisfaction().response()),
    DETECTED_LANGUAGE(one -> one.language().detected()),
    TRANSLATION_ENABLED(one -> one.language().translationEnabled());

    @SuppressWarnings("ImmutableEnumChecker") // Functions of their argument alone.
    private final Function<Intervention, Object> kept;

    InterventionColumn(Function<Intervention, Object> kept) {
        this.kept = kept;
    }

    static final Seq<String> NAMES = List.of(values()).map(InterventionColumn::inSql);

    /** What all columns keep of an intervention, in their order. */
    static Seq<Object> valuesOf(Intervention intervention) {
        return List.of(values()).map(column -> column.kept.apply(intervention));
    }

    /**
     * The intervention of a row that has these columns and also {@code identity_group_id}, {@code categories} and the custom fields'
     * {@code field_keys}, {@code field_kinds} and {@code field_contents}.
     */
    static Intervention read(Row row) {
        return new Intervention(
                row.id(ID.inSql(), InterventionId::of).get(),
                origin(row),
                row.id(USER_ID.inSql(), UserId::of),
                lifecycle(row),
                replies(row),
                row.number(COMMENTS_COUNT.inSql()),
                categories(row),
                customFields(row),
                satisfaction(row),
                new Language(row.text(DETECTED_LANGUAGE.inSql()), row.flag(TRANSLATION_ENABLED.inSql())));
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.id(CONTENT_ID.inSql(), ContentId::of),
                row.id(THREAD_ID.inSql(), ThreadId::of),
                row.id(SOURCE_ID.inSql(), SourceId::of),
                row.id(IDENTITY_ID.inSql(), IdentityId::of),
                row.id("identity_group_id", IdentityGroupId::of));
    }

    private static Lifecycle lifecycle(Row row) {
        return new Lifecycle(
                row.flag(CLOSED.inSql()),
                row.instant(CREATED_AT.inSql()),
                row.instant(UPDATED_AT.inSql()),
                row.instant(CLOSED_AT.inSql()),
                row.instant(DEFERRED_AT.inSql()),
                row.text(STATUS.inSql()));
    }

    private static Replies replies(Row row) {
        return new Replies(
                row.number(USER_REPLIES_COUNT.inSql()),
                row.id(FIRST_USER_REPLY_ID.inSql(), ContentId::of),
                replyTimes(row, FIRST_USER_REPLY_IN, LAST_USER_REPLY_IN, USER_REPLY_IN_AVERAGE),
                replyTimes(row, FIRST_USER_REPLY_IN_BH, LAST_USER_REPLY_IN_BH, USER_REPLY_IN_AVERAGE_BH),
                row.number(USER_REPLY_IN_AVERAGE_COUNT.inSql()));
    }

    private static ReplyTimes replyTimes(
            Row row, InterventionColumn first, InterventionColumn last, InterventionColumn average) {
        return new ReplyTimes(row.seconds(first.inSql()), row.seconds(last.inSql()), row.seconds(average.inSql()));
    }

    private static Option<Set<CategoryId>> categories(Row row) {
        return Option.when(
                row.flag(HAS_CATEGORIES.inSql()).contains(true),
                () -> HashSet.ofAll(
                        row.texts("categories").map(text -> Row.parsed("category_id", text.get(), CategoryId::of))));
    }

    private static Option<Map<String, CustomFieldValue>> customFields(Row row) {
        return Option.when(
                row.flag(HAS_CUSTOM_FIELDS.inSql()).contains(true),
                () -> CustomFieldRow.fieldsIn(
                        row.texts("field_keys"), row.texts("field_kinds"), row.texts("field_contents")));
    }

    private static Satisfaction satisfaction(Row row) {
        return new Satisfaction(
                row.instant(SATISFACTION_SENT_AT.inSql()),
                row.instant(SATISFACTION_ANSWERED_AT.inSql()),
                row.number(SATISFACTION_GRADE.inSql()),
                row.text(SURVEY_ID.inSql()),
                row.text(SURVEY_RESPONSE_ID.inSql()));
    }

    private String inSql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
