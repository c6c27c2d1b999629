package dev.interventions.quickstart;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import java.net.URI;

/** Closes one intervention. */
public class CloseIntervention {

    public static void main(String... arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: CloseIntervention BASE_URI TOKEN ID");
            return;
        }
        HttpSettings settings = HttpSettings.of(URI.create(arguments[0]), () -> arguments[1]);
        try (EngageClient client = EngageClient.connect(settings)) {
            System.out.println(close(client.interventions(), InterventionId.of(arguments[2])));
        }
    }

    static String close(Interventions interventions, InterventionId id) {
        return interventions
                .close(id)
                .fold(
                        error -> error.fold(
                                refused -> "refused, don't repeat: " + refused.message(),
                                unavailable -> "nothing changed, try again later: " + unavailable.message(),
                                unknown -> "may be closed, read it first: " + unknown.message()),
                        closed -> "closed " + closed.id().value());
    }
}
