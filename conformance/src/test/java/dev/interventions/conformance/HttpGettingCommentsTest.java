package dev.interventions.conformance;

import dev.interventions.tck.GettingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class HttpGettingCommentsTest extends GettingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
