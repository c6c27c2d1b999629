package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.ClientOnTime;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.HttpWebhooks;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ensure} creates no second webhook, even if messages are lost or late and other hosts call it at the same time. */
@Timeout(120)
class EnsureUnderFaultsTest {

    private static final int HOSTS = 6;
    private static final int URLS = 20;
    private static final int FAULTS_IN_HUNDRED = 40;
    /** One whose peer never falls silent. */
    private static final int PATIENT_CALL = 0;

    private static final Duration LONG = Duration.ofHours(1);

    private final AccountScenario scenario = new AccountScenario();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void hosts_that_ensure_the_same_webhooks_at_the_same_time_get_one_of_each(long seed) throws Exception {
        HistorySettings faults = new HistorySettings(seed, 1, 1, FAULTS_IN_HUNDRED);
        AtomicInteger requests = new AtomicInteger();
        try (scenario;
                FaultProxy proxy = new FaultProxy(
                        scenario.emulator().baseUri(),
                        request -> faults.fault(PATIENT_CALL, requests.getAndIncrement()),
                        Lateness.untilTheEnd());
                EngageClient client = ClientOnTime.connect(settings(proxy.baseUri()), new FastTime())) {
            Seq<Either<InterventionError, Subscription>> outcomes = ensuredByAllHosts(client.webhooks());

            Map<String, Seq<Subscription>> registered = registered();
            assertThat(outcomes.filter(Either::isRight)).as("results").isNotEmpty();
            assertThat(outcomes.filter(Either::isLeft)).as("errors").isNotEmpty();
            assertThat(registered.values()).as("the webhooks with one URL").allMatch(all -> all.size() == 1);
            assertThat(outcomes.filter(Either::isRight)
                            .map(outcome -> outcome.get().id()))
                    .as("the results")
                    .isSubsetOf(registered.values().map(all -> all.head().id()));
        }
    }

    @Test
    void a_create_that_arrives_after_another_ensure_is_refused() throws Exception {
        VirtualTime time = new VirtualTime();
        Duration deadline = Duration.ofMinutes(1);
        AtomicInteger creates = new AtomicInteger();
        FaultPlan firstCreateIsLate = request -> request.head().startsWith("POST") && creates.getAndIncrement() == 0
                ? Fault.FORWARDS_TOO_LATE
                : Fault.NONE;
        try (scenario) {
            try (FaultProxy proxy = new FaultProxy(
                            scenario.emulator().baseUri(),
                            firstCreateIsLate,
                            Lateness.untilTheEnd(),
                            ClientDeadline.at(deadline, time));
                    EngageClient client =
                            ClientOnTime.connect(settings(proxy.baseUri()).withDeadline(deadline), time)) {
                assertThat(client.webhooks().ensure(secret("late")).getLeft()).isInstanceOf(EffectUnknown.class);
                assertThat(client.webhooks().ensure(secret("late")).isRight()).isTrue();
            }
            assertThat(registered().values()).allMatch(all -> all.size() == 1);
            assertThat(scenario.emulator()
                            .journal()
                            .filter(entry -> entry.method().equals("POST")))
                    .extracting(entry -> entry.status().getOrElse(0))
                    .contains(422);
        }
    }

    private HttpSettings settings(URI baseUri) {
        return HttpSettings.of(baseUri, scenario::token)
                .withBudget(RequestBudget.unlimited())
                .withDeadline(LONG)
                .withResponseTimeout(LONG)
                .withMaxBodyBytes(250_000);
    }

    private static SubscriptionSettings secret(String name) {
        return ArrangedWebhooks.settings(name).withSecret(WebhookSecret.of("s3cret"));
    }

    private static Seq<Either<InterventionError, Subscription>> ensuredByAllHosts(HttpWebhooks webhooks)
            throws Exception {
        Callable<Seq<Either<InterventionError, Subscription>>> host =
                () -> Vector.range(0, URLS).map(number -> webhooks.ensure(secret("url-" + number)));
        ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
        try {
            List<Callable<Seq<Either<InterventionError, Subscription>>>> hosts = new ArrayList<>();
            for (int count = 0; count < HOSTS; count++) {
                hosts.add(host);
            }
            Vector<Either<InterventionError, Subscription>> all = Vector.empty();
            for (Future<Seq<Either<InterventionError, Subscription>>> outcomes : threads.invokeAll(hosts)) {
                all = all.appendAll(outcomes.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** All webhooks by URL, read without the faulty network. */
    private Map<String, Seq<Subscription>> registered() {
        try (EngageClient client =
                EngageClient.connect(settings(scenario.emulator().baseUri()))) {
            Seq<Subscription> all = client.webhooks()
                    .list(PageRequest.of(0, PageRequest.MAX_LIMIT))
                    .get()
                    .records();
            return Map.narrow(all.groupBy(each -> each.url().get()));
        }
    }
}
