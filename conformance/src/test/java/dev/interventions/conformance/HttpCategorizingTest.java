package dev.interventions.conformance;

import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.InterventionsFixture;

class HttpCategorizingTest extends CategorizingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
