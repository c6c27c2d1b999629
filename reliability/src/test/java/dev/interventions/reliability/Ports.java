package dev.interventions.reliability;

import dev.interventions.domain.UserId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpComments;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpReferenceData;
import java.time.Duration;

/** What a client gives. */
record Ports(HttpInterventions interventions, HttpComments comments, HttpReferenceData referenceData) {

    static Ports of(EngageClient client) {
        return new Ports(client.interventions(), client.comments(), client.referenceData());
    }

    Ports within(Duration deadline) {
        return new Ports(interventions.within(deadline), comments.within(deadline), referenceData);
    }

    Ports actingAs(UserId user) {
        return new Ports(interventions.actingAs(user), comments.actingAs(user), referenceData.actingAs(user));
    }
}
