package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

class SafeHttpClientTest {

    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            Duration.ofMillis(2),
            Duration.ofMillis(1),
            Duration.ofMillis(3),
            Duration.ofMillis(4),
            20,
            Option.none(),
            Option.none());

    @Test
    void each_timeout_bounds_what_it_is_named_after() {

        var route = Route.of(URI.create("https://localhost"), SETTINGS);
        assertThat(route.leaseTimeout()).isEqualTo(Timeout.ofMilliseconds(1));
        assertThat(route.responseTimeout()).isEqualTo(Timeout.ofMilliseconds(3));
        var ofConnections = SafeHttpClient.connectionConfig(SETTINGS);
        assertThat(ofConnections.getConnectTimeout()).isEqualTo(Timeout.ofMilliseconds(2));
        assertThat(ofConnections.getSocketTimeout()).isEqualTo(Timeout.ofMilliseconds(3));
        assertThat(SafeHttpClient.tlsConfig(SETTINGS).getHandshakeTimeout()).isEqualTo(Timeout.ofMilliseconds(2));
    }

    @Test
    void a_connection_is_used_for_five_minutes_at_most() {
        assertThat(SafeHttpClient.connectionConfig(SETTINGS).getTimeToLive()).isEqualTo(TimeValue.ofMinutes(5));
    }
}
