package dev.interventions.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Unavailable.Unreachable;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.CheckedInterventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientBeansTest {

    private static final InterventionId UNKNOWN = InterventionId.of("unknown");
    private static final CategoryId UNDEFINED = CategoryId.of("undefined");
    private static final PageRequest PAGE = PageRequest.of(0, 1);

    private final TestAccount account = new TestAccount();

    @AfterEach
    void closeAccount() {
        account.close();
    }

    private TestHost connected() {
        return new TestHost().with(account.properties("interventions"));
    }

    private static Interventions interventions(SeContainer host) {
        return host.select(Interventions.class).get();
    }

    @Test
    void base_uri_and_token_give_a_client_and_its_interventions() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = connected().start()) {
            assertThat(interventions(host).get(open).get().id()).isEqualTo(open);
            assertThat(host.select(EngageClient.class).get())
                    .isSameAs(host.select(EngageClient.class).get());
        }
    }

    @Test
    void base_uri_and_token_give_the_comments_of_the_client() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = connected().start()) {
            Comments comments = host.select(Comments.class).get();

            assertThat(comments.create(open, "call back").isRight()).isTrue();
        }
    }

    @Test
    void base_uri_and_token_give_every_other_port_of_the_client() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = connected().start()) {
            assertThat(host.select(Bots.class).get().complete(open).isLeft()).isTrue();
            assertThat(host.select(Webhooks.class).get().list(PAGE).isRight()).isTrue();
            assertThat(host.select(ReferenceData.class).get().users().isRight()).isTrue();
            assertThat(host.select(Journal.class)
                            .get()
                            .list(JournalQuery.all(), PAGE)
                            .isRight())
                    .isTrue();
        }
    }

    @Test
    void checked_interventions_refuse_what_the_account_does_not_define_and_others_do_not() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = connected().start()) {
            assertThat(host.select(CheckedInterventions.class)
                            .get()
                            .categorize(open, UNDEFINED)
                            .getLeft())
                    .isInstanceOf(NotAllowed.class);
            assertThat(interventions(host).categorize(open, UNDEFINED).isRight())
                    .isTrue();
        }
    }

    @Test
    void sends_nothing_at_the_start() {
        try (SeContainer host = connected().start()) {
            assertThat(host.isRunning()).isTrue();
            assertThat(account.emulator.journal()).isEmpty();
        }
    }

    @Test
    void can_be_disabled() {
        try (SeContainer host =
                new TestHost().with("interventions.enabled", "false").start()) {
            assertThat(host.isRunning()).isTrue();
        }
    }

    @Test
    void a_hosts_own_client_needs_no_properties() {
        try (SeContainer host = new TestHost()
                .withBean(TestAccount.class, account)
                .withClass(OwnClient.class)
                .start()) {
            interventions(host).get(UNKNOWN);

            assertThat(account.emulator.journal()).hasSize(1);
            assertThat(host.select(EngageClient.class).get().connections().max())
                    .isEqualTo(3);
        }
    }

    @Alternative
    @Priority(1)
    @Dependent
    static class OwnClient {
        @Produces
        EngageClient client(TestAccount account) {
            return EngageClient.connect(
                    HttpSettings.of(account.emulator.baseUri(), account::token).withMaxConnections(3));
        }
    }

    @Test
    void a_hosts_own_interventions_replace_those_of_the_client() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = connected()
                .withBean(TestAccount.class, account)
                .withClass(OwnInterventions.class)
                .start()) {
            assertThat(interventions(host).get(open).isRight()).isTrue();
            assertThat(account.emulator.journal()).isEmpty();
        }
    }

    @Alternative
    @Priority(1)
    @Dependent
    static class OwnInterventions {
        @Produces
        @ApplicationScoped
        Interventions interventions(TestAccount account) {
            return account.world.as(account.agent);
        }
    }

    @Test
    void a_token_supplier_is_called_for_each_request_with_the_name_of_the_account() {
        List<String> accounts = new CopyOnWriteArrayList<>();
        TokenSupplier tokens = name -> {
            accounts.add(name);
            return account.token();
        };

        try (SeContainer host = new TestHost()
                .with("interventions.base-uri", account.emulator.baseUri().toString())
                .with(
                        "interventions.accounts.support.base-uri",
                        account.emulator.baseUri().toString())
                .withBean(TokenSupplier.class, tokens)
                .withClass(SupportDesk.class)
                .start()) {
            interventions(host).get(UNKNOWN);
            interventions(host).get(UNKNOWN);
            host.select(SupportDesk.class).get().interventions.get(UNKNOWN);

            assertThat(accounts).containsExactly("default", "default", "support");
        }
    }

    @Dependent
    static class SupportDesk {
        @Inject
        @Account("support")
        Interventions interventions;
    }

    @Test
    void properties_become_settings_and_customizers_change_them() {
        List<String> seen = new CopyOnWriteArrayList<>();

        try (SeContainer host = connected()
                .with("interventions.deadline", "7s")
                .with("interventions.connect-timeout", "1000ms")
                .with("interventions.response-timeout", "PT2S")
                .with("interventions.lease-timeout", "1m")
                .with("interventions.max-connections", "4")
                .with("interventions.max-body-bytes", "5000")
                .withBean(HttpSettingsCustomizer.class, settings -> {
                    seen.add(settings.toString());
                    return settings.withMaxConnections(11);
                })
                .start()) {
            assertThat(seen)
                    .singleElement()
                    .asString()
                    .contains(
                            "deadline PT7S",
                            "connect PT1S",
                            "response PT2S",
                            "lease PT1M",
                            "4 connections",
                            "5000 bytes");
            assertThat(host.select(EngageClient.class).get().connections().max())
                    .isEqualTo(11);
        }
    }

    @Test
    void requests_per_minute_limit_the_client() {
        try (SeContainer host = connected()
                .with("interventions.requests-per-minute", "1")
                .with("interventions.failing-fast-over-budget", "true")
                .start()) {
            interventions(host).get(UNKNOWN);
            interventions(host).get(UNKNOWN);

            assertThat(account.emulator.journal()).hasSize(1);
        }
    }

    @Test
    void a_budget_bean_is_asked() {
        try (SeContainer host = connected()
                .withBean(RequestBudget.class, TestAccount.budgetWithoutRequests())
                .start()) {
            interventions(host).get(UNKNOWN);

            assertThat(account.emulator.journal()).isEmpty();
        }
    }

    @Test
    void one_of_several_budgets_is_not_chosen_at_random() {
        TestHost host = connected()
                .withBean(RequestBudget.class, TestAccount.budgetWithoutRequests())
                .withBean(RequestBudget.class, TestAccount.budgetWithoutRequests());

        assertThatThrownBy(() -> host.start().close()).isInstanceOf(AmbiguousResolutionException.class);
    }

    @Test
    void every_listener_is_notified() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        try (SeContainer host = connected()
                .withBean(HttpListener.class, new NamedListener("one", heard))
                .withBean(HttpListener.class, new NamedListener("other", heard))
                .start()) {
            interventions(host).get(UNKNOWN);

            assertThat(List.of(heard.poll(30, TimeUnit.SECONDS), heard.poll(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder("one", "other");
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
        try (SeContainer host = connected()
                .withBean(AttemptInterceptor.class, (attempt, headers) -> {
                    headers.set("traceparent", "00-1-2-01");
                    return AttemptInterceptor.Observation.NONE;
                })
                .with("interventions.user-agent-suffix", "desk/4.2")
                .start()) {
            interventions(host).get(UNKNOWN);

            var headers = account.emulator.journal().head().headers();
            assertThat(headers.get("traceparent")).containsExactly("00-1-2-01");
            assertThat(headers.get("user-agent").get()).endsWith(" desk/4.2");
        }
    }

    @Test
    void a_proxy_is_used() {
        try (SeContainer host = new TestHost()
                .with("interventions.base-uri", "http://service.invalid/1.0")
                .with("interventions.plain-http-host", "service.invalid")
                .with("interventions.token", account.token())
                .with("interventions.proxy.host", "127.0.0.1")
                .with(
                        "interventions.proxy.port",
                        "" + account.emulator.baseUri().getPort())
                .start()) {
            assertThat(interventions(host).get(UNKNOWN).getLeft())
                    .as("the emulator's response to a request to a proxy")
                    .isNotInstanceOf(Unreachable.class);
        }
    }

    @Test
    void decorators_decorate_the_interventions_of_each_account() {
        List<Interventions> decorated = new CopyOnWriteArrayList<>();

        try (SeContainer host = connected()
                .with(account.properties("interventions.accounts.support"))
                .withBean(InterventionsDecorator.class, interventions -> {
                    decorated.add(interventions);
                    return interventions;
                })
                .withClass(SupportDesk.class)
                .start()) {
            interventions(host).get(UNKNOWN);
            host.select(SupportDesk.class).get();

            assertThat(decorated).hasSize(2);
        }
    }

    @Test
    void each_of_several_accounts_is_injected_by_its_name() {
        try (TestAccount sales = new TestAccount();
                SeContainer host = new TestHost()
                        .with(account.properties("interventions.accounts.support"))
                        .with(sales.properties("interventions.accounts.sales"))
                        .withClass(InjectedPorts.class)
                        .start()) {
            InterventionId open = sales.openIntervention();
            InjectedPorts injected = host.select(InjectedPorts.class).get();

            assertThat(injected.sales.get(open).isRight()).isTrue();
            assertThat(injected.support.get(open).isLeft()).isTrue();
            assertThat(injected.comments.create(open, "call back").isRight()).isTrue();
            assertThat(injected.bots.complete(open).isLeft()).isTrue();
            assertThat(injected.webhooks.list(PAGE).isRight()).isTrue();
            assertThat(injected.referenceData.users().isRight()).isTrue();
            assertThat(injected.journal.list(JournalQuery.all(), PAGE).isRight())
                    .isTrue();
            assertThat(injected.checked.categorize(open, UNDEFINED).getLeft()).isInstanceOf(NotAllowed.class);
            assertThat(injected.client)
                    .isSameAs(host.select(InjectedPorts.class).get().client)
                    .isNotSameAs(injected.otherClient);
        }
    }

    @Dependent
    static class InjectedPorts {
        @Inject
        @Account("support")
        Interventions support;

        @Inject
        @Account("sales")
        Interventions sales;

        @Inject
        @Account("sales")
        CheckedInterventions checked;

        @Inject
        @Account("sales")
        Comments comments;

        @Inject
        @Account("sales")
        Bots bots;

        @Inject
        @Account("sales")
        Webhooks webhooks;

        @Inject
        @Account("sales")
        ReferenceData referenceData;

        @Inject
        @Account("sales")
        Journal journal;

        @Inject
        @Account("sales")
        EngageClient client;

        @Inject
        @Account("support")
        EngageClient otherClient;
    }
}
