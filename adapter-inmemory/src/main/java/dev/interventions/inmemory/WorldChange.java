package dev.interventions.inmemory;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What an operation, a customer, an agent or the time has changed in the interventions of a world at one moment.
 *
 * @param at when, in whole seconds of the world's clock
 * @param by the acting user, if it was an operation of the API
 * @param interventions those that changed, at least one
 */
public record WorldChange(Instant at, Option<UserId> by, Seq<Changed> interventions) {

    /**
     * An intervention that changed.
     *
     * @param before as it was; nothing if it was opened
     * @param after as it was then; nothing if it was cancelled
     */
    public record Changed(Option<Intervention> before, Option<Intervention> after) {}
}
