package dev.interventions.conformance;

import dev.interventions.tck.BotsContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryBotsTest extends BotsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
