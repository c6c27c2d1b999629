package dev.interventions.copy.jdbc;

import dev.interventions.feed.Feed;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import javax.sql.DataSource;

/** The example of docs/copies.md. */
final class CopyExample {

    private CopyExample() {}

    static String poll(Interventions interventions, DataSource database) {
        CopyTo copy = CopyTo.tableIn(database);
        Either<CopyError, CopyReport> outcome =
                copy.createTables().flatMap(created -> created.poll(Feed.over(interventions)));
        return outcome.fold(
                error -> "stopped: " + error.message() + "; stored before: " + error.stored(),
                report -> report.seen() + " stored, " + report.gone() + " gone");
    }
}
