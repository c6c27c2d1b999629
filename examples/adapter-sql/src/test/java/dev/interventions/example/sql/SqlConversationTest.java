package dev.interventions.example.sql;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class SqlConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
