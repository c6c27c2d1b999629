package dev.interventions.tck.model;

import dev.interventions.domain.Intervention;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * An intervention in the model, with the data that only the backend knows.
 *
 * @param number how many were opened before it
 * @param onceClosed whether it has been closed before
 * @param waitingSince since when its customer has waited for a reply
 * @param turns how long its customer waited until each turn of the agents
 */
public record ModelIntervention(
        int number, Intervention intervention, boolean onceClosed, Option<Instant> waitingSince, List<Duration> turns) {

    static ModelIntervention opened(int number, Intervention intervention) {
        return new ModelIntervention(
                number, intervention, false, intervention.lifecycle().createdAt(), List.empty());
    }

    ModelIntervention with(Intervention changed) {
        return new ModelIntervention(number, changed, onceClosed || changed.isClosed(), waitingSince, turns);
    }

    ModelIntervention customerWaits(Instant now) {
        return new ModelIntervention(number, intervention, onceClosed, waitingSince.orElse(Option.some(now)), turns);
    }

    ModelIntervention replied(Instant now) {
        return new ModelIntervention(
                number,
                intervention,
                onceClosed,
                Option.none(),
                turns.appendAll(waitingSince.map(since -> Duration.between(since, now))));
    }
}
