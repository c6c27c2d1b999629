package dev.interventions.spring.boot.metrics;

import dev.interventions.http.EngageClient;
import dev.interventions.micrometer.InterventionsMetrics;
import dev.interventions.spring.boot.AccountsRegistrar;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The gauges of all clients, with the account as tag. The constructor gets the clients from the bean factory, so that they exist before
 * this bean, and are destroyed after it.
 */
final class ClientGauges implements AutoCloseable {

    private final List<InterventionsMetrics> clients = new ArrayList<>();

    ClientGauges(ListableBeanFactory beans, MeterRegistry registry) {
        beans.getBeansOfType(EngageClient.class).forEach((bean, client) -> {
            InterventionsMetrics metrics =
                    new InterventionsMetrics(client, Tags.of("account", AccountsRegistrar.accountOf(bean)));
            metrics.bindTo(registry);
            clients.add(metrics);
        });
    }

    @Override
    public void close() {
        clients.forEach(InterventionsMetrics::close);
    }
}
