package dev.interventions.inmemory.store;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Sort;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * An intervention of the world as it reads, with what the wire doesn't show of it.
 *
 * @param number greater for one that was added later
 * @param onceClosed whether it has been closed before: open, it is then reopened
 * @param laterContents what belongs to it besides the content that it was opened on: later messages, and the replies
 * @param waitingSince since when the customer has been waiting for a reply
 * @param turns how long the customer waited until each turn of the agents
 */
public record StoredIntervention(
        Intervention intervention,
        long number,
        boolean onceClosed,
        Set<ContentId> laterContents,
        Option<Instant> waitingSince,
        Seq<Duration> turns) {

    private static final Option<String> OPENED = Option.some("Opened");
    private static final Option<String> CLOSED = Option.some("Closed");

    /** A new one, or one that existed elsewhere: without a reply, its customer waits since it was opened. */
    public static StoredIntervention of(Intervention intervention) {
        return new StoredIntervention(
                withStatusText(intervention),
                0,
                intervention.isClosed(),
                HashSet.empty(),
                intervention.lifecycle().createdAt().filter(opened -> hasNoReply(intervention)),
                List.empty());
    }

    private static boolean hasNoReply(Intervention intervention) {
        return intervention.replies().count().getOrElse(0L) == 0;
    }

    private static Intervention withStatusText(Intervention intervention) {
        Lifecycle lifecycle = intervention.lifecycle();
        return intervention.withLifecycle(lifecycle.withStatusText(intervention.isClosed() ? CLOSED : OPENED));
    }

    // ---- what it is found by ----

    String id() {
        return intervention.id().value();
    }

    /** The date that a list is sorted by; every intervention of the world has both. */
    Instant date(Sort sort) {
        Lifecycle lifecycle = intervention.lifecycle();
        return (sort == Sort.CREATED_AT ? lifecycle.createdAt() : lifecycle.updatedAt()).get();
    }

    Option<IdentityId> customer() {
        return intervention.origin().identity();
    }

    boolean isDeferred() {
        return intervention.lifecycle().deferredAt().isDefined();
    }

    Instant deferredUntil() {
        return intervention.lifecycle().deferredAt().get();
    }

    /** The contents that belong to it. */
    Set<ContentId> contents() {
        return laterContents.addAll(intervention.origin().content());
    }

    // ---- the same with one thing changed ----

    StoredIntervention numbered(long newNumber) {
        return new StoredIntervention(intervention, newNumber, onceClosed, laterContents, waitingSince, turns);
    }

    public StoredIntervention closedBefore() {
        return new StoredIntervention(intervention, number, true, laterContents, waitingSince, turns);
    }

    public StoredIntervention withLaterContents(Set<ContentId> contents) {
        return new StoredIntervention(intervention, number, onceClosed, contents, waitingSince, turns);
    }

    StoredIntervention withContent(ContentId content) {
        return withLaterContents(laterContents.add(content));
    }

    StoredIntervention with(Intervention changed) {
        return new StoredIntervention(
                withStatusText(changed), number, onceClosed || changed.isClosed(), laterContents, waitingSince, turns);
    }

    StoredIntervention inGroup(Option<IdentityGroupId> group) {
        return intervention.origin().identityGroup().equals(group)
                ? this
                : with(intervention.withOrigin(intervention.origin().withIdentityGroup(group)));
    }

    StoredIntervention customerWaits(Instant now) {
        return new StoredIntervention(
                intervention, number, onceClosed, laterContents, waitingSince.orElse(Option.some(now)), turns);
    }

    StoredIntervention agentAnswers(Instant now) {
        List<Duration> ended =
                waitingSince.map(since -> Duration.between(since, now)).toList();
        return new StoredIntervention(
                intervention, number, onceClosed, laterContents, Option.none(), turns.appendAll(ended));
    }
}
