package dev.interventions.quickstart;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import java.net.URI;
import java.util.function.Supplier;

/** The host application of the README: it closes an intervention, and says what came of it. */
final class ClosingBot {

    private final Interventions interventions;

    ClosingBot(Interventions interventions) {
        this.interventions = interventions;
    }

    String close(InterventionId id) {
        return interventions
                .close(id)
                .fold(
                        error -> error.fold(
                                refused -> "left alone: " + refused.message(),
                                unavailable -> "try again later: " + unavailable.message(),
                                unknown -> "look first: " + unknown.message()),
                        closed -> "closed " + closed.id().value());
    }

    static String closeOnce(URI baseUri, Supplier<String> token, InterventionId id) {
        try (EngageClient client = EngageClient.connect(HttpSettings.of(baseUri, token))) {
            return new ClosingBot(client.interventions()).close(id);
        }
    }
}
