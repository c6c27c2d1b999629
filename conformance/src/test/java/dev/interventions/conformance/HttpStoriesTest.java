package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;

class HttpStoriesTest extends StoriesContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
