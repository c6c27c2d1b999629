package dev.interventions.conformance;

import dev.interventions.tck.DeletingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalDeletingCommentsTest extends DeletingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
