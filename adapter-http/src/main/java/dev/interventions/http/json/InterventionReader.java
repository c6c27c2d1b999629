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

/** Reads one intervention from a parser's events, without a tree. */
final class InterventionReader {

    private final StrictParser parser;
    private final Values values;

    private Option<InterventionId> id = Option.none();
    private Option<ContentId> content = Option.none();
    private Option<ThreadId> thread = Option.none();
    private Option<SourceId> source = Option.none();
    private Option<IdentityId> identity = Option.none();
    private Option<IdentityGroupId> identityGroup = Option.none();
    private Option<UserId> owner = Option.none();
    private Option<Boolean> closed = Option.none();
    private Option<Instant> createdAt = Option.none();
    private Option<Instant> updatedAt = Option.none();
    private Option<Instant> closedAt = Option.none();
    private Option<Instant> deferredAt = Option.none();
    private Option<String> status = Option.none();
    private Option<Long> replies = Option.none();
    private Option<ContentId> firstReply = Option.none();
    private Option<Duration> firstReplyIn = Option.none();
    private Option<Duration> lastReplyIn = Option.none();
    private Option<Duration> replyInAverage = Option.none();
    private Option<Duration> firstReplyInBusinessHours = Option.none();
    private Option<Duration> lastReplyInBusinessHours = Option.none();
    private Option<Duration> replyInAverageInBusinessHours = Option.none();
    private Option<Long> averagedOver = Option.none();
    private Option<Long> comments = Option.none();
    private Option<Set<CategoryId>> categories = Option.none();
    private Option<Map<String, CustomFieldValue>> customFields = Option.none();
    private Option<Map<String, CustomFieldValue>> customFieldValues = Option.none();
    private Option<Instant> satisfactionSentAt = Option.none();
    private Option<Instant> satisfactionAnsweredAt = Option.none();
    private Option<Long> grade = Option.none();
    private Option<String> survey = Option.none();
    private Option<String> surveyResponse = Option.none();
    private Option<String> language = Option.none();
    private Option<Boolean> translationEnabled = Option.none();

    InterventionReader(StrictParser parser, EntryLimit limit) {
        this.parser = parser;
        this.values = new Values(parser, limit);
    }

    /** Reads the rest of the object whose start was read last. */
    void readObject() {
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
                        new ReplyTimes(
                                firstReplyInBusinessHours, lastReplyInBusinessHours, replyInAverageInBusinessHours),
                        averagedOver),
                comments,
                categories,
                mergedCustomFields(),
                new Satisfaction(satisfactionSentAt, satisfactionAnsweredAt, grade, survey, surveyResponse),
                new Language(language, translationEnabled));
    }

    /** The service has two names for them (rule WIRE-6); if both are present, the values of the newer one win. */
    private Option<Map<String, CustomFieldValue>> mergedCustomFields() {
        return customFieldValues
                .map(newer -> customFields.fold(() -> newer, newer::merge))
                .orElse(customFields);
    }
}
