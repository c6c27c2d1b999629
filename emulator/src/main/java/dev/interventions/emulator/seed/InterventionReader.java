package dev.interventions.emulator.seed;

import dev.interventions.domain.Author;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.json.CustomFieldJson;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.function.Function;

/** Reads the interventions in a seed file, whose fields have the API's names. */
final class InterventionReader {

    private final Map<ContentId, Content> contents;
    private final Map<IdentityId, Option<IdentityGroupId>> identities;
    private final Set<UserId> users;
    private final java.util.Set<ContentId> assigned = new HashSet<>();

    InterventionReader(
            Map<ContentId, Content> contents, Map<IdentityId, Option<IdentityGroupId>> identities, Set<UserId> users) {
        this.contents = contents;
        this.identities = identities;
        this.users = users;
    }

    Option<Seed.SeededIntervention> read(InterventionId id, SeedObject fields) {
        Option<Content> first = fields.required("content_id").flatMap(this::firstContent);
        Seq<Content> later = fields.elements("content_ids").flatMap(value -> laterContent(value, first));
        Origin origin = first.map(this::originOf).getOrElse(Origin.UNKNOWN);
        refuseContradictions(fields, origin);
        Option<Instant> createdAt = fields.required("created_at").flatMap(SeedValue::instant);
        Intervention intervention = Intervention.withId(id)
                .withOrigin(origin)
                .withOwner(fields.field("user_id")
                        .flatMap(value -> value.text(SeedReader.known("user", UserId::parse, users::contains))))
                .withLifecycle(lifecycle(fields, createdAt))
                .withReplies(replies(fields, later.filter(content -> content.author() instanceof Author.Agent)))
                .withCommentsCount(count(fields, "comments_count"))
                .withCategories(Option.some(fields.elements("category_ids")
                        .flatMap(value -> value.text(text(CategoryId::parse)))
                        .toSet()))
                .withCustomFields(Option.some(customFields(fields)))
                .withSatisfaction(satisfaction(fields))
                .withLanguage(new Language(text(fields, "detected_language"), flag(fields, "translation_enabled")));
        Option<Seed.Turns> turns = turns(fields);
        boolean reopened = flag(fields, "reopened").getOrElse(false);
        return Option.when(
                first.isDefined() && createdAt.isDefined(),
                () -> new Seed.SeededIntervention(
                        intervention, reopened, later.map(Content::id).toSet(), turns));
    }

    /** None without {@code turns}: the world then derives them from the record. */
    private static Option<Seed.Turns> turns(SeedObject fields) {
        Option<Instant> waitingSince = instant(fields, "waiting_since");
        return fields.field("turns")
                .map(list -> new Seed.Turns(
                        list.elements().flatMap(SeedValue::count).map(Duration::ofSeconds), waitingSince));
    }

    // ---- contents and origin ----

    private Option<Content> firstContent(SeedValue value) {
        return freeContent(value)
                .filter(content -> content.author() instanceof Author.Customer
                        || value.mistake("was written by an agent; an intervention is opened on a customer's message")
                                .isDefined());
    }

    private Option<Content> laterContent(SeedValue value, Option<Content> first) {
        return freeContent(value)
                .filter(content -> first.forAll(opening -> belongTogether(opening, content))
                        || value.mistake(
                                        "must be in the same thread as content_id, and from its customer or from an agent")
                                .isDefined());
    }

    private Option<Content> freeContent(SeedValue value) {
        return value.text(SeedReader.known("content", ContentId::parse, contents::containsKey))
                .filter(id -> assigned.add(id)
                        || value.mistake("already belongs to an intervention").isDefined())
                .flatMap(contents::get);
    }

    private static boolean belongTogether(Content opening, Content later) {
        return later.thread().equals(opening.thread())
                && (later.author() instanceof Author.Agent || later.author().equals(opening.author()));
    }

    private Origin originOf(Content content) {
        Option<IdentityId> customer =
                content.author() instanceof Author.Customer author ? Option.some(author.identity()) : Option.none();
        return new Origin(
                Option.some(content.id()),
                Option.some(content.thread()),
                Option.some(content.source()),
                customer,
                customer.flatMap(identities::get).flatMap(Function.identity()));
    }

    /** Fields that follow from the content may be given, as in a response of the API, but must not contradict it. */
    private static void refuseContradictions(SeedObject fields, Origin origin) {
        refuseOther(fields, "thread_id", ThreadId::parse, origin, Origin::thread);
        refuseOther(fields, "source_id", SourceId::parse, origin, Origin::source);
        refuseOther(fields, "identity_id", IdentityId::parse, origin, Origin::identity);
        refuseOther(fields, "identity_group_id", IdentityGroupId::parse, origin, Origin::identityGroup);
    }

    private static <I extends OpaqueId> void refuseOther(
            SeedObject fields,
            String name,
            Function<String, Either<InterventionError, I>> parse,
            Origin origin,
            Function<Origin, Option<I>> right) {
        fields.field(name)
                .forEach(value -> value.text(text(parse))
                        .filter(id -> origin.content().isDefined()
                                && !right.apply(origin).contains(id))
                        .forEach(id -> value.mistake(right.apply(origin)
                                .map(known -> "must be \"" + known.value() + "\", which follows from content_id")
                                .getOrElse("must be absent: content_id has none"))));
    }

    // ---- groups of fields ----

    private static Lifecycle lifecycle(SeedObject fields, Option<Instant> createdAt) {
        Option<Instant> closedAt = instant(fields, "closed_at");
        // Accepted, since responses of the API have it, and ignored, since the emulator derives it from the state.
        text(fields, "status");
        return new Lifecycle(
                flag(fields, "closed").orElse(Option.some(closedAt.isDefined())),
                createdAt,
                instant(fields, "updated_at").orElse(createdAt),
                closedAt,
                instant(fields, "deferred_at"),
                Option.none());
    }

    private static Replies replies(SeedObject fields, Seq<Content> agentReplies) {
        return new Replies(
                count(fields, "user_replies_count").orElse(Option.some((long) agentReplies.size())),
                fields.field("first_user_reply_id")
                        .flatMap(value -> value.text(text(ContentId::parse)))
                        .orElse(agentReplies.headOption().map(Content::id)),
                replyTimes(fields, ""),
                replyTimes(fields, "_bh"),
                count(fields, "user_reply_in_average_count"));
    }

    private static ReplyTimes replyTimes(SeedObject fields, String suffix) {
        return new ReplyTimes(
                seconds(fields, "first_user_reply_in" + suffix),
                seconds(fields, "last_user_reply_in" + suffix),
                seconds(fields, "user_reply_in_average" + suffix));
    }

    private static Map<String, CustomFieldValue> customFields(SeedObject fields) {
        Option<SeedValue> otherName = fields.field("custom_field_values");
        return fields.field("custom_fields")
                .peek(both ->
                        otherName.forEach(value -> value.mistake("is another name of custom_fields: give one of them")))
                .orElse(otherName)
                .flatMap(SeedValue::object)
                .map(InterventionReader::values)
                .getOrElse(LinkedHashMap.empty());
    }

    private static Map<String, CustomFieldValue> values(SeedObject customFields) {
        return customFields
                .names()
                .foldLeft(
                        LinkedHashMap.empty(),
                        (values, key) -> customFields
                                .field(key)
                                .flatMap(value -> value.read(CustomFieldJson::read))
                                .map(value -> values.put(key, value))
                                .getOrElse(values));
    }

    private static Satisfaction satisfaction(SeedObject fields) {
        return new Satisfaction(
                instant(fields, "satisfaction_sent_at"),
                instant(fields, "satisfaction_answered_at"),
                count(fields, "satisfaction_grade"),
                text(fields, "survey_id"),
                text(fields, "survey_response_id"));
    }

    // ---- types of fields ----

    private static Option<String> text(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::text);
    }

    private static Option<Boolean> flag(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::flag);
    }

    private static Option<Long> count(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::count);
    }

    private static Option<Duration> seconds(SeedObject fields, String name) {
        return count(fields, name).map(Duration::ofSeconds);
    }

    private static Option<Instant> instant(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::instant);
    }

    private static <I> Function<String, Either<String, I>> text(Function<String, Either<InterventionError, I>> parse) {
        return text -> parse.apply(text).mapLeft(InterventionError::message);
    }
}
