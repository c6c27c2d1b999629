package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.WebhooksContract;

class HttpWebhooksTest extends WebhooksContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
