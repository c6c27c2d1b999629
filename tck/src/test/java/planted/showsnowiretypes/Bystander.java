package planted.showsnowiretypes;

import dev.interventions.domain.InterventionId;
import io.vavr.control.Either;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;

public final class Bystander {

    private final HttpClient client;

    Bystander(HttpClient client) {
        this.client = client;
    }

    public static Bystander of(URI uri, Supplier<String> token, SSLContext ssl, DataSource source, byte[] key) {
        return new Bystander(HttpClient.newHttpClient());
    }

    public Either<Duration, InterventionId> id() {
        return Either.left(client.connectTimeout().orElseThrow());
    }

    /** Nobody sees it from outside. */
    record Row(Connection connection) {
        public Connection again() {
            return connection;
        }

        public record Cell(Connection connection) {}
    }
}
