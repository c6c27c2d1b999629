package dev.interventions.spring.boot.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.TestAccount;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.InterventionHandler;
import dev.interventions.webhooks.InterventionHint;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.InMemoryEventStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@Timeout(300)
class WebhooksAutoConfigurationTest {

    private static final String SECRET = "interventions.webhooks.secret=current";

    private final TestAccount account = new TestAccount();
    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(InterventionsAutoConfiguration.class, WebhooksAutoConfiguration.class))
            .withPropertyValues(account.properties("interventions"));

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @EnableAutoConfiguration
    static class Host {

        private final BlockingQueue<InterventionHint> hints = new LinkedBlockingQueue<>();

        @Bean
        EventStore events() {
            return InMemoryEventStore.create();
        }

        @Bean
        InterventionHandler handler() {
            return hint -> {
                hint.current();
                hints.add(hint);
            };
        }

        @Bean
        BlockingQueue<InterventionHint> hints() {
            return hints;
        }
    }

    @Test
    void an_event_that_is_posted_to_the_application_comes_to_the_handler() throws Exception {
        InterventionId id = account.openIntervention();
        try (ConfigurableApplicationContext application = application()) {
            HttpResponse<String> response = post(application, "current", event(id));

            assertThat(response.statusCode()).isEqualTo(200);
            BlockingQueue<?> hints = application.getBean(Host.class).hints;
            InterventionHint hint = (InterventionHint) hints.poll(60, TimeUnit.SECONDS);
            assertThat(hint.id()).isEqualTo(id);
            assertThat(hint.current().get().id()).isEqualTo(id);
        }
    }

    @Test
    void two_secrets_are_accepted_and_no_other() throws Exception {
        try (ConfigurableApplicationContext application = application()) {
            String delivery = event(InterventionId.of("i1"));

            assertThat(post(application, "previous", delivery).statusCode()).isEqualTo(200);
            assertThat(post(application, "other", delivery).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_interval_that_is_not_positive_is_refused_by_name() {
        web.withUserConfiguration(Host.class)
                .withPropertyValues(SECRET, "interventions.webhooks.interval=0s")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("interventions.webhooks.interval")
                        .rootCause()
                        .hasMessage("an interval must be positive, but is PT0S"));
    }

    @Test
    void a_body_over_the_limit_is_refused() throws Exception {
        try (ConfigurableApplicationContext application = application("--interventions.webhooks.max-body-size=10B")) {
            assertThat(post(application, "current", event(InterventionId.of("i1")))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void no_thread_dispatches_after_the_application_has_stopped() {
        ConfigurableApplicationContext application = application();
        DispatcherThreads threads = application.getBean(DispatcherThreads.class);
        assertThat(threads.isRunning()).isTrue();

        application.close();

        assertThat(threads.isRunning()).isFalse();
    }

    @Test
    void without_an_event_store_there_is_nothing() {
        web.withPropertyValues(SECRET)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(WebhookReceiver.class)
                        .doesNotHaveBean(ServletRegistrationBean.class));
    }

    @Test
    void without_the_library_there_is_nothing() {
        web.withClassLoader(new FilteredClassLoader("dev.interventions.webhooks"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void without_a_handler_events_are_only_received() {
        web.withPropertyValues(SECRET)
                .withBean(EventStore.class, InMemoryEventStore::create)
                .run(context -> assertThat(context)
                        .hasSingleBean(WebhookReceiver.class)
                        .doesNotHaveBean(EventDispatcher.class)
                        .doesNotHaveBean(DispatcherThreads.class));
    }

    @Test
    void an_application_without_servlets_only_dispatches() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(InterventionsAutoConfiguration.class, WebhooksAutoConfiguration.class))
                .withPropertyValues(account.properties("interventions"))
                .withBean(EventStore.class, InMemoryEventStore::create)
                .withBean(InterventionHandler.class, () -> hint -> {})
                .run(context -> assertThat(context)
                        .hasSingleBean(DispatcherThreads.class)
                        .doesNotHaveBean(WebhookReceiver.class));
    }

    @Test
    void a_missing_secret_is_reported_and_a_bean_replaces_it() {
        WebApplicationContextRunner storing = web.withBean(EventStore.class, InMemoryEventStore::create);

        storing.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageStartingWith("interventions.webhooks.secret: "));
        storing.withBean(WebhookSecrets.class, WebhookSecrets::notVerified)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_refused_secret_is_reported_without_it() {
        web.withBean(EventStore.class, InMemoryEventStore::create)
                .withPropertyValues("interventions.webhooks.secret=top secret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageNotContaining("top secret")
                        .hasMessageContaining("visible ASCII characters"));
    }

    @Test
    void properties_show_no_secret() {
        assertThat(new WebhooksProperties(
                                "/path",
                                "secret-1",
                                "secret-2",
                                org.springframework.util.unit.DataSize.ofKilobytes(1),
                                1,
                                Duration.ofSeconds(1))
                        .toString())
                .doesNotContain("secret-1", "secret-2");
    }

    private ConfigurableApplicationContext application(String... arguments) {
        return new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.SERVLET)
                .properties(account.properties("interventions"))
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "interventions.webhooks.path=/hook",
                        SECRET,
                        "interventions.webhooks.previous-secret=previous")
                .run(arguments);
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext application, String secret, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/hook");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("X-Dimelo-Secret", secret)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String event(InterventionId id) {
        return "{\"events\":[{\"id\":\"e1\",\"type\":\"intervention.opened\",\"resource\":{\"type\":\"intervention\",\"id\":\""
                + id.value() + "\"}}]}";
    }
}
