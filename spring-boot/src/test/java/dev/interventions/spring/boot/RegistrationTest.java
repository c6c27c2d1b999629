package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.spring.boot.metrics.InterventionsMetricsAutoConfiguration;
import dev.interventions.spring.boot.problem.ProblemDetailsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Boot finds everything without configuration by the host. */
class RegistrationTest {

    @EnableAutoConfiguration
    static class Host {}

    @Test
    void boot_finds_each_auto_configuration() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(
                        InterventionsAutoConfiguration.class.getName(),
                        ProblemDetailsAutoConfiguration.class.getName(),
                        InterventionsMetricsAutoConfiguration.class.getName(),
                        "dev.interventions.spring.boot.webhooks.WebhooksAutoConfiguration",
                        "dev.interventions.spring.boot.budget.StoredBudgetAutoConfiguration",
                        "dev.interventions.spring.boot.health.InterventionsHealthAutoConfiguration");
    }

    @Test
    void boot_finds_the_failure_analyzer() {
        ArgumentResolver arguments = ArgumentResolver.of(Environment.class, new StandardEnvironment());
        // Like Boot, leaves out those of libraries that are absent.
        FailureHandler ignoring = (type, name, failure) -> {};

        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, arguments, ignoring))
                .extracting(analyzer -> analyzer.getClass().getName())
                .contains("dev.interventions.spring.boot.property.InvalidPropertyFailureAnalyzer");
    }

    @Test
    void an_application_keeps_its_http_client() {
        SpringApplication application = new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .application();

        try (var context = application.run("--interventions.enabled=false", "--spring.main.banner-mode=off")) {
            assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                    .isInstanceOf(JdkClientHttpRequestFactoryBuilder.class);
        }
    }
}
