package dev.interventions.conformance;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;

/** Forgets to ask who closes: breaks CLOSE-3. */
final class ClosesForEverybody extends FaultyFixture {

    @Override
    Interventions faulty(Interventions sound) {
        return new Decorator(sound) {
            @Override
            public Either<InterventionError, Intervention> close(InterventionId id) {
                return super.close(id)
                        .fold(
                                refusal ->
                                        isOnlyForWhoCloses(refusal) ? byItsOwner(get(id).get()) : Either.left(refusal),
                                Either::right);
            }
        };
    }

    private static boolean isOnlyForWhoCloses(InterventionError refusal) {
        return refusal instanceof NotAllowed notAllowed
                && notAllowed.broken().equals(HashSet.of(Rule.CLOSE_BY_OWNER_OR_EDITOR));
    }

    private Either<InterventionError, Intervention> byItsOwner(Intervention intervention) {
        return world().as(intervention.owner().get()).close(intervention.id());
    }
}
