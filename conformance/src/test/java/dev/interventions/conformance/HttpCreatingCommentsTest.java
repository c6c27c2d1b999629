package dev.interventions.conformance;

import dev.interventions.tck.CreatingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class HttpCreatingCommentsTest extends CreatingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
