package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;

class SqlStoriesTest extends StoriesContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
