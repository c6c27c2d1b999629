package dev.interventions.conformance;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
