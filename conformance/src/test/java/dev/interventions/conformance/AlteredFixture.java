package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import java.util.function.UnaryOperator;

/** The in-memory adapter with something altered in it. */
final class AlteredFixture extends InMemoryFixture {

    private final UnaryOperator<Interventions> alteration;

    AlteredFixture(UnaryOperator<Interventions> alteration) {
        this.alteration = alteration;
    }

    @Override
    public Interventions as(UserId agent) {
        return alteration.apply(super.as(agent));
    }
}
