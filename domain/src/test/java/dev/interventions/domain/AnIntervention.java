package dev.interventions.domain;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Builds an intervention with all fields present, so that a test notices when one is lost. */
final class AnIntervention {

    private final Intervention arranged;

    private AnIntervention(Intervention arranged) {
        this.arranged = arranged;
    }

    static AnIntervention open() {
        return new AnIntervention(new Intervention(
                Given.CASE,
                new Origin(
                        Option.some(Given.QUESTION),
                        Option.some(Given.THREAD),
                        Option.some(Given.INBOX),
                        Option.some(Given.CUSTOMER),
                        Option.some(Given.GROUP)),
                Option.some(Given.OWNER),
                lifecycle(false, Option.none(), Option.none()),
                new Replies(
                        Option.some(1L),
                        Option.some(Given.FIRST_REPLY),
                        new ReplyTimes(seconds(60), seconds(60), seconds(60)),
                        new ReplyTimes(seconds(30), seconds(30), seconds(30)),
                        Option.some(1L)),
                Option.some(2L),
                Option.some(HashSet.of(Given.BILLING)),
                Option.some(LinkedHashMap.of("external_id", CustomFieldValue.of("342901"))),
                new Satisfaction(
                        Option.some(Given.OPENED),
                        Option.some(Given.CHANGED),
                        Option.some(4L),
                        Option.some("survey"),
                        Option.some("answer")),
                new Language(Option.some("fr"), Option.some(true))));
    }

    static AnIntervention closed() {
        return open().withLifecycle(lifecycle(true, Option.some(Given.CLOSED), Option.none()));
    }

    static AnIntervention deferredUntil(Instant until) {
        return open().withLifecycle(lifecycle(false, Option.none(), Option.some(until)));
    }

    private static Lifecycle lifecycle(boolean closed, Option<Instant> closedAt, Option<Instant> deferredAt) {
        return new Lifecycle(
                Option.some(closed),
                Option.some(Given.OPENED),
                Option.some(Given.CHANGED),
                closedAt,
                deferredAt,
                Option.some("for people"));
    }

    private static Option<Duration> seconds(long seconds) {
        return Option.some(Duration.ofSeconds(seconds));
    }

    AnIntervention withLifecycle(Lifecycle lifecycle) {
        return new AnIntervention(arranged.withLifecycle(lifecycle));
    }

    AnIntervention lastChangedAt(Instant moment) {
        Lifecycle before = arranged.lifecycle();
        return withLifecycle(new Lifecycle(
                before.closed(),
                before.createdAt(),
                Option.some(moment),
                before.closedAt(),
                before.deferredAt(),
                before.statusText()));
    }

    AnIntervention unreplied() {
        return replied(Replies.NONE);
    }

    AnIntervention replied(Replies replies) {
        return new AnIntervention(arranged.withReplies(replies));
    }

    AnIntervention ownedBy(UserId owner) {
        return new AnIntervention(arranged.withOwner(Option.some(owner)));
    }

    AnIntervention withoutKnownOwner() {
        return new AnIntervention(arranged.withOwner(Option.none()));
    }

    AnIntervention withoutKnownSource() {
        return new AnIntervention(arranged.withOrigin(Origin.UNKNOWN));
    }

    AnIntervention categorized(CategoryId first, CategoryId... rest) {
        return new AnIntervention(
                arranged.withCategories(Option.some(HashSet.of(rest).add(first))));
    }

    AnIntervention withCustomField(String key, CustomFieldValue value) {
        return new AnIntervention(
                arranged.withCustomFields(arranged.customFields().map(fields -> fields.put(key, value))));
    }

    Intervention build() {
        return arranged;
    }
}
