package dev.interventions.copy.jdbc;

import dev.interventions.copy.jdbc.CopyError.AccountFailed;
import dev.interventions.copy.jdbc.CopyError.DatabaseFailed;
import dev.interventions.copy.jdbc.CopyError.ExportFailed;
import dev.interventions.copy.jdbc.CopyError.StoredElsewhere;
import dev.interventions.copy.jdbc.CopyTable.State;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Change;
import dev.interventions.feed.Change.Gone;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.records.ExportedIntervention;
import dev.interventions.records.RecordError;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One poll, or one fill from an export. Holds what was stored so far. Used by one thread. */
final class CopyRun {

    /** How many rows of an export are stored in one transaction. */
    private static final int EXPORT_BATCH = 500;

    private final Database database;
    private final CopyTable table;
    private CopyReport report = CopyReport.NOTHING;
    private long revision;

    CopyRun(Database database, CopyTable table) {
        this.database = database;
        this.table = table;
    }

    Either<CopyError, CopyReport> poll(Feed feed) {
        return catching(() -> begin().flatMap(begun -> position(begun.position()))
                .flatMap(position -> changes(feed.knowing(new KnownRows(database, table)), position)));
    }

    Either<CopyError, CopyReport> fill(
            Iterable<Either<RecordError, ExportedIntervention>> export,
            Instant exportedAt,
            Consumer<RecordError> skipped) {
        return catching(() -> begin().filterOrElse(
                        begun -> begun.position().isEmpty(),
                        begun -> new DatabaseFailed(
                                "the copy has begun already, and an export can fill only an empty one; poll instead",
                                report))
                .flatMap(begun -> rows(export, skipped))
                .flatMap(rest ->
                        store(rest, List.empty(), FeedPosition.asOf(exportedAt).toString()))
                .map(stored -> report));
    }

    Either<CopyError, CopyReport> createTables() {
        return catching(() -> database.inTransaction(connection -> {
            table.create(connection);
            return Either.right(report);
        }));
    }

    private Either<CopyError, CopyReport> catching(Supplier<Either<CopyError, CopyReport>> run) {
        try {
            return run.get();
        } catch (Database.DatabaseException failed) {
            return Either.left(new DatabaseFailed(failed.reason(), report));
        }
    }

    private Either<CopyError, State> begin() {
        State state = database.inTransaction(table::state);
        revision = state.revision();
        return Either.right(state);
    }

    private Either<CopyError, FeedPosition> position(String text) {
        return text.isEmpty()
                ? Either.right(FeedPosition.start())
                : FeedPosition.parse(text)
                        .mapLeft(unreadable -> new DatabaseFailed(
                                "the feed's position in the database can't be read: " + unreadable.message(), report));
    }

    private Either<CopyError, CopyReport> changes(Feed feed, FeedPosition position) {
        FeedPosition last = position;
        for (Either<InterventionError, ChangeBatch> next : feed.changes(position)) {
            if (next.isLeft()) {
                return Either.left(new AccountFailed(next.getLeft(), report));
            }
            ChangeBatch batch = next.get();
            report = report.withRemarks(batch);
            if (batch.changes().nonEmpty() || !batch.next().equals(last)) {
                Option<CopyError> refused = store(batch);
                if (refused.isDefined()) {
                    return Either.left(refused.get());
                }
            }
            last = batch.next();
        }
        return Either.right(report);
    }

    private Option<CopyError> store(ChangeBatch batch) {
        Seq<Intervention> seen = batch.changes().flatMap(CopyRun::seen);
        Seq<InterventionId> gone =
                batch.changes().filter(change -> change instanceof Gone).map(Change::id);
        return store(seen, gone, batch.next().toString()).swap().toOption();
    }

    private static Option<Intervention> seen(Change change) {
        return change instanceof Seen seen ? Option.some(seen.intervention()) : Option.none();
    }

    /** Stores all of this in one transaction, unless another process or thread has stored something since the last batch. */
    private Either<CopyError, Long> store(Seq<Intervention> seen, Seq<InterventionId> gone, String position) {
        Option<Long> marked = database.inTransaction(connection -> {
            if (!table.advance(connection, revision, position)) {
                return Option.none();
            }
            table.upsert(connection, seen);
            return Option.some(table.markGone(connection, gone));
        });
        revision++;
        return marked.peek(number -> report = report.withStored(seen.size(), number))
                .toEither(() -> new StoredElsewhere(
                        "another process or thread has stored changes in the same table, so this poll stopped; poll again",
                        report));
    }

    /** Stores all full batches of rows, and returns the remaining rows, which are stored together with the position. */
    private Either<CopyError, Seq<Intervention>> rows(
            Iterable<Either<RecordError, ExportedIntervention>> export, Consumer<RecordError> skipped) {
        // Each id once: a driver that joins the statements of a batch into one can't write a row twice.
        Map<InterventionId, Intervention> batch = new LinkedHashMap<>();
        for (Either<RecordError, ExportedIntervention> row : export) {
            if (row.isLeft() && row.getLeft() instanceof RecordError.Unreadable unreadable) {
                return Either.left(new ExportFailed(unreadable, report));
            }
            row.peekLeft(skipped)
                    .peek(exported -> batch.put(exported.intervention().id(), exported.intervention()));
            if (batch.size() == EXPORT_BATCH) {
                Either<CopyError, Long> stored = store(List.ofAll(batch.values()), List.empty(), "");
                if (stored.isLeft()) {
                    return Either.left(stored.getLeft());
                }
                batch.clear();
            }
        }
        return Either.right(List.ofAll(batch.values()));
    }
}
