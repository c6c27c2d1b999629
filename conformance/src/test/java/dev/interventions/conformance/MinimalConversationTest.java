package dev.interventions.conformance;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
