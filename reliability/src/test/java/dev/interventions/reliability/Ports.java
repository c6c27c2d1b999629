package dev.interventions.reliability;

import dev.interventions.domain.UserId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpComments;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpReferenceData;
import dev.interventions.http.HttpWebhooks;
import java.time.Duration;

/** What a client gives. */
record Ports(
        HttpInterventions interventions,
        HttpComments comments,
        HttpWebhooks webhooks,
        HttpReferenceData referenceData) {

    static Ports of(EngageClient client) {
        return new Ports(client.interventions(), client.comments(), client.webhooks(), client.referenceData());
    }

    Ports within(Duration deadline) {
        return new Ports(
                interventions.within(deadline),
                comments.within(deadline),
                webhooks.within(deadline),
                referenceData.within(deadline));
    }

    Ports actingAs(UserId user) {
        return new Ports(
                interventions.actingAs(user),
                comments.actingAs(user),
                webhooks.actingAs(user),
                referenceData.actingAs(user));
    }
}
