package dev.interventions.cdi;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.EngageClient;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Either;
import jakarta.enterprise.inject.se.SeContainer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

    private final TestAccount account = new TestAccount();
    private final HoldingBudget budget = new HoldingBudget();
    private final InterventionId open = account.openIntervention();
    private final TestHost settings =
            new TestHost().with(account.properties("interventions")).withBean(RequestBudget.class, budget);

    @AfterEach
    void release() {
        budget.released.countDown();
        account.close();
    }

    @Test
    void a_call_in_progress_ends_with_its_result() throws Exception {
        SeContainer host = settings.start();
        // Without the proxy, which is refused earlier.
        Interventions interventions = host.select(EngageClient.class).get().interventions();
        var call = onThreadOfItsOwn(() -> interventions.get(open));
        budget.entered.await();
        var stop = onThreadOfItsOwn(() -> stopped(host));
        awaitRefusalOfNewCalls(interventions);

        budget.released.countDown();

        assertThat(call.get(30, SECONDS).map(Intervention::id)).isEqualTo(Either.right(open));
        assertThat(stop.get(30, SECONDS)).isTrue();
    }

    @Test
    void the_shutdown_waits_no_longer_than_its_timeout() throws Exception {
        SeContainer host =
                settings.with("interventions.shutdown-timeout", "20ms").start();
        Interventions interventions = host.select(EngageClient.class).get().interventions();
        CompletableFuture<Either<InterventionError, Intervention>> call =
                onThreadOfItsOwn(() -> interventions.get(open));
        budget.entered.await();

        host.close();

        assertThat(call).isNotDone();
        budget.released.countDown();
        assertThat(call.get(30, SECONDS).getLeft()).isInstanceOf(Unavailable.class);
    }

    @Test
    void the_clients_of_all_accounts_are_closed() {
        budget.released.countDown();
        SeContainer host = settings.with(account.properties("interventions.accounts.support"))
                .withClass(ClientBeansTest.SupportDesk.class)
                .start();
        Interventions ofDefault = host.select(EngageClient.class).get().interventions();
        Interventions ofSupport = host.select(ClientBeansTest.SupportDesk.class).get().interventions;

        host.close();

        assertThatThrownBy(() -> ofDefault.get(open)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ofSupport.get(open)).isInstanceOf(IllegalStateException.class);
    }

    private static boolean stopped(SeContainer host) {
        host.close();
        return true;
    }

    /** The common pool may have a single thread. */
    private static <T> CompletableFuture<T> onThreadOfItsOwn(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, runnable -> new Thread(runnable).start());
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
