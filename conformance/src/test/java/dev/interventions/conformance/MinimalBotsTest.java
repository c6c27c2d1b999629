package dev.interventions.conformance;

import dev.interventions.tck.BotsContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalBotsTest extends BotsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
