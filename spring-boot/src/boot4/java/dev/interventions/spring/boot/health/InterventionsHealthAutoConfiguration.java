package dev.interventions.spring.boot.health;

import dev.interventions.http.EngageClient;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of each client, see {@code management.health.interventions.probe}. */
@AutoConfiguration(after = InterventionsAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(InterventionsAutoConfiguration.class)
@ConditionalOnEnabledHealthIndicator("interventions")
public final class InterventionsHealthAutoConfiguration {

    InterventionsHealthAutoConfiguration() {}

    @Bean
    HealthContributor interventionsHealthContributor(
            ListableBeanFactory beans, @Value("${management.health.interventions.probe:false}") boolean probe) {
        Map<String, EngageClient> clients = beans.getBeansOfType(EngageClient.class);
        return clients.size() == 1
                ? indicator(clients.values().iterator().next(), probe)
                : CompositeHealthContributor.fromMap(clients, client -> indicator(client, probe));
    }

    private static HealthIndicator indicator(EngageClient client, boolean probe) {
        return () -> {
            ClientHealth health = ClientHealth.of(client, probe);
            return Health.status(health.status()).withDetails(health.details()).build();
        };
    }
}
