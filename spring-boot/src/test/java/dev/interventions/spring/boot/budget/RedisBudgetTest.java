package dev.interventions.spring.boot.budget;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.spring.boot.TestAccount;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The budget of an application that has Boot's connection to Redis. */
@Timeout(300)
class RedisBudgetTest {

    private static final double SPAN = 60;

    private static TestRedis redis;

    private final TestAccount account = new TestAccount();
    private final InterventionId open = account.openIntervention();
    private final String prefix = UUID.randomUUID() + ":";
    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withUserConfiguration(Host.class)
            .withPropertyValues(account.properties("interventions"))
            .withPropertyValues(
                    "interventions.budget.redis.enabled=true",
                    "interventions.budget.redis.prefix=" + prefix,
                    "spring.data.redis.host=127.0.0.1",
                    "spring.data.redis.port=" + redis.port());

    @EnableAutoConfiguration
    static class Host {}

    @BeforeAll
    static void startRedis() throws IOException {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() throws IOException {
        redis.close();
    }

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void several_processes_count_their_requests_in_redis() throws Exception {
        endColdStart();

        host.run(context -> {
            assertThat(context.getBean(RequestBudget.class)).isInstanceOf(StoredBudget.class);
            assertThat(get(context).isRight()).isTrue();
        });
        host.run(context -> assertThat(get(context).isRight()).isTrue());

        assertThat(account.emulator.journal()).hasSize(2);
        assertThat(redis.counted(prefix)).isEqualTo(2);
    }

    @Test
    void the_requests_per_minute_of_an_account_limit_all_processes() throws Exception {
        endColdStart();
        ApplicationContextRunner limited = host.withPropertyValues("interventions.requests-per-minute=1");

        limited.run(context -> assertThat(get(context).isRight()).isTrue());
        limited.withPropertyValues("interventions.deadline=3s")
                .run(context -> assertThat(get(context).getLeft()).isInstanceOf(BudgetExhausted.class));

        assertThat(account.emulator.journal()).hasSize(1);
    }

    @Test
    void an_application_starts_while_redis_is_unavailable_and_connects_later() throws Exception {
        int port = TestRedis.freePort();

        host.withPropertyValues("spring.data.redis.port=" + port, "interventions.deadline=2s")
                .run(context -> {
                    Awaiting.await(() -> {
                        InterventionError refused = get(context).getLeft();
                        assertThat(refused).isInstanceOf(BudgetExhausted.class);
                        assertThat(refused.message()).contains("Redis");
                        return refused.message().contains("Unable to connect");
                    });
                    try (TestRedis started = TestRedis.start(port)) {
                        Awaiting.await(() -> {
                            get(context);
                            return started.knowsAccount(prefix);
                        });
                    }
                });
    }

    @Test
    void calls_have_the_budget_until_the_client_is_closed() throws Exception {
        endColdStart();

        host.run(context -> {
            var stoppable = context.getSourceApplicationContext(ConfigurableApplicationContext.class);
            stoppable.stop();

            assertThat(context.getBean(LettuceConnectionFactory.class).isRunning())
                    .isFalse();
            assertThat(get(context).isRight()).isTrue();
        });
    }

    @Test
    void the_end_of_a_call_in_progress_is_counted_when_the_application_stops() throws Exception {
        endColdStart();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);

        host.withBean(AttemptInterceptor.class, () -> (attempt, headers) -> {
                    started.countDown();
                    awaitRelease(released);
                    return AttemptInterceptor.Observation.NONE;
                })
                .run(context -> {
                    Interventions interventions = context.getBean(Interventions.class);
                    var call = CompletableFuture.supplyAsync(() -> interventions.get(open), RedisBudgetTest::onThread);
                    assertThat(started.await(30, SECONDS)).isTrue();
                    assertThat(redis.lastExpiry(prefix)).as("lease").isGreaterThan(redis.now() + SPAN);
                    var stop = CompletableFuture.runAsync(
                            context.getSourceApplicationContext(ConfigurableApplicationContext.class)::close,
                            RedisBudgetTest::onThread);
                    Awaiting.await(() ->
                            !context.getBean(LettuceConnectionFactory.class).isRunning());

                    released.countDown();

                    assertThat(call.get(30, SECONDS).map(Intervention::id)).isEqualTo(Either.right(open));
                    stop.get(30, SECONDS);
                });

        double end = redis.now();
        Awaiting.await(() -> redis.lastExpiry(prefix) <= end + SPAN);
    }

    private static void awaitRelease(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The common pool may have a single thread. */
    private static void onThread(Runnable task) {
        new Thread(task).start();
    }

    @Test
    void the_connections_of_the_host_remain_open() throws Exception {
        LettuceConnectionFactory connections = new LettuceConnectionFactory("127.0.0.1", redis.port());
        connections.afterPropertiesSet();
        try {
            endColdStart();
            // Its context doesn't destroy what is only registered there.
            host.withInitializer(context -> context.getBeanFactory().registerSingleton("redis", connections))
                    .run(context -> assertThat(get(context).isRight()).isTrue());
            connections.start();

            assertThat(connections.getConnection().ping()).isEqualTo("PONG");
            assertThat(redis.counted(prefix)).isEqualTo(1);
        } finally {
            connections.destroy();
        }
    }

    @Test
    void a_cluster_counts_too(@TempDir Path folder) throws Exception {
        try (TestRedis cluster = TestRedis.startCluster(folder)) {
            ApplicationContextRunner clustered =
                    host.withPropertyValues("spring.data.redis.cluster.nodes=127.0.0.1:" + cluster.port());
            endColdStart(clustered, cluster);

            clustered.run(context -> assertThat(get(context).isRight()).isTrue());

            assertThat(cluster.counted(prefix)).isEqualTo(1);
        }
    }

    private void endColdStart() throws Exception {
        endColdStart(host, redis);
    }

    /** Makes the account known to the store, as if a process had used it long ago. */
    private void endColdStart(ApplicationContextRunner processes, TestRedis store) {
        processes
                .withPropertyValues("interventions.failing-fast-over-budget=true")
                .run(context -> {
                    assertThat(get(context).getLeft()).isInstanceOf(BudgetExhausted.class);
                    store.endColdStart(prefix);
                });
    }

    private Either<InterventionError, Intervention> get(ApplicationContext context) {
        return context.getBean(Interventions.class).get(open);
    }
}
