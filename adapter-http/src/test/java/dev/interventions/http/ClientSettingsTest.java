package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting keeps its value and takes effect where it should. */
@org.junit.jupiter.api.Timeout(120)
class ClientSettingsTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    // ---- copies ----

    /** One change for each value that can be changed. */
    private static List<UnaryOperator<HttpSettings>> changes() throws Exception {
        SSLContext context = SSLContext.getDefault();
        return List.of(
                settings -> settings.withDeadline(Duration.ofSeconds(1)),
                settings -> settings.withConnectTimeout(Duration.ofSeconds(2)),
                settings -> settings.withResponseTimeout(Duration.ofSeconds(3)),
                settings -> settings.withLeaseTimeout(Duration.ofSeconds(4)),
                settings -> settings.withMaxConnections(5),
                settings -> settings.withMaxBodyBytes(6),
                settings -> settings.withBudget(RequestBudget.unlimited()),
                HttpSettings::failingFastOverBudget,
                settings -> settings.withLane("batch"),
                settings -> settings.withMaxRetryAfter(Duration.ofSeconds(7)),
                HttpSettings::sendingOnce,
                HttpSettings::sendingWritesAsForm,
                settings -> settings.withSslContext(context),
                settings -> settings.withProxy(
                        InetSocketAddress.createUnresolved("proxy.example", 8),
                        new PasswordAuthentication("user", new char[0])),
                settings -> settings.withHeader("X-Tenant", "acme"),
                settings -> settings.withUserAgentSuffix("desk/4.2"),
                settings -> settings.addingInterceptor((attempt, headers) -> result -> {}),
                settings -> settings.addingListener(new HttpListener() {}));
    }

    @Test
    void a_copy_of_the_settings_keeps_every_value() throws Exception {
        HttpSettings settings = service.persistentSettings();
        Map<String, Object> defaults = valuesOf(settings);
        for (UnaryOperator<HttpSettings> change : changes()) {
            settings = change.apply(settings);
        }
        Map<String, Object> changed = valuesOf(settings);

        assertThat(valuesOf(settings.withMaxConnections(5))).isEqualTo(changed);
        assertThat(unchanged(defaults, changed))
                .as("values that this test has to change too")
                .containsExactlyInAnyOrder("baseUri", "token");
    }

    private static Set<String> unchanged(Map<String, Object> defaults, Map<String, Object> changed) {
        Set<String> unchanged = new HashSet<>(changed.keySet());
        unchanged.removeIf(name -> !changed.get(name).equals(defaults.get(name)));
        return unchanged;
    }

    private static Map<String, Object> valuesOf(HttpSettings settings) throws Exception {
        Field all = HttpSettings.class.getDeclaredField("values");
        all.setAccessible(true);
        Object values = all.get(settings);
        Map<String, Object> byName = new HashMap<>();
        for (Field value : values.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(value.getModifiers()) && !value.isSynthetic()) {
                value.setAccessible(true);
                byName.put(value.getName(), value.get(values));
            }
        }
        return byName;
    }

    // ---- connections ----

    @Test
    void all_connections_may_be_in_use_at_the_same_time() throws Exception {
        int connections = 20;
        CountDownLatch release = new CountDownLatch(1);
        service.replying(ScriptedResponse.json(TestData.RESPONSE).after(release));

        try (EngageClient client = EngageClient.connect(service.settings().withMaxConnections(connections))) {
            List<Future<Either<InterventionError, Intervention>>> calls = new ArrayList<>();
            for (int call = 0; call < connections; call++) {
                calls.add(threads.submit(() -> client.interventions().get(TestData.INTERVENTION)));
            }
            for (int call = 0; call < connections; call++) {
                service.awaitRequest();
            }
            release.countDown();
            for (Future<Either<InterventionError, Intervention>> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS).isRight()).isTrue();
            }
        }
    }

    // ---- connecting ----

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_client_that_cannot_be_created_leaves_no_thread_behind(int listeners) throws Exception {
        HttpSettings settings = service.settings();
        for (int number = 0; number < listeners; number++) {
            settings = settings.addingListener(new HttpListener() {});
        }
        HttpSettings withListeners = settings;
        ThreadGroup group = new ThreadGroup("threads of a client");
        FutureTask<EngageClient> connecting = new FutureTask<>(() -> EngageClient.connect(withListeners));
        Thread connector = new OneChildOnly(group, connecting);

        connector.start();

        assertThatThrownBy(() -> connecting.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("no more threads");
        Await.until("all threads have ended", () -> group.activeCount() == 0);
    }

    /** A new thread asks the thread that creates it for its class loader. */
    private static final class OneChildOnly extends Thread {

        OneChildOnly(ThreadGroup group, Runnable task) {
            super(group, task);
        }

        @Override
        public ClassLoader getContextClassLoader() {
            if (Thread.currentThread() == this && getThreadGroup().activeCount() > 1) {
                throw new IllegalStateException("no more threads");
            }
            return super.getContextClassLoader();
        }
    }
}
