package dev.interventions.conformance;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Clock;
import java.time.Duration;

/** An adapter without optional abilities, over a backend whose clock runs by itself. */
class MinimalFixture extends WorldFixture {

    MinimalFixture() {
        super(World.onClock(Clock.systemUTC(), Ids.RANDOM));
    }

    @Override
    public Set<Ability> abilities() {
        return HashSet.empty();
    }

    @Override
    public Interventions as(UserId agent) {
        return new MinimalAdapter(world().as(agent));
    }

    @Override
    public HeldLock holdLock(InterventionId intervention) {
        throw new UnsupportedOperationException("no lock can be held");
    }

    @Override
    public void advance(Duration time) {
        throw new UnsupportedOperationException("time goes by itself");
    }

    @Override
    public void close() {
        // A world holds no resources.
    }
}
