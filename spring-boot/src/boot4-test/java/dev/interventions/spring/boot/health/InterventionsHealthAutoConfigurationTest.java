package dev.interventions.spring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.EngageClient;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.TestAccount;
import dev.interventions.spring.boot.problem.ProblemDetailsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InterventionsHealthAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    InterventionsAutoConfiguration.class, InterventionsHealthAutoConfiguration.class));

    @Test
    void shows_the_health_of_the_client() {
        try (TestAccount account = new TestAccount()) {
            runner.withPropertyValues(account.properties("interventions")).run(context -> {
                Health health = context.getBean("interventionsHealthContributor", HealthIndicator.class)
                        .health();

                assertThat(health.getStatus()).isEqualTo(Status.UP);
                assertThat(health.getDetails()).containsKey("maxConnections");
                assertThat(account.emulator.journal()).isEmpty();
            });
        }
    }

    @Test
    void probes_if_the_host_asks_for_it() {
        try (TestAccount account = new TestAccount()) {
            runner.withPropertyValues(account.properties("interventions"))
                    .withPropertyValues("management.health.interventions.probe=true")
                    .run(context -> {
                        context.getBean(HealthIndicator.class).health();
                        assertThat(account.emulator.journal()).hasSize(1);
                    });
        }
    }

    @Test
    void shows_each_of_several_accounts() {
        runner.withPropertyValues(account("interventions"), account("interventions.accounts.support"))
                .withPropertyValues("interventions.token=t", "interventions.accounts.support.token=t")
                .run(context -> assertThat(context.getBean(CompositeHealthContributor.class)
                                .getContributor("supportEngageClient"))
                        .isNotNull());
    }

    @Test
    void can_be_disabled() {
        runner.withPropertyValues(account("interventions"), "interventions.token=t")
                .withPropertyValues("management.health.interventions.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
        runner.withPropertyValues("interventions.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
    }

    @Test
    void a_host_needs_neither_actuator_nor_spring_web() {
        new ApplicationContextRunner()
                .withUserConfiguration(Host.class)
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate",
                        "org.springframework.boot.health",
                        "org.springframework.http",
                        "org.springframework.web"))
                .withPropertyValues(account("interventions"), "interventions.token=t")
                .run(context -> assertThat(context).hasSingleBean(EngageClient.class));
    }

    @ImportAutoConfiguration({
        InterventionsAutoConfiguration.class,
        InterventionsHealthAutoConfiguration.class,
        ProblemDetailsAutoConfiguration.class
    })
    static class Host {}

    private static String account(String prefix) {
        return prefix + ".base-uri=https://a.example/1.0";
    }
}
