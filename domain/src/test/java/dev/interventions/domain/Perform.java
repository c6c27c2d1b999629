package dev.interventions.domain;

import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The operations on an existing intervention that no other call closes or cancels; new owners exist. */
final class Perform {

    private Perform() {}

    static Either<Refused, Intervention> get(Intervention intervention, Actor actor) {
        return lookup(intervention).seenBy(actor);
    }

    static Either<Refused, Intervention> close(Intervention intervention, Actor actor, Instant now) {
        return Closing.close(lookup(intervention), () -> Option.some(lookup(intervention)), actor, now);
    }

    static Either<Refused, Cancelled> cancel(Intervention intervention, Actor actor) {
        return Cancelling.cancel(lookup(intervention), () -> Option.some(lookup(intervention)), actor);
    }

    static Either<Refused, Intervention> reassign(
            Intervention intervention, Actor actor, UserId newOwner, Instant now) {
        return Reassigning.reassign(lookup(intervention), newOwner, user -> true, actor, now);
    }

    static Either<Refused, Intervention> categorize(
            Intervention intervention, Actor actor, Set<CategoryId> categories, Instant now) {
        return Categorizing.categorize(lookup(intervention), categories, actor, now);
    }

    static Either<Refused, Intervention> updateCustomFields(
            Intervention intervention, Actor actor, Map<String, CustomFieldValue> values, Instant now) {
        return UpdatingCustomFields.update(lookup(intervention), values, actor, now);
    }

    static Lookup lookup(Intervention intervention) {
        return new Lookup(intervention.id(), Option.some(intervention));
    }
}
