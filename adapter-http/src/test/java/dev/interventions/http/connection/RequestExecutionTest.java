package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.Test;

class RequestExecutionTest {

    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            1,
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none());

    private final CancellableDnsResolver names = new CancellableDnsResolver(SystemDefaultDnsResolver.INSTANCE);
    private final CompletableFuture<RequestExecution> execution = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    @Test
    void a_connection_that_is_created_during_the_cancellation_is_closed_when_it_is_repeated() throws Exception {
        AtomicInteger created = new AtomicInteger();
        PoolingHttpClientConnectionManager connections = SafeHttpClient.connections(SETTINGS, names, limits -> {
            // The first one is created by leasing; HttpClient replaces it on connecting if it was closed.
            if (created.incrementAndGet() == 2) {
                execution.join().cancel();
            }
            return new SafeConnection(limits);
        });
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread caller = new Thread(() -> run(closedOnConnecting(connections), service.getLocalPort()));
            caller.start();
            try (Socket handshake = service.accept()) {
                assertThat(handshake.getInputStream().read()).isNotNegative();
                execution.join().cancel();

                assertThatThrownBy(() -> status.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
            }
        }
        assertThat(created).hasValue(2);
        assertThat(connections.getTotalStats().getLeased()).isZero();
    }

    private void run(HttpClientConnectionManager connections, int port) {
        Route route = Route.of(URI.create("https://127.0.0.1:" + port), SETTINGS);
        execution.complete(new RequestExecution(
                connections, names, route, Protocol.on(route, SETTINGS), route.request("GET", "/")));
        try {
            status.complete(execution.join().run(HttpResponse::getCode));
        } catch (IOException failed) {
            status.completeExceptionally(failed);
        }
    }

    /** Closes all connections just before one of them is opened, as the closing of a client may. */
    private static HttpClientConnectionManager closedOnConnecting(HttpClientConnectionManager connections) {
        return (HttpClientConnectionManager) Proxy.newProxyInstance(
                HttpClientConnectionManager.class.getClassLoader(),
                new Class<?>[] {HttpClientConnectionManager.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("connect")) {
                        connections.close(CloseMode.IMMEDIATE);
                    }
                    try {
                        return method.invoke(connections, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
