package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;

class AcmeStoriesTest extends StoriesContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
