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
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import jakarta.json.stream.JsonParser.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads interventions from a parser's events, one after another, without a tree. One instance reads all records of a page: its fields
 * would be a tenth of the bytes that a record takes.
 */
final class InterventionReader {

    private final StrictParser parser;
    private final Values values;

    private Option<InterventionId> id;
    private Option<ContentId> content;
    private Option<ThreadId> thread;
    private Option<SourceId> source;
    private Option<IdentityId> identity;
    private Option<IdentityGroupId> identityGroup;
    private Option<UserId> owner;
    private Option<Boolean> closed;
    private Option<Instant> createdAt;
    private Option<Instant> updatedAt;
    private Option<Instant> closedAt;
    private Option<Instant> deferredAt;
    private Option<String> status;
    private Option<Long> replies;
    private Option<ContentId> firstReply;
    private Option<Duration> firstReplyIn;
    private Option<Duration> lastReplyIn;
    private Option<Duration> replyInAverage;
    private Option<Duration> firstReplyInBusinessHours;
    private Option<Duration> lastReplyInBusinessHours;
    private Option<Duration> replyInAverageInBusinessHours;
    private Option<Long> averagedOver;
    private Option<Long> comments;
    private Option<Set<CategoryId>> categories;
    private Option<Map<String, CustomFieldValue>> customFields;
    private Option<Map<String, CustomFieldValue>> customFieldValues;
    private Option<Instant> satisfactionSentAt;
    private Option<Instant> satisfactionAnsweredAt;
    private Option<Long> grade;
    private Option<String> survey;
    private Option<String> surveyResponse;
    private Option<String> language;
    private Option<Boolean> translationEnabled;

    InterventionReader(StrictParser parser, EntryLimit limit) {
        this.parser = parser;
        this.values = new Values(parser, limit);
        clear();
    }

    /** Forgets what was read. */
    private void clear() {
        id = Option.none();
        content = Option.none();
        thread = Option.none();
        source = Option.none();
        identity = Option.none();
        identityGroup = Option.none();
        owner = Option.none();
        closed = Option.none();
        createdAt = Option.none();
        updatedAt = Option.none();
        closedAt = Option.none();
        deferredAt = Option.none();
        status = Option.none();
        replies = Option.none();
        firstReply = Option.none();
        firstReplyIn = Option.none();
        lastReplyIn = Option.none();
        replyInAverage = Option.none();
        firstReplyInBusinessHours = Option.none();
        lastReplyInBusinessHours = Option.none();
        replyInAverageInBusinessHours = Option.none();
        averagedOver = Option.none();
        comments = Option.none();
        categories = Option.none();
        customFields = Option.none();
        customFieldValues = Option.none();
        satisfactionSentAt = Option.none();
        satisfactionAnsweredAt = Option.none();
        grade = Option.none();
        survey = Option.none();
        surveyResponse = Option.none();
        language = Option.none();
        translationEnabled = Option.none();
    }

    /** Reads the rest of the object whose start was read last; forgets what was read before. */
    void readObject() {
        clear();
        values.clear();
        while (parser.next() != Event.END_OBJECT) {
            Field field = parser.field();
            parser.next();
            read(field);
        }
    }

    /** Reads the value whose first event was read last; skips it if interventions have no such field. */
    void read(Field field) {
        switch (field) {
            case ID -> id = values.id(field, InterventionId::of);
            case CONTENT_ID -> content = values.id(field, ContentId::of);
            case THREAD_ID -> thread = values.id(field, ThreadId::of);
            case SOURCE_ID -> source = values.id(field, SourceId::of);
            case IDENTITY_ID -> identity = values.id(field, IdentityId::of);
            case IDENTITY_GROUP_ID -> identityGroup = values.id(field, IdentityGroupId::of);
            case USER_ID -> owner = values.id(field, UserId::of);
            case CLOSED -> closed = values.truth(field);
            case CREATED_AT -> createdAt = values.instant(field);
            case UPDATED_AT -> updatedAt = values.instant(field);
            case CLOSED_AT -> closedAt = values.instant(field);
            case DEFERRED_AT -> deferredAt = values.instant(field);
            case STATUS -> status = values.text(field);
            case USER_REPLIES_COUNT -> replies = values.whole(field);
            case FIRST_USER_REPLY_ID -> firstReply = values.id(field, ContentId::of);
            case FIRST_USER_REPLY_IN -> firstReplyIn = values.seconds(field);
            case LAST_USER_REPLY_IN -> lastReplyIn = values.seconds(field);
            case USER_REPLY_IN_AVERAGE -> replyInAverage = values.seconds(field);
            case FIRST_USER_REPLY_IN_BH -> firstReplyInBusinessHours = values.seconds(field);
            case LAST_USER_REPLY_IN_BH -> lastReplyInBusinessHours = values.seconds(field);
            case USER_REPLY_IN_AVERAGE_BH -> replyInAverageInBusinessHours = values.seconds(field);
            case USER_REPLY_IN_AVERAGE_COUNT -> averagedOver = values.whole(field);
            case COMMENTS_COUNT -> comments = values.whole(field);
            case CATEGORY_IDS -> categories = values.ids(field, CategoryId::of);
            case CUSTOM_FIELDS -> customFields = values.customFields(field);
            case CUSTOM_FIELD_VALUES -> customFieldValues = values.customFields(field);
            case SATISFACTION_SENT_AT -> satisfactionSentAt = values.instant(field);
            case SATISFACTION_ANSWERED_AT -> satisfactionAnsweredAt = values.instant(field);
            case SATISFACTION_GRADE -> grade = values.whole(field);
            case SURVEY_ID -> survey = values.text(field);
            case SURVEY_RESPONSE_ID -> surveyResponse = values.text(field);
            case DETECTED_LANGUAGE -> language = values.text(field);
            case TRANSLATION_ENABLED -> translationEnabled = values.truth(field);
            default -> parser.skipValue();
        }
    }

    /** The id, if it could be read. */
    Option<InterventionId> id() {
        return id;
    }

    /** Why the intervention can't be read. */
    Option<String> defect() {
        return values.defect().orElse(() -> Option.when(id.isEmpty(), "there is no id"));
    }

    /** The intervention, if there is no {@link #defect()}. */
    Intervention intervention() {
        return new Intervention(
                id.get(),
                new Origin(content, thread, source, identity, identityGroup),
                owner,
                new Lifecycle(closed, createdAt, updatedAt, closedAt, deferredAt, status),
                new Replies(
                        replies,
                        firstReply,
                        new ReplyTimes(firstReplyIn, lastReplyIn, replyInAverage),
                        timesInBusinessHours(),
                        averagedOver),
                comments,
                categories,
                mergedCustomFields(),
                satisfaction(),
                language());
    }

    // What only extensions of the service send is usually absent as a whole, and then needs no object.

    private ReplyTimes timesInBusinessHours() {
        return firstReplyInBusinessHours.isEmpty()
                        && lastReplyInBusinessHours.isEmpty()
                        && replyInAverageInBusinessHours.isEmpty()
                ? ReplyTimes.UNKNOWN
                : new ReplyTimes(firstReplyInBusinessHours, lastReplyInBusinessHours, replyInAverageInBusinessHours);
    }

    private Satisfaction satisfaction() {
        return satisfactionSentAt.isEmpty()
                        && satisfactionAnsweredAt.isEmpty()
                        && grade.isEmpty()
                        && survey.isEmpty()
                        && surveyResponse.isEmpty()
                ? Satisfaction.UNKNOWN
                : new Satisfaction(satisfactionSentAt, satisfactionAnsweredAt, grade, survey, surveyResponse);
    }

    private Language language() {
        return language.isEmpty() && translationEnabled.isEmpty()
                ? Language.UNKNOWN
                : new Language(language, translationEnabled);
    }

    /** The service has two names for them (rule WIRE-6); if both are present, the values of the newer one win. */
    private Option<Map<String, CustomFieldValue>> mergedCustomFields() {
        return customFieldValues
                .map(newer -> customFields.fold(() -> newer, newer::merge))
                .orElse(customFields);
    }
}
