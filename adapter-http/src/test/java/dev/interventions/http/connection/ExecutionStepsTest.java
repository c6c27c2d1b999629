package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

/** What an execution does with the pool and the connection, step by step, and what it no longer does once it is cancelled. */
class ExecutionStepsTest {

    private static final InetSocketAddress PROXY = InetSocketAddress.createUnresolved("proxy.example.org", 3128);

    private final List<String> steps = new ArrayList<>();
    private String cancelledAt = "";
    private boolean isInterrupted;
    private boolean isPoolExhausted;
    private String connectionHeader = "keep-alive";
    private RequestExecution execution = execution("http://api.example.org/1.0", Option.none());

    private RequestExecution execution(String baseUri, Option<InetSocketAddress> proxy) {
        ConnectionSettings settings = new ConnectionSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                1,
                Option.none(),
                proxy,
                Option.none(),
                Option.none());
        Route route = Route.of(URI.create(baseUri), settings);
        return new RequestExecution(
                new Pool(),
                new CancellableDnsResolver(SystemDefaultDnsResolver.INSTANCE),
                route,
                Protocol.on(route, settings),
                route.request("GET", "/1.0/interventions"));
    }

    @Test
    void a_new_connection_is_opened_used_within_the_response_timeout_and_kept() throws Exception {
        assertThat(execution.run(HttpResponse::getCode)).isEqualTo(200);

        assertThat(steps).containsExactly("lease", "wait", "connect", "timeout 3 s", "GET", "keep for 180 s");
        assertThat(execution.hasStartedSending()).isTrue();
    }

    @Test
    void a_tunnel_is_opened_within_the_response_timeout_too() throws Exception {
        execution = execution("https://api.example.org/1.0", Option.some(PROXY));

        assertThat(execution.run(HttpResponse::getCode)).isEqualTo(200);

        assertThat(steps)
                .containsExactly(
                        "lease",
                        "wait",
                        "connect",
                        "timeout 3 s",
                        "CONNECT",
                        "upgrade",
                        "timeout 3 s",
                        "GET",
                        "keep for 180 s");
    }

    @Test
    void a_connection_that_the_service_wants_to_close_is_closed_before_it_is_returned() throws Exception {
        connectionHeader = "close";

        assertThat(execution.run(HttpResponse::getCode)).isEqualTo(200);

        assertThat(steps).endsWith("GET", "close", "keep for 0 s");
    }

    @Test
    void a_handler_that_fails_leaves_no_connection_behind() {
        assertThatThrownBy(() -> execution.run(response -> {
                    throw new IllegalStateException("in the handler");
                }))
                .hasMessage("in the handler");

        assertThat(steps).endsWith("GET", "close", "keep for 0 s");
    }

    @Test
    void an_execution_that_was_cancelled_waits_for_no_connection() {
        execution.cancel();

        assertCancelled();

        assertThat(steps).containsExactly("lease", "cancel the lease");
    }

    @Test
    void an_execution_that_is_cancelled_while_it_waits_opens_no_connection() {
        cancelledAt = "wait";

        assertCancelled();

        assertThat(steps).containsExactly("lease", "wait", "cancel the lease", "close", "keep for 0 s");
    }

    @Test
    void an_execution_that_is_cancelled_while_it_connects_sends_nothing() {
        cancelledAt = "connect";

        assertCancelled();

        assertThat(steps)
                .containsExactly(
                        "lease",
                        "wait",
                        "connect",
                        "cancel the lease",
                        "close",
                        "timeout 3 s",
                        "close",
                        "keep for 0 s");
        assertThat(execution.hasStartedSending()).isFalse();
    }

    @Test
    void a_cancellation_after_the_end_closes_no_connection_that_another_execution_may_have() throws Exception {
        execution.run(HttpResponse::getCode);
        steps.clear();

        execution.cancel();

        assertThat(steps).containsExactly("cancel the lease");
    }

    @Test
    void an_interrupted_wait_ends_and_the_thread_stays_interrupted() {
        isInterrupted = true;

        assertThatThrownBy(() -> execution.run(HttpResponse::getCode))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("interrupted while waiting for a connection");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(steps).containsExactly("lease", "wait", "cancel the lease");
    }

    @Test
    void a_wait_for_a_connection_that_takes_too_long_ends() {
        isPoolExhausted = true;

        assertThatThrownBy(() -> execution.run(HttpResponse::getCode))
                .isInstanceOf(ConnectionRequestTimeoutException.class);

        assertThat(steps).containsExactly("lease", "wait", "cancel the lease");
    }

    private void assertCancelled() {
        assertThatThrownBy(() -> execution.run(HttpResponse::getCode))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("the request was cancelled");
    }

    private void step(String name) {
        steps.add(name);
        if (name.equals(cancelledAt)) {
            execution.cancel();
        }
    }

    /** A pool of one connection, which isn't open yet. */
    private final class Pool implements HttpClientConnectionManager {

        @Override
        public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, Object state) {
            step("lease");
            return new Lease();
        }

        @Override
        public void connect(ConnectionEndpoint connection, TimeValue timeout, HttpContext context) {
            step("connect");
        }

        @Override
        public void upgrade(ConnectionEndpoint connection, HttpContext context) {
            step("upgrade");
        }

        @Override
        public void release(ConnectionEndpoint connection, Object state, TimeValue keepAlive) {
            step("keep for " + keepAlive.toSeconds() + " s");
        }

        @Override
        public void close(CloseMode mode) {}

        @Override
        public void close() {}
    }

    private final class Lease implements LeaseRequest {

        @Override
        public ConnectionEndpoint get(Timeout timeout) throws InterruptedException, TimeoutException {
            step("wait");
            if (isInterrupted) {
                throw new InterruptedException();
            }
            if (isPoolExhausted) {
                throw new TimeoutException("none is free");
            }
            return new Connection();
        }

        @Override
        public boolean cancel() {
            step("cancel the lease");
            return true;
        }
    }

    private final class Connection extends ConnectionEndpoint {

        @Deprecated
        @Override
        public ClassicHttpResponse execute(
                String id, ClassicHttpRequest request, HttpRequestExecutor executor, HttpContext context) {
            throw new UnsupportedOperationException("another overload is used");
        }

        @Override
        public ClassicHttpResponse execute(
                String id, ClassicHttpRequest request, RequestExecutor executor, HttpContext context) {
            step(request.getMethod());
            BasicClassicHttpResponse response = new BasicClassicHttpResponse(200);
            response.setHeader("Connection", connectionHeader);
            response.setHeader("Content-Length", "0");
            return response;
        }

        @Override
        public boolean isConnected() {
            return false;
        }

        @Override
        public void setSocketTimeout(Timeout timeout) {
            step("timeout " + timeout.toSeconds() + " s");
        }

        @Override
        public void close(CloseMode mode) {
            step("close");
        }

        @Override
        public void close() {
            step("close gracefully");
        }
    }
}
