package dev.interventions.cdi;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.http.EngageClient;
import dev.interventions.http.PoolStats;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * What is known of the clients' health. Without a probe, only their own state: nothing is sent, and they are up. With a probe, each lists
 * one intervention, for which the budget is asked like for any request; it remains up if the budget has no request left.
 */
@Readiness
@Singleton
final class ClientReadiness implements HealthCheck {

    private static final String NAME = "interventions";

    /** Shorter than those who ask for the health usually wait. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final KnownClients clients;
    private final boolean probes;

    @Inject
    ClientReadiness(KnownClients clients, Config config) {
        this.clients = clients;
        this.probes = AccountProperties.ofAll(config).is("health.probe");
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Object> data = new LinkedHashMap<>();
        boolean up = true;
        for (var client : clients.byAccount()) {
            String prefix = client._1.equals(TokenSupplier.DEFAULT_ACCOUNT) ? "" : client._1 + ".";
            up &= isUp(client._2, prefix, data);
        }
        return new HealthCheckResponse(NAME, up ? Status.UP : Status.DOWN, Optional.of(data));
    }

    private boolean isUp(EngageClient client, String prefix, Map<String, Object> data) {
        PoolStats connections = client.connections();
        data.put(prefix + "leasedConnections", (long) connections.leased());
        data.put(prefix + "availableConnections", (long) connections.available());
        data.put(prefix + "waitingCalls", (long) connections.pending());
        data.put(prefix + "maxConnections", (long) connections.max());
        Option<InterventionError> error = probes ? probe(client) : Option.none();
        error.forEach(seen -> {
            data.put(prefix + "error", seen.getClass().getSimpleName());
            data.put(prefix + "message", seen.message());
        });
        return error.forAll(BudgetExhausted.class::isInstance);
    }

    private static Option<InterventionError> probe(EngageClient client) {
        return client.interventions()
                .within(DEADLINE)
                .list(InterventionQuery.all(), PageRequest.of(0, 1))
                .swap()
                .toOption();
    }
}
