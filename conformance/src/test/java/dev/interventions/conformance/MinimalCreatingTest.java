package dev.interventions.conformance;

import dev.interventions.tck.CreatingContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalCreatingTest extends CreatingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
