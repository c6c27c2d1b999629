package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.ClientClosed;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client is closed while calls are in progress: each ends with a value that says what is known, and is reported. */
class ClosingClientTest {

    private static final int THREADS = 50;
    private static final int CLOSINGS_IN_EACH_PHASE = 20;
    private static final long BOUND_SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        service.close();
    }

    /** The phase in which calls are when their client is closed: how they get there, and how they end. */
    private enum Phase {
        WAITING_FOR_BUDGET {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                return ample(service.persistentSettings()).withBudget(new ExhaustedBudget(there));
            }
        },
        WAITING_FOR_A_CONNECTION {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.replying(ScriptedResponse.silence());
                return ample(service.persistentSettings())
                        .withBudget(CountingBudget.unlimited())
                        .withMaxConnections(1);
            }

            @Override
            void awaitCalls(EngageClient client, Semaphore there) throws Exception {
                Await.until("all other calls wait", () -> client.connections().pending() == THREADS - 1);
            }

            @Override
            boolean isRightFor(InterventionError error, boolean write) {
                // The call that has the only connection has sent its request.
                return isClientClosed(error) || (write && isUnknownFor(ClientClosed.class, error));
            }
        },
        LOOKING_UP_A_NAME {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                return ample(HttpSettings.of(URI.create("https://service.example/1.0"), () -> TestData.TOKEN))
                        .withBudget(new CountedBudget(there));
            }

            @Override
            DnsResolver resolver(CountDownLatch end) {
                return new SilentResolver(end);
            }
        },
        CONNECTING {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                return ample(HttpSettings.of(
                                URI.create("http://127.0.0.1:" + FullPort.PORT.number() + "/1.0"),
                                () -> TestData.TOKEN))
                        .withBudget(new CountedBudget(there));
            }
        },
        SHAKING_HANDS {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.greeting(ScriptedResponse.silence());
                return ample(HttpSettings.of(
                                URI.create("https://127.0.0.1:" + service.port() + "/1.0"), () -> TestData.TOKEN))
                        .withBudget(new CountedBudget(there));
            }
        },
        AWAITING_A_RESPONSE {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.replyingBy(request -> {
                    there.release();
                    return ScriptedResponse.silence();
                });
                return ample(service.persistentSettings()).withBudget(CountingBudget.unlimited());
            }

            @Override
            boolean isRightFor(InterventionError error, boolean write) {
                return write ? isUnknownFor(ClientClosed.class, error) : isClientClosed(error);
            }
        },
        READING_A_BODY {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.replyingBy(request -> {
                    there.release();
                    return ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                            .then(ScriptedResponse.dribbling(" "));
                });
                return ample(service.persistentSettings()).withBudget(CountingBudget.unlimited());
            }

            @Override
            boolean isRightFor(InterventionError error, boolean write) {
                return write ? isUnknownFor(ClientClosed.class, error) : isClientClosed(error);
            }
        },
        BACKING_OFF {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.replying(ScriptedResponse.error(503, "down"));
                return ample(service.persistentSettings()).withBudget(new CountedBudget(there));
            }

            @Override
            boolean isRightFor(InterventionError error, boolean write) {
                // Only reads are tried again after a 503. Calls that have seen no status yet end with the client
                // closed.
                return isClientClosed(error)
                        || (write
                                ? isUnknownFor(Unavailable.ServiceFailed.class, error)
                                        || isUnknownFor(ClientClosed.class, error)
                                : error instanceof Unavailable.ServiceFailed);
            }
        },
        LOOKING_FOR_A_LOST_OUTCOME {
            @Override
            HttpSettings settings(ScriptedService service, Semaphore there) {
                service.replyingBy(request -> {
                    if (!request.line().startsWith("GET")) {
                        return ScriptedResponse.closing();
                    }
                    there.release();
                    return ScriptedResponse.silence();
                });
                return ample(service.persistentSettings()).withBudget(CountingBudget.unlimited());
            }

            @Override
            boolean isRightFor(InterventionError error, boolean write) {
                return write ? isUnknownFor(Unavailable.Unreachable.class, error) : isClientClosed(error);
            }
        };

        abstract HttpSettings settings(ScriptedService service, Semaphore there);

        DnsResolver resolver(CountDownLatch end) {
            return SystemDefaultDnsResolver.INSTANCE;
        }

        void awaitCalls(EngageClient client, Semaphore there) throws Exception {
            assertThat(there.tryAcquire(THREADS, BOUND_SECONDS, TimeUnit.SECONDS))
                    .as("%s calls are there", THREADS)
                    .isTrue();
        }

        boolean isRightFor(InterventionError error, boolean write) {
            return isClientClosed(error);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_call_in_progress_ends_with_what_is_known_and_is_reported(Phase phase) throws Exception {
        for (int closing = 0; closing < CLOSINGS_IN_EACH_PHASE; closing++) {
            closeWhileCallsAreIn(phase);
        }
    }

    private void closeWhileCallsAreIn(Phase phase) throws Exception {
        Semaphore there = new Semaphore(0);
        CountDownLatch end = new CountDownLatch(1);
        RecordingListener recorded = RecordingListener.atOnce();
        EngageClient client = EngageClient.connect(
                phase.settings(service, there).addingListener(recorded), new LongBackOffs(), phase.resolver(end));
        List<Future<Either<InterventionError, ?>>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            OperationCall call = isWrite(thread) ? OperationCall.CLOSE : OperationCall.GET;
            calls.add(threads.submit(() -> call.on(client.interventions())));
        }
        phase.awaitCalls(client, there);

        client.close();

        for (int thread = 0; thread < THREADS; thread++) {
            Either<InterventionError, ?> outcome = calls.get(thread).get(BOUND_SECONDS, TimeUnit.SECONDS);
            boolean write = isWrite(thread);
            boolean isRight = outcome.isLeft() && phase.isRightFor(outcome.getLeft(), write);
            assertThat(isRight)
                    .as("a %s that was %s ends with %s", write ? "write" : "read", phase, outcome)
                    .isTrue();
        }
        for (int call = 0; call < THREADS; call++) {
            assertThat(recorded.untilEnded()).last().isInstanceOf(Ended.class);
        }
        assertThatThrownBy(() -> client.interventions().get(TestData.INTERVENTION))
                .isInstanceOf(IllegalStateException.class);
        end.countDown();
    }

    private static boolean isWrite(int thread) {
        return thread % 2 == 0;
    }

    @Test
    void calls_at_any_moment_return_a_value_or_find_the_client_closed() throws Exception {
        service.replyingBy(request -> ScriptedResponse.json(
                request.line().startsWith("PUT")
                        ? "{\"id\":\"3f55c8330da4144afd1c6728\",\"closed\":true}"
                        : TestData.RESPONSE));
        for (int closing = 0; closing < CLOSINGS_IN_EACH_PHASE; closing++) {
            EngageClient client =
                    EngageClient.connect(ample(service.persistentSettings()).withBudget(CountingBudget.unlimited()));
            Semaphore ended = new Semaphore(0);
            List<Future<Boolean>> callers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                OperationCall call = isWrite(thread) ? OperationCall.CLOSE : OperationCall.GET;
                callers.add(threads.submit(() -> givesValuesUntilClosed(call, client, ended)));
            }
            assertThat(ended.tryAcquire(2 * THREADS, BOUND_SECONDS, TimeUnit.SECONDS))
                    .isTrue();

            client.close();

            for (Future<Boolean> caller : callers) {
                assertThat(caller.get(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static boolean givesValuesUntilClosed(OperationCall call, EngageClient client, Semaphore ended) {
        while (true) {
            Either<InterventionError, ?> outcome;
            try {
                outcome = call.on(client.interventions());
            } catch (IllegalStateException begunTooLate) {
                return true;
            }
            ended.release();
            if (outcome.isLeft()
                    && !isClientClosed(outcome.getLeft())
                    && !isUnknownFor(ClientClosed.class, outcome.getLeft())) {
                return false;
            }
        }
    }

    // ---- how calls get into a phase ----

    private static HttpSettings ample(HttpSettings settings) {
        return settings.withDeadline(Duration.ofHours(1))
                .withConnectTimeout(Duration.ofHours(1))
                .withResponseTimeout(Duration.ofHours(1))
                .withLeaseTimeout(Duration.ofHours(1))
                .withMaxConnections(THREADS);
    }

    private static boolean isClientClosed(InterventionError error) {
        return error instanceof ClientClosed;
    }

    private static boolean isUnknownFor(Class<? extends Unavailable> reason, InterventionError error) {
        return error instanceof EffectUnknown unknown && reason.isInstance(unknown.seen());
    }

    /** Nothing but a signal ends a back-off. */
    private static final class LongBackOffs implements TimeSource {

        @Override
        public long nanos() {
            return SYSTEM.nanos();
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            SYSTEM.await(condition, TimeUnit.HOURS.toNanos(1));
        }
    }

    /** A real window with nothing left, which reports each thread that is about to wait. */
    private static final class ExhaustedBudget implements RequestBudget {

        private final RequestBudget exhausted = SlidingWindowBudget.of(1, Duration.ofHours(1));
        private final Semaphore waiting;

        ExhaustedBudget(Semaphore waiting) {
            this.waiting = waiting;
        }

        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            exhausted.acquire(account, Duration.ZERO).peek(Permit::close);
            waiting.release();
            return exhausted.acquire(account, lane, atMost);
        }

        @Override
        public void cancelWait(String account, Thread waiter) {
            exhausted.cancelWait(account, waiter);
        }

        @Override
        public void throttled(String account, Option<Duration> pause) {
            exhausted.throttled(account, pause);
        }
    }

    /** A budget without a limit, which reports each thread once, before it sends. */
    private static final class CountedBudget implements RequestBudget {

        private final Semaphore sending;
        private final Set<Thread> known = ConcurrentHashMap.newKeySet();

        CountedBudget(Semaphore sending) {
            this.sending = sending;
        }

        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            if (known.add(Thread.currentThread())) {
                sending.release();
            }
            return RequestBudget.unlimited().acquire(account, lane, atMost);
        }

        @Override
        public void throttled(String account, Option<Duration> pause) {
            // It has no limit.
        }
    }

    private record SilentResolver(CountDownLatch end) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A port whose queue of connections is full, so that connecting never completes. */
    private enum FullPort {
        PORT;

        private static final int ENOUGH = 8;
        private final ServerSocket listener;
        private final List<Socket> queue = new ArrayList<>();

        FullPort() {
            try {
                listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                for (int connection = 0; connection < ENOUGH; connection++) {
                    Socket socket = new Socket();
                    queue.add(socket);
                    connectBriefly(socket);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void connectBriefly(Socket socket) throws IOException {
            try {
                socket.connect(listener.getLocalSocketAddress(), 100);
            } catch (java.net.SocketTimeoutException full) {
                // As it should be.
            }
        }

        int number() {
            return listener.getLocalPort();
        }
    }
}
