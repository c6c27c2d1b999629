package dev.interventions.inmemory;

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
record StoredIntervention(
        Intervention intervention,
        boolean onceClosed,
        Set<ContentId> contents,
        Option<Instant> waitingSince,
        Seq<Duration> turns) {

    StoredIntervention with(Intervention changed) {
        return new StoredIntervention(changed, onceClosed || changed.isClosed(), contents, waitingSince, turns);
    }

    StoredIntervention withContent(ContentId content) {
        return new StoredIntervention(intervention, onceClosed, contents.add(content), waitingSince, turns);
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
