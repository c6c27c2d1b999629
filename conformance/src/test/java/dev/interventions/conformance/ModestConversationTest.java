package dev.interventions.conformance;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class ModestConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
