package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** The in-memory adapter, which can do everything. */
class InMemoryFixture extends WorldFixture {

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(
                Ability.EXPLAINS_REFUSALS,
                Ability.IMPERSONATES,
                Ability.HOLDS_LOCKS,
                Ability.MOVES_THE_CLOCK,
                Ability.COMMENTS,
                Ability.GIVES_REFERENCE_DATA,
                Ability.WEBHOOKS);
    }

    @Override
    public Interventions as(UserId agent) {
        return world().as(agent);
    }

    @Override
    public Comments comments(UserId agent) {
        return world().comments(agent);
    }

    @Override
    public ReferenceData referenceData(UserId agent) {
        return world().referenceData(agent);
    }

    @Override
    public Webhooks webhooks(UserId agent) {
        return world().webhooks(agent);
    }

    @Override
    public void close() {
        // A world holds no resources.
    }
}
