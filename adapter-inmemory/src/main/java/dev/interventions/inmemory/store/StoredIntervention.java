package dev.interventions.inmemory.store;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * An intervention of the world, with what the wire doesn't show of it.
 *
 * @param onceClosed whether it has been closed before: open, it is then reopened
 * @param contents what belongs to it: the content that it was opened on, later ones, and the replies
 * @param waitingSince since when the customer has been waiting for a reply
 * @param turns how long the customer waited until each turn of the agents
 */
public record StoredIntervention(
        Intervention intervention,
        boolean onceClosed,
        Set<ContentId> contents,
        Option<Instant> waitingSince,
        Seq<Duration> turns) {

    /** A new one, or one that existed elsewhere: without a reply, its customer waits since it was opened. */
    public static StoredIntervention of(Intervention intervention) {
        return new StoredIntervention(
                intervention,
                intervention.isClosed(),
                intervention.origin().content().toSet(),
                intervention.lifecycle().createdAt().filter(opened -> hasNoReply(intervention)),
                List.empty());
    }

    private static boolean hasNoReply(Intervention intervention) {
        return intervention.replies().count().getOrElse(0L) == 0;
    }

    public StoredIntervention closedBefore() {
        return new StoredIntervention(intervention, true, contents, waitingSince, turns);
    }

    public StoredIntervention withContents(Set<ContentId> more) {
        return new StoredIntervention(intervention, onceClosed, contents.addAll(more), waitingSince, turns);
    }

    StoredIntervention withContent(ContentId content) {
        return new StoredIntervention(intervention, onceClosed, contents.add(content), waitingSince, turns);
    }

    StoredIntervention with(Intervention changed) {
        return new StoredIntervention(changed, onceClosed || changed.isClosed(), contents, waitingSince, turns);
    }

    StoredIntervention customerWaits(Instant now) {
        return new StoredIntervention(intervention, onceClosed, contents, waitingSince.orElse(Option.some(now)), turns);
    }

    StoredIntervention agentAnswers(Instant now) {
        List<Duration> ended =
                waitingSince.map(since -> Duration.between(since, now)).toList();
        return new StoredIntervention(intervention, onceClosed, contents, Option.none(), turns.appendAll(ended));
    }
}
