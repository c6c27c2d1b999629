package dev.interventions.spring.boot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(60)
class ShutdownTest {

    private final TestAccount account = new TestAccount();
    private final HoldingBudget budget = new HoldingBudget();
    private final InterventionId open = account.openIntervention();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(InterventionsAutoConfiguration.class))
            .withPropertyValues(account.properties("interventions"))
            .withBean(RequestBudget.class, () -> budget);

    @AfterEach
    void release() {
        budget.released.countDown();
        account.close();
    }

    @Test
    void a_call_in_progress_ends_with_its_result() {
        runner.run(context -> {
            Interventions interventions = context.getBean(Interventions.class);
            var call = CompletableFuture.supplyAsync(() -> interventions.get(open), ShutdownTest::onThreadOfItsOwn);
            budget.entered.await();
            var stop = CompletableFuture.runAsync(
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)::close,
                    ShutdownTest::onThreadOfItsOwn);
            awaitRefusalOfNewCalls(interventions);

            budget.released.countDown();

            assertThat(call.get(30, SECONDS).map(Intervention::id)).isEqualTo(Either.right(open));
            stop.get(30, SECONDS);
        });
    }

    /** The common pool may have a single thread. */
    private static void onThreadOfItsOwn(Runnable task) {
        new Thread(task).start();
    }

    /** New calls are refused as soon as the client is being closed. */
    private static void awaitRefusalOfNewCalls(Interventions interventions) {
        long end = System.nanoTime() + SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            try {
                interventions.get(InterventionId.of("x"));
                Thread.onSpinWait();
            } catch (IllegalStateException closed) {
                return;
            }
        }
        throw new AssertionError("the client still accepts calls");
    }

    @Test
    void the_shutdown_waits_no_longer_than_the_time_of_a_phase() {
        runner.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=20ms")
                .run(context -> {
                    Interventions interventions = context.getBean(Interventions.class);
                    var call = CompletableFuture.supplyAsync(
                            () -> interventions.get(open), ShutdownTest::onThreadOfItsOwn);
                    budget.entered.await();

                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .close();

                    assertThat(call).isNotDone();
                    budget.released.countDown();
                    assertThat(call.get(30, SECONDS).getLeft()).isInstanceOf(Unavailable.class);
                });
    }

    @Test
    void several_clients_share_the_time() {
        ShutdownTime time = new ShutdownTime(Duration.ofHours(1));
        Duration first = time.remaining();

        assertThat(first).isPositive();
        assertThat(time.remaining()).isLessThanOrEqualTo(first);
        assertThat(new ShutdownTime(Duration.ZERO).remaining()).isZero();
    }

    @Test
    void a_context_that_is_only_stopped_can_be_started_again() {
        budget.released.countDown();
        runner.run(context -> {
            var stoppable = context.getSourceApplicationContext(ConfigurableApplicationContext.class);
            stoppable.stop();
            stoppable.start();

            assertThat(context.getBean(Interventions.class).get(open).isRight()).isTrue();
        });
    }

    @Test
    void calls_after_the_shutdown_are_refused() {
        budget.released.countDown();
        runner.run(context -> {
            Interventions interventions = context.getBean(Interventions.class);
            context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                    .close();

            assertThatThrownBy(() -> interventions.get(open)).isInstanceOf(IllegalStateException.class);
        });
    }

    /** Holds the first call until it is released. */
    private static final class HoldingBudget extends TestAccount.NoRequests {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            if (entered.getCount() == 0 && released.getCount() > 0) {
                return super.acquire(account, lane, atMost);
            }
            entered.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Either.right(() -> {});
        }
    }
}
