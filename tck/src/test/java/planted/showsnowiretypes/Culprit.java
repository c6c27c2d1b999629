package planted.showsnowiretypes;

import io.vavr.control.Either;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;

public abstract class Culprit extends AbstractAssert<Culprit, String> implements HttpResponse.BodyHandler<String> {

    public static final List<HttpClient.Version> VERSIONS = List.of();

    public Culprit(Connection[] connections) {
        super(String.valueOf(connections.length), Culprit.class);
    }

    public abstract void over(Supplier<? extends HttpClient> clients);

    protected abstract <T extends HttpRequest> Either<String, T> request();

    public abstract void commit() throws SQLException;
}
