package dev.interventions.emulator.seed;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * A step of a scripted conversation.
 *
 * @param after the time from the sending of the script to this step, by the world's clock
 */
public record Step(Duration after, Act act) {

    /** What happens in a step. */
    public sealed interface Act {

        /** A customer writes in a thread. */
        record Message(Customer customer) implements Act {}

        /** An agent replies. */
        record Reply(Target target, UserId agent) implements Act {}

        /** An agent comments. */
        record Comment(Target target, UserId agent) implements Act {}

        /** The intervention is deferred for this time. */
        record Deferral(Target target, Duration time) implements Act {}

        /** The deferral ends before its date. */
        record EndOfDeferral(Target target) implements Act {}
    }

    /** A customer in a thread. */
    public record Customer(ThreadId thread, IdentityId identity) {}

    /** An intervention, by its id, or as the newest one of a customer in a thread when the step happens. */
    public record Target(Either<Customer, InterventionId> of) {}
}
