package dev.interventions.inmemory.store;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Sort;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An intervention of the world, with the data that the API doesn't show. The keys that it is sorted and found by are copied into fields:
 * sorting by keys that are five references away takes several times as long.
 */
public final class StoredIntervention {

    private static final Option<String> OPENED = Option.some("Opened");
    private static final Option<String> CLOSED = Option.some("Closed");

    private final Intervention intervention;
    private final long number;

    /** Whether it has been closed before: open, it is then reopened. */
    private final boolean onceClosed;

    /** The contents that belong to it besides the one that it was opened on: later messages, and the replies. */
    private final Set<ContentId> laterContents;

    /** Since when the customer has been waiting for a reply. */
    private final Option<Instant> waitingSince;

    private final Seq<Duration> turns;

    private final String id;
    private final @Nullable String thread;
    private final @Nullable String source;
    private final @Nullable String owner;
    private final @Nullable String customer;
    private final @Nullable String group;
    private final String status;
    private final long createdAt;
    private final long updatedAt;

    private StoredIntervention(
            Intervention intervention,
            long number,
            boolean onceClosed,
            Set<ContentId> laterContents,
            Option<Instant> waitingSince,
            Seq<Duration> turns) {
        this.intervention = intervention;
        this.number = number;
        this.onceClosed = onceClosed;
        this.laterContents = laterContents;
        this.waitingSince = waitingSince;
        this.turns = turns;
        Origin origin = intervention.origin();
        id = intervention.id().value();
        thread = text(origin.thread());
        source = text(origin.source());
        owner = text(intervention.owner());
        customer = text(origin.identity());
        group = text(origin.identityGroup());
        status = Grouping.statusOf(intervention, onceClosed);
        createdAt = seconds(intervention.lifecycle().createdAt());
        updatedAt = seconds(intervention.lifecycle().updatedAt());
    }

    private static @Nullable String text(Option<? extends OpaqueId> id) {
        return id.isDefined() ? id.get().value() : null;
    }

    /** All instants of the domain are in whole seconds. */
    private static long seconds(Option<Instant> date) {
        return date.isDefined() ? date.get().getEpochSecond() : 0;
    }

    /** A new one, or one that existed elsewhere. If it has no reply, its customer has been waiting since it was opened. */
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

    public Intervention intervention() {
        return intervention;
    }

    /** Greater for one that was added later. */
    long number() {
        return number;
    }

    /** Whether it has been closed before, or is closed. */
    public boolean isOnceClosed() {
        return onceClosed;
    }

    /** The contents that belong to it besides the one that it was opened on. */
    public Set<ContentId> laterContents() {
        return laterContents;
    }

    /** Since when the customer has been waiting for a reply. */
    public Option<Instant> waitingSince() {
        return waitingSince;
    }

    /** How long the customer waited until each turn of the agents. */
    public Seq<Duration> turns() {
        return turns;
    }

    // ---- the keys that it is found by ----

    String id() {
        return id;
    }

    @Nullable
    String thread() {
        return thread;
    }

    @Nullable
    String source() {
        return source;
    }

    @Nullable
    String owner() {
        return owner;
    }

    @Nullable
    String customerKey() {
        return customer;
    }

    @Nullable
    String group() {
        return group;
    }

    String status() {
        return status;
    }

    /** The date that a list is sorted by, in seconds; every intervention of the world has both. */
    long date(Sort sort) {
        return sort == Sort.CREATED_AT ? createdAt : updatedAt;
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

    public StoredIntervention withTurns(Seq<Duration> ended, Option<Instant> nextSince) {
        return new StoredIntervention(intervention, number, onceClosed, laterContents, nextSince, ended);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredIntervention that
                && number == that.number
                && onceClosed == that.onceClosed
                && intervention.equals(that.intervention)
                && laterContents.equals(that.laterContents)
                && waitingSince.equals(that.waitingSince)
                && turns.equals(that.turns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(intervention, number, onceClosed, laterContents, waitingSince, turns);
    }

    @Override
    public String toString() {
        return intervention + " with " + laterContents + ", waiting since " + waitingSince + ", turns " + turns;
    }
}
