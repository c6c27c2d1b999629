package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interventions.domain.Unavailable;
import dev.interventions.http.Await;
import dev.interventions.http.FailingNameServer;
import dev.interventions.http.TestData;
import dev.interventions.http.VirtualTime;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.Cancellation;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.Request;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.Transport;
import dev.interventions.http.transport.TransportSettings;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellableDnsResolverTest {

    private final VirtualTime time = new VirtualTime();
    private final NameServer server = new NameServer();
    private final CancellableDnsResolver lookup = new CancellableDnsResolver(server);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** It is silent until the latch opens. */
    private static final class NameServer implements DnsResolver {

        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean keepsJvmAlive = true;
        private volatile Runnable whenAsked = () -> {};

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            keepsJvmAlive = !Thread.currentThread().isDaemon();
            whenAsked.run();
            try {
                released.await();
            } catch (InterruptedException neverInterrupted) {
                throw new IllegalStateException(neverInterrupted);
            }
            if (host.equals("unknown")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host + ".example";
        }
    }

    @AfterEach
    void endLookups() {
        server.released.countDown();
    }

    @Test
    void an_unknown_host_is_named_even_if_the_resolver_says_nothing() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> failing(null).resolve("api.example.org"))
                .withMessage("api.example.org");
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> failing("api.example.org: no such name").resolve("api.example.org"))
                .withMessage("api.example.org: no such name");
    }

    private static CancellableDnsResolver failing(@Nullable String message) {
        return new CancellableDnsResolver(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                throw new UnknownHostException(message);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
    }

    @Test
    void returns_what_the_name_server_returns() throws UnknownHostException {
        server.released.countDown();

        assertThat(lookup.resolve("known")).containsExactly(InetAddress.getLoopbackAddress());
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> lookup.resolve("unknown"))
                .withMessage("unknown");
        assertThat(lookup.resolveCanonicalHostname("known")).isEqualTo("known.example");
        assertThat(server.keepsJvmAlive).isFalse();
    }

    @Test
    void asks_once_for_all_waiting_callers() throws Exception {
        Future<InetAddress[]> one = threads.submit(() -> lookup.resolve("known"));
        Future<InetAddress[]> other = threads.submit(() -> lookup.resolve("known"));
        Await.until("both callers wait", () -> lookup.waiting() == 2);
        server.released.countDown();

        assertThat(one.get()).isEqualTo(other.get());
        assertThat(server.asked).hasValue(1);
    }

    @Test
    void reports_what_the_name_server_failed_with() {
        for (Throwable failure : List.of(
                new UnknownHostException("name server is down"),
                new IllegalStateException("name server is down"),
                new NoClassDefFoundError("name server is down"))) {
            CancellableDnsResolver failing = new CancellableDnsResolver(new FailingNameServer(failure));

            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> failing.resolve("known"))
                    .withCause(failure);
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> lookup.resolve("known"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_call_ends_at_its_deadline_while_the_name_server_is_silent() {
        TransportSettings settings = new TransportSettings(
                URI.create("https://account.example/1.0"),
                1024,
                false,
                List.empty(),
                new ConnectionSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        20,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()));
        server.whenAsked = () -> time.pass(Duration.ofMinutes(1));

        try (Transport transport = new Transport(settings, new Cancellation(), server)) {
            Either<FailedAttempt, Response> outcome = transport.attempt(
                    transport
                            .encode(new Request("PUT", List.of("interventions", "1", "close"), List.empty(), true))
                            .get(),
                    Token.parse(TestData.TOKEN).get(),
                    Deadline.in(Duration.ofMinutes(1), time));

            assertThat(outcome.getLeft().seen()).isInstanceOf(Unavailable.DeadlineExceeded.class);
            assertThat(outcome.getLeft().mayHaveArrived()).isFalse();
        }
        assertThat(server.asked).hasValue(1);
    }
}
