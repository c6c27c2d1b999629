package dev.interventions.conformance;

import dev.interventions.tck.DeletingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class HttpDeletingCommentsTest extends DeletingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
