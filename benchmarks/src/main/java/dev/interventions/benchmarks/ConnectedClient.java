package dev.interventions.benchmarks;

import dev.interventions.benchmarks.client.ServiceClient;
import dev.interventions.benchmarks.server.ServerProcess;
import java.net.URI;
import org.openjdk.jmh.annotations.CompilerControl;

/** A client of the server. When it is closed, it checks that it hasn't opened more connections than its pool holds. */
final class ConnectedClient {

    /** The two requests for the number of connections may each open another. */
    private static final int MOST_CONNECTIONS = ServiceClient.MAX_CONNECTIONS + 2;

    private final String name;
    private final URI baseUri = ServerProcess.baseUriFromProperty();
    private final long before = ServerProcess.connections(baseUri);
    private final ServiceClient client;

    ConnectedClient(String name) {
        this.name = name;
        this.client = ServiceClient.named(name, baseUri);
    }

    // Not inlined: JMH's loop would compile them again during the measurement, after the warm-up.

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    Object get() throws Exception {
        return client.get(ServerProcess.ID);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    Object page() throws Exception {
        return client.page();
    }

    void close() throws Exception {
        client.close();
        long made = ServerProcess.connections(baseUri) - before;
        if (made > MOST_CONNECTIONS) {
            throw new IllegalStateException(name + " doesn't keep its connections: it has made " + made);
        }
    }
}
