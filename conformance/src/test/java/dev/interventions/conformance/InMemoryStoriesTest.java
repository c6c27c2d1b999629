package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;

class InMemoryStoriesTest extends StoriesContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }

    @Override
    protected int number() {
        return 500;
    }
}
