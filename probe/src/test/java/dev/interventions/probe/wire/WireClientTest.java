package dev.interventions.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireClientTest {

    private static final Request LIST = Request.get("/interventions");

    private static WireClient client(int port, RequestBudget budget, Duration callTime) {
        Account account =
                Account.parse("http://127.0.0.1:" + port + "/1.0", "a-token").get();
        return new WireClient(account, budget, callTime, "test");
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_a_surprise() throws IOException {
        // The socket listens but never accepts.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            WireClient client = client(silent.getLocalPort(), RequestBudget.unlimited(), Duration.ofMillis(100));

            assertThatThrownBy(() -> client.send(LIST))
                    .isInstanceOf(Surprise.class)
                    .hasMessage("GET /interventions had no complete response within 0 s");
        }
    }

    @Test
    void a_service_that_cannot_be_reached_is_a_surprise_that_does_not_name_it() throws IOException {
        // Bound, so that nothing else can listen on this port.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThatThrownBy(() -> client(closed.getLocalPort(), RequestBudget.unlimited(), Duration.ofSeconds(30))
                            .send(LIST))
                    .isInstanceOf(Surprise.class)
                    .hasMessage("GET /interventions had no response: ConnectException");
        }
    }

    @Test
    void without_a_permit_nothing_is_sent() {
        SlidingWindowBudget budget = SlidingWindowBudget.of(1, Duration.ofDays(1));
        budget.acquire("probe", Duration.ZERO).get().close();
        WireClient client = client(9, budget, Duration.ofSeconds(30));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.send(LIST))
                .isInstanceOf(Surprise.class)
                .hasMessageStartingWith("no request may be sent: ");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.sent()).isZero();
    }
}
