package com.example;

import com.sun.net.httpserver.HttpServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.port.Interventions;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.InterventionHint;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.server.WebhookHttpHandler;
import dev.interventions.webhooks.store.EventStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** Keeps a copy of interventions up to date. */
public final class ReceivingExample {

    private final Map<InterventionId, Intervention> copy;

    public ReceivingExample(Map<InterventionId, Intervention> copy) {
        this.copy = copy;
    }

    public HttpServer start(InetSocketAddress address, EventStore store, Interventions interventions, String secret)
            throws IOException {
        EventDispatcher dispatcher = EventDispatcher.of(store, interventions, this::refresh);
        Thread thread = new Thread(() -> dispatcher.run(Duration.ofSeconds(10)), "webhook events");
        thread.setDaemon(true);
        thread.start();

        WebhookReceiver receiver =
                WebhookReceiver.of(store, WebhookSecrets.of(secret)).notifying(dispatcher::wakeUp);
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/webhook", new WebhookHttpHandler(receiver));
        server.start();
        return server;
    }

    private void refresh(InterventionHint hint) {
        hint.current().fold(error -> gone(hint.id(), error), now -> copy.put(now.id(), now));
    }

    private Intervention gone(InterventionId id, InterventionError error) {
        if (error instanceof NotFound) {
            return copy.remove(id);
        }
        throw error.toException();
    }
}
