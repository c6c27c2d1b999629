package com.example.copy;

import dev.interventions.domain.InterventionError;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.Feed;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The process that makes the copy: it polls until there is a line on its standard input, and then once more. */
final class Copier {

    /** Shorter than the default, since the writers make far more changes in a minute than the service allows requests. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private Copier() {}

    /** Arguments: the base URI, a token, the file of the copy, and how many requests the service allows in a minute. */
    public static void main(String... arguments) throws IOException, SQLException {
        HttpSettings settings = HttpSettings.of(URI.create(arguments[0]), () -> arguments[1])
                .withBudget(SlidingWindowBudget.of(Integer.parseInt(arguments[3]), Duration.ofMinutes(1)));
        try (EngageClient client = EngageClient.connect(settings);
                StoredCopy copy = StoredCopy.in(Path.of(arguments[2]))) {
            Feed feed = Feed.over(client.interventions()).knowing(copy).overlapping(OVERLAP);
            boolean last;
            do {
                last = System.in.available() > 0;
                poll(feed, copy);
            } while (!last);
        }
    }

    private static void poll(Feed feed, StoredCopy copy) throws SQLException {
        for (Either<InterventionError, ChangeBatch> batch : feed.changes(copy.position())) {
            if (batch.isLeft()) {
                System.err.println(batch.getLeft().message());
                return;
            }
            copy.store(batch.get());
            System.out.println(batch.get().phase() + " " + batch.get().changes().size());
        }
    }
}
