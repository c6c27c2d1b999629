package dev.interventions.benchmarks.client;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.SlidingWindowBudget;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * The library with all its features: deadline, retries, budget, strict reading and a listener. The budget is so large that requests to a
 * local server never exhaust it. Its span is short, so that it counts about as many attempts as in production.
 */
final class OwnClient implements ServiceClient {

    private static final int MOST_ATTEMPTS = 1_000_000;
    private static final PageRequest FIRST_PAGE = PageRequest.of(0, PageRequest.MAX_LIMIT);

    private final EngageClient client;
    private final Interventions interventions;

    OwnClient(URI baseUri) {
        client = EngageClient.connect(HttpSettings.of(baseUri, () -> TOKEN)
                .withMaxConnections(MAX_CONNECTIONS)
                .withBudget(SlidingWindowBudget.of(MOST_ATTEMPTS, Duration.ofSeconds(1)))
                .addingListener(new CountingListener()));
        interventions = client.interventions();
    }

    @Override
    public Object get(String id) {
        return interventions.get(InterventionId.of(id)).getOrElseThrow(InterventionError::toException);
    }

    @Override
    public Object page() {
        return interventions.list(InterventionQuery.all(), FIRST_PAGE).getOrElseThrow(InterventionError::toException);
    }

    @Override
    public void close() {
        client.close();
    }

    /** A typical listener of a host. */
    private static final class CountingListener implements HttpListener {

        private final LongAdder attempts = new LongAdder();
        private final LongAdder calls = new LongAdder();

        @Override
        public void attempted(Attempted event) {
            attempts.increment();
        }

        @Override
        public void ended(Ended event) {
            calls.increment();
        }
    }
}
