package dev.interventions.reliability;

import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.port.webhook.SubscriptionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The webhooks of an emulator, arranged and read without the faulty network. All are inactive, so that nothing is posted. */
final class ArrangedWebhooks {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final String TYPE = "intervention.closed";

    private final URI webhooks;

    ArrangedWebhooks(EngageEmulator emulator) {
        webhooks = emulator.baseUri().resolve("/_emulator/webhooks");
    }

    /** The settings of a webhook with a URL of this name. */
    static SubscriptionSettings settings(String name) {
        return SubscriptionSettings.of(URI.create("http://127.0.0.1:9/" + name), TYPE)
                .withActive(false);
    }

    /** A new webhook, which every user sees. */
    WebhookId register(String name) {
        String form = "active=false&registered_events[]=" + TYPE + "&url="
                + settings(name).url();
        Matcher id = ID.matcher(body(HttpRequest.newBuilder(webhooks)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
        if (!id.find()) {
            throw new IllegalStateException("the webhook " + name + " was not registered");
        }
        return WebhookId.of(id.group(1));
    }

    /** All webhooks, as the control API shows them. */
    String all() {
        return body(HttpRequest.newBuilder(webhooks));
    }

    private static String body(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
