package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.Unreachable;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpComments;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

class InterventionsAutoConfigurationTest {

    private static final InterventionId UNKNOWN = InterventionId.of("unknown");

    private final TestAccount account = new TestAccount();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(InterventionsAutoConfiguration.class));
    private final ApplicationContextRunner connected = runner.withPropertyValues(account.properties("interventions"));

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void base_uri_and_token_give_a_client_and_its_interventions() {
        InterventionId open = account.openIntervention();

        connected.run(context -> {
            assertThat(context).hasSingleBean(EngageClient.class);
            assertThat(context.getBean(Interventions.class).get(open).get().id())
                    .isEqualTo(open);
        });
    }

    @Test
    void base_uri_and_token_give_the_comments_of_the_client() {
        InterventionId open = account.openIntervention();

        connected.run(context -> {
            Comments comments = context.getBean(Comments.class);
            assertThat(comments.create(open, "call back").isRight()).isTrue();
            assertThat(account.emulator.journal()).hasSize(1);
        });
    }

    @Test
    void base_uri_and_token_give_every_other_port_of_the_client() {
        InterventionId open = account.openIntervention();

        connected.run(context -> {
            assertThat(context.getBean(Bots.class).complete(open).isLeft()).isTrue();
            assertThat(context.getBean(Webhooks.class)
                            .list(PageRequest.of(0, 1))
                            .isRight())
                    .isTrue();
            assertThat(context.getBean(ReferenceData.class).users().isRight()).isTrue();
            assertThat(context.getBean(Journal.class)
                            .list(JournalQuery.all(), PageRequest.of(0, 1))
                            .isRight())
                    .isTrue();
        });
    }

    @Test
    void a_host_that_injects_no_port_gets_none_created() {
        connected.run(context -> {
            var beans = context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                    .getBeanFactory();
            assertThat(beans.containsSingleton("engageClient")).isTrue();
            assertThat(PORTS)
                    .allSatisfy(port -> assertThat(beans.getBeanNamesForType(port, true, false))
                            .isNotEmpty()
                            .noneMatch(beans::containsSingleton));
        });
    }

    private static final List<Class<?>> PORTS = List.of(
            Interventions.class, Comments.class, Bots.class, Webhooks.class, ReferenceData.class, Journal.class);

    @Test
    void a_hosts_own_port_replaces_that_of_the_client() {
        replacedBy(Interventions.class, account.world.as(account.world.agent()));
        replacedBy(Comments.class, account.world.comments(account.world.agent()));
        replacedBy(Bots.class, account.world.bots(account.world.agent()));
        replacedBy(Webhooks.class, account.world.webhooks(account.world.agent()));
        replacedBy(ReferenceData.class, account.world.referenceData(account.world.agent()));
        replacedBy(Journal.class, account.world.journal(account.world.agent()));
    }

    private <T> void replacedBy(Class<T> type, T own) {
        connected
                .withBean("own", type, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(EngageClient.class)
                        .hasSingleBean(type)
                        .getBean(type)
                        .isSameAs(own));
    }

    @Test
    void decorators_may_leave_comments_as_they_are() {
        connected
                .withBean(InterventionsDecorator.class, () -> interventions -> interventions)
                .run(context -> assertThat(context).getBean(Comments.class).isInstanceOf(HttpComments.class));
    }

    @Test
    void sends_nothing_at_the_start() {
        connected.run(context -> assertThat(account.emulator.journal()).isEmpty());
    }

    @Test
    void can_be_disabled() {
        runner.withPropertyValues("interventions.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(EngageClient.class)
                        .doesNotHaveBean(Interventions.class));
    }

    @Test
    void a_hosts_own_client_needs_no_properties() {
        EngageClient own = EngageClient.connect(HttpSettings.of(account.emulator.baseUri(), account::token));

        runner.withBean(EngageClient.class, () -> own).run(context -> {
            assertThat(context).getBean(EngageClient.class).isSameAs(own);
            assertThat(context).hasSingleBean(Interventions.class);
        });
    }

    @Test
    void connection_details_replace_the_properties() {
        runner.withBean(InterventionsConnectionDetails.class, AccountDetails::new)
                .withPropertyValues("interventions.base-uri=https://elsewhere.example/1.0")
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    assertThat(account.emulator.journal()).hasSize(1);
                });
    }

    private final class AccountDetails implements InterventionsConnectionDetails {
        @Override
        public URI getBaseUri() {
            return account.emulator.baseUri();
        }

        @Override
        public String getToken() {
            return account.token();
        }
    }

    @Test
    void a_token_supplier_is_called_for_each_request_with_the_name_of_the_account() {
        List<String> accounts = new CopyOnWriteArrayList<>();

        runner.withPropertyValues("interventions.base-uri=" + account.emulator.baseUri())
                .withPropertyValues("interventions.accounts.support.base-uri=" + account.emulator.baseUri())
                .withBean(TokenSupplier.class, () -> name -> {
                    accounts.add(name);
                    return account.token();
                })
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    context.getBean(Interventions.class).get(UNKNOWN);
                    context.getBean("supportInterventions", Interventions.class).get(UNKNOWN);
                    assertThat(accounts).containsExactly("default", "default", "support");
                });
    }

    @Test
    void properties_become_settings_and_customizers_change_them_in_their_order() {
        List<String> seen = new CopyOnWriteArrayList<>();

        connected
                .withPropertyValues(
                        "interventions.deadline=7s",
                        "interventions.connect-timeout=1s",
                        "interventions.response-timeout=2s",
                        "interventions.lease-timeout=3s",
                        "interventions.max-connections=4",
                        "interventions.max-body-bytes=5000")
                .withBean("second", HttpSettingsCustomizer.class, () -> new Second(seen))
                .withBean("first", HttpSettingsCustomizer.class, () -> new First(seen))
                .run(context -> {
                    assertThat(seen).hasSize(2);
                    assertThat(seen.get(0))
                            .startsWith("first")
                            .contains(
                                    "deadline PT7S",
                                    "connect PT1S",
                                    "response PT2S",
                                    "lease PT3S",
                                    "4 connections",
                                    "5000 bytes");
                    assertThat(seen.get(1)).startsWith("second").contains("11 connections");
                    assertThat(context.getBean(EngageClient.class).connections().max())
                            .isEqualTo(12);
                });
    }

    @Order(1)
    private record First(List<String> seen) implements HttpSettingsCustomizer {
        @Override
        public HttpSettings customize(HttpSettings settings) {
            seen.add("first " + settings);
            return settings.withMaxConnections(11);
        }
    }

    @Order(2)
    private record Second(List<String> seen) implements HttpSettingsCustomizer {
        @Override
        public HttpSettings customize(HttpSettings settings) {
            seen.add("second " + settings);
            return settings.withMaxConnections(12);
        }
    }

    @Test
    void requests_per_minute_limit_the_client() {
        connected
                .withPropertyValues(
                        "interventions.requests-per-minute=1", "interventions.failing-fast-over-budget=true")
                .run(context -> {
                    Interventions interventions = context.getBean(Interventions.class);
                    interventions.get(UNKNOWN);
                    interventions.get(UNKNOWN);
                    assertThat(account.emulator.journal()).hasSize(1);
                });
    }

    @Test
    void a_budget_bean_is_asked() {
        connected
                .withBean(RequestBudget.class, TestAccount::budgetWithoutRequests)
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    assertThat(account.emulator.journal()).isEmpty();
                });
    }

    @Test
    void every_listener_is_notified_even_if_another_throws() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        connected
                .withBean("failing", HttpListener.class, () -> new FailingListener())
                .withBean("one", HttpListener.class, () -> new NamedListener("one", heard))
                .withBean("other", HttpListener.class, () -> new NamedListener("other", heard))
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    assertThat(List.of(heard.poll(30, TimeUnit.SECONDS), heard.poll(30, TimeUnit.SECONDS)))
                            .containsExactlyInAnyOrder("one", "other");
                });
    }

    private record FailingListener() implements HttpListener {
        @Override
        public void ended(Ended event) {
            throw new IllegalStateException("on purpose");
        }
    }

    private record NamedListener(String name, BlockingQueue<String> heard) implements HttpListener {
        @Override
        public void ended(Ended event) {
            heard.add(name);
        }
    }

    @Test
    void interceptor_beans_and_the_user_agent_suffix_change_headers() {
        connected
                .withBean(AttemptInterceptor.class, () -> (attempt, headers) -> {
                    headers.set("traceparent", "00-1-2-01");
                    return AttemptInterceptor.Observation.NONE;
                })
                .withPropertyValues("interventions.user-agent-suffix=desk/4.2")
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    var headers = account.emulator.journal().head().headers();
                    assertThat(headers.get("traceparent")).containsExactly("00-1-2-01");
                    assertThat(headers.get("user-agent").get()).endsWith(" desk/4.2");
                });
    }

    @Test
    void an_unknown_ssl_bundle_fails_the_start() {
        connected
                .withPropertyValues("interventions.ssl-bundle=absent")
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("absent"));
    }

    @Test
    void a_proxy_is_used() {
        runner.withPropertyValues(
                        "interventions.base-uri=http://service.invalid/1.0",
                        "interventions.plain-http-host=service.invalid",
                        "interventions.token=" + account.token(),
                        "interventions.proxy.host=127.0.0.1",
                        "interventions.proxy.port=" + account.emulator.baseUri().getPort())
                .run(context -> assertThat(context.getBean(Interventions.class)
                                .get(UNKNOWN)
                                .getLeft())
                        .as("the emulator's response to a request to a proxy")
                        .isNotInstanceOf(Unreachable.class));
    }

    @Test
    void each_of_several_accounts_has_beans_with_its_name_as_qualifier() {
        try (TestAccount sales = new TestAccount()) {
            InterventionId open = sales.openIntervention();

            runner.withPropertyValues(account.properties("interventions.accounts.support"))
                    .withPropertyValues(sales.properties("interventions.accounts.sales"))
                    .withBean(InjectedPorts.class)
                    .run(context -> {
                        InjectedPorts injected = context.getBean(InjectedPorts.class);
                        assertThat(injected.sales().get(open).isRight()).isTrue();
                        assertThat(injected.support().get(open).isLeft()).isTrue();
                        assertThat(injected.client()).isSameAs(context.getBean("salesEngageClient"));
                        assertThat(injected.comments().create(open, "call back").isRight())
                                .isTrue();
                        assertThat(injected.bots().complete(open).isLeft()).isTrue();
                        assertThat(injected.webhooks()
                                        .list(PageRequest.of(0, 1))
                                        .isRight())
                                .isTrue();
                        assertThat(injected.referenceData().users().isRight()).isTrue();
                        assertThat(injected.journal()
                                        .list(JournalQuery.all(), PageRequest.of(0, 1))
                                        .isRight())
                                .isTrue();
                    });
        }
    }

    record InjectedPorts(
            @Qualifier("support") Interventions support,
            @Qualifier("sales") Interventions sales,
            @Qualifier("sales") Comments comments,
            @Qualifier("sales") Bots bots,
            @Qualifier("sales") Webhooks webhooks,
            @Qualifier("sales") ReferenceData referenceData,
            @Qualifier("sales") Journal journal,
            @Qualifier("sales") EngageClient client) {}

    @Test
    void an_account_by_name_is_not_injected_by_type_alone() {
        runner.withPropertyValues(account.properties("interventions.accounts.support"))
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues(account.properties("interventions.accounts.support"))
                .withBean(ByType.class)
                .run(context ->
                        assertThat(context).getFailure().hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
    }

    @Test
    void the_default_account_stands_beside_accounts_by_name() {
        runner.withPropertyValues(account.properties("interventions"))
                .withPropertyValues(account.properties("interventions.accounts.support"))
                .withBean(ByType.class)
                .run(context -> assertThat(context.getBean(ByType.class).interventions())
                        .isSameAs(context.getBean("interventions")));
    }

    record ByType(Interventions interventions) {}
}
