package dev.interventions.conformance;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class HttpConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
