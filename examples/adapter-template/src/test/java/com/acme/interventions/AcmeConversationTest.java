package com.acme.interventions;

import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeConversationTest extends ConversationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
