package dev.interventions.tck;

import dev.interventions.domain.Intervention;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What the model keeps of an intervention.
 *
 * @param number the how manieth it was to be opened
 * @param onceClosed whether it has been closed before
 * @param waitingSince since when its customer waits for a reply
 * @param turns how long its customer waited until each turn of the agents
 */
record Dossier(
        int number, Intervention intervention, boolean onceClosed, Option<Instant> waitingSince, List<Duration> turns) {

    static Dossier opened(int number, Intervention intervention) {
        return new Dossier(number, intervention, false, intervention.lifecycle().createdAt(), List.empty());
    }

    Dossier with(Intervention changed) {
        return new Dossier(number, changed, onceClosed || changed.isClosed(), waitingSince, turns);
    }

    Dossier customerWaits(Instant now) {
        return new Dossier(number, intervention, onceClosed, waitingSince.orElse(Option.some(now)), turns);
    }

    Dossier customerIsAnswered(Instant now) {
        return new Dossier(
                number,
                intervention,
                onceClosed,
                Option.none(),
                turns.appendAll(waitingSince.map(since -> Duration.between(since, now))));
    }
}
