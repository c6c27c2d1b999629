package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable.ClientClosed;
import dev.interventions.http.transport.TimeSource;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a graceful close means for calls over a connection; ClientLifecycleTest has the details. */
class GracefulCloseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long BOUND_SECONDS = 60;

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Future<Either<InterventionError, ?>> inProgress(EngageClient client) throws InterruptedException {
        Future<Either<InterventionError, ?>> call = threads.submit(() -> OperationCall.GET.on(client.interventions()));
        service.awaitRequest();
        return call;
    }

    @Test
    void calls_in_progress_may_end_and_none_begins() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch mayRespond = new CountDownLatch(1);
        service.replying(ScriptedResponse.json(TestData.RESPONSE).after(mayRespond));
        EngageClient client = EngageClient.connect(service.settings(), new EndlessWaits(closing));
        Future<Either<InterventionError, ?>> call = inProgress(client);

        Future<?> closed = threads.submit(() -> client.close(MINUTE));
        assertThat(closing.await(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> OperationCall.GET.on(client.interventions()));
        mayRespond.countDown();

        assertThat(call.get(BOUND_SECONDS, TimeUnit.SECONDS).isRight()).isTrue();
        closed.get(BOUND_SECONDS, TimeUnit.SECONDS);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a_call_that_takes_longer_is_ended() throws Exception {
        service.replying(ScriptedResponse.silence());
        EngageClient client =
                EngageClient.connect(service.settings().withDeadline(MINUTE.multipliedBy(2)), new VirtualTime());
        Future<Either<InterventionError, ?>> call = inProgress(client);

        client.close(MINUTE);

        assertThat(call.get(BOUND_SECONDS, TimeUnit.SECONDS).getLeft()).isInstanceOf(ClientClosed.class);
    }

    /** Time stands still, and only a signal ends a wait; the first wait that begins opens the latch. */
    private record EndlessWaits(CountDownLatch waiting) implements TimeSource {

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller loops.
        public void await(Condition condition, long nanos) throws InterruptedException {
            waiting.countDown();
            condition.await();
        }
    }
}
