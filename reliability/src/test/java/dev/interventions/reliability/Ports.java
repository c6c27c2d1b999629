package dev.interventions.reliability;

import dev.interventions.domain.UserId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpBots;
import dev.interventions.http.HttpComments;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.HttpJournal;
import dev.interventions.http.HttpReferenceData;
import dev.interventions.http.HttpWebhooks;
import java.time.Duration;

/** The ports of a client. */
record Ports(
        HttpInterventions interventions,
        HttpComments comments,
        HttpBots bots,
        HttpJournal journal,
        HttpWebhooks webhooks,
        HttpReferenceData referenceData) {

    static Ports of(EngageClient client) {
        return new Ports(
                client.interventions(),
                client.comments(),
                client.bots(),
                client.journal(),
                client.webhooks(),
                client.referenceData());
    }

    Ports within(Duration deadline) {
        return new Ports(
                interventions.within(deadline),
                comments.within(deadline),
                bots.within(deadline),
                journal.within(deadline),
                webhooks.within(deadline),
                referenceData.within(deadline));
    }

    Ports actingAs(UserId user) {
        return new Ports(
                interventions.actingAs(user),
                comments.actingAs(user),
                bots.actingAs(user),
                journal.actingAs(user),
                webhooks.actingAs(user),
                referenceData.actingAs(user));
    }
}
