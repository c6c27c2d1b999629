package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.function.UnaryOperator;

/** The in-memory adapter with something altered in it. */
final class AlteredFixture extends WorldFixture {

    private final UnaryOperator<Interventions> alteration;

    AlteredFixture(UnaryOperator<Interventions> alteration) {
        this.alteration = alteration;
    }

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(
                Ability.EXPLAINS_REFUSALS, Ability.IMPERSONATES, Ability.HOLDS_LOCKS, Ability.MOVES_THE_CLOCK);
    }

    @Override
    public Interventions as(UserId agent) {
        return alteration.apply(world().as(agent));
    }

    @Override
    public void close() {
        // A world holds nothing that has to be given back.
    }
}
