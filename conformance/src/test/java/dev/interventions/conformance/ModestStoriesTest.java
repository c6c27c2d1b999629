package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;

class ModestStoriesTest extends StoriesContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
