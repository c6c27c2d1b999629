package dev.interventions.spring.boot.health;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.http.EngageClient;
import dev.interventions.http.PoolStats;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a client's health. Without a probe, only its own state: nothing is sent, and it is up.
 *
 * @param status Boot's code: UP, DOWN, or UNKNOWN if the budget had no request left for a probe
 * @param details free of secrets
 */
record ClientHealth(String status, Map<String, Object> details) {

    /** Shorter than those who ask for the health usually wait. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** The health of a client; with a probe, one intervention is listed, for which the budget is asked like for any request. */
    static ClientHealth of(EngageClient client, boolean probe) {
        Map<String, Object> details = new LinkedHashMap<>();
        PoolStats connections = client.connections();
        details.put("leasedConnections", connections.leased());
        details.put("availableConnections", connections.available());
        details.put("waitingCalls", connections.pending());
        details.put("maxConnections", connections.max());
        Option<InterventionError> error = probe ? probe(client) : Option.none();
        error.forEach(seen -> {
            details.put("error", seen.getClass().getSimpleName());
            details.put("message", seen.message());
        });
        return new ClientHealth(error.fold(() -> "UP", ClientHealth::status), details);
    }

    private static Option<InterventionError> probe(EngageClient client) {
        return client.interventions()
                .within(DEADLINE)
                .list(InterventionQuery.all(), PageRequest.of(0, 1))
                .swap()
                .toOption();
    }

    private static String status(InterventionError error) {
        return error instanceof BudgetExhausted ? "UNKNOWN" : "DOWN";
    }
}
