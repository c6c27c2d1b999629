package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.changes.PositionFile;
import dev.interventions.cli.changes.SeenInterventions;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.cli.output.InterventionText;
import dev.interventions.cli.output.JsonLine;
import dev.interventions.cli.output.Tier;
import dev.interventions.cli.terminal.Line;
import dev.interventions.cli.terminal.Table;
import dev.interventions.cli.terminal.Table.Column;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable;
import dev.interventions.feed.Change;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Shows changes as they come. */
@Command(
        name = "watch",
        header = "Shows changes as they come.",
        description =
                "Shows the changes from now on, until you press Ctrl-C. Asks every 10 seconds, with one request if"
                        + " nothing has changed. With --position, no change is missed between two runs; after a crash, some may"
                        + " be shown twice.",
        footer = {
            "  interventions watch --demo --every 1",
            "  interventions watch --position watch.position --json >> changes.jsonl"
        })
public final class WatchCommand extends AccountCommand {

    private static final int DEFAULT_INTERVAL = 10;

    @picocli.CommandLine.Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Asks at this interval; by default 10 seconds.")
    private int every = DEFAULT_INTERVAL;

    @ArgGroup
    private From from = new From();

    /** One of the two. */
    private static final class From {
        @picocli.CommandLine.Option(
                names = "--position",
                paramLabel = "FILE",
                description = "Keeps in this file which changes were shown, and continues from there the next time.")
        private @Nullable Path position;

        @picocli.CommandLine.Option(
                names = "--cancelled",
                description = "Also shows cancellations. Reads all interventions first, and keeps their ids in memory.")
        private boolean cancelled;
    }

    private final Table table;

    public WatchCommand(Environment environment) {
        super(environment);
        table = new Table(
                console(),
                Vector.of(
                        new Column("CHANGED (UTC)", "2024-05-21 09:00".length()),
                        new Column("CHANGE", "corrected".length()),
                        Column.of("ID"),
                        new Column("STATE", "deferred".length()),
                        Column.of("OWNER")));
    }

    @Override
    ExitCode run(Account account) {
        if (every < 1) {
            throw CommandFailure.usage("--every must be at least 1 second, but is " + every);
        }
        if (from.cancelled) {
            SeenInterventions seen = new SeenInterventions();
            Feed feed = Feed.over(account.interventions()).knowing(seen);
            FeedPosition start = poll(feed, FeedPosition.start(), seen::add).getOrElseThrow(CommandFailure::of);
            return watch(account, feed, start, batch -> {
                seen.add(batch);
                show(batch);
            });
        }
        Feed feed = Feed.over(account.interventions());
        return watch(account, feed, start(account, feed), this::show);
    }

    /** The position after what changed before now, or the one in the file. */
    private FeedPosition start(Account account, Feed feed) {
        PositionFile file = new PositionFile(from.position);
        return file.read().getOrElse(() -> {
            FeedPosition now = newest(account)
                    .flatMap(moment -> poll(feed, FeedPosition.asOf(moment), batch -> {}))
                    .getOrElseThrow(CommandFailure::of);
            file.write(now);
            return now;
        });
    }

    private static Either<InterventionError, Instant> newest(Account account) {
        return account.interventions()
                .list(InterventionQuery.all().sortedBy(Sort.UPDATED_AT), PageRequest.of(0, 1))
                .map(page -> page.records()
                        .headOption()
                        .flatMap(newest -> newest.lifecycle().updatedAt())
                        .getOrElse(Instant.EPOCH));
    }

    private static Either<InterventionError, FeedPosition> poll(
            Feed feed, FeedPosition position, Consumer<ChangeBatch> shown) {
        FeedPosition next = position;
        for (Either<InterventionError, ChangeBatch> batch : feed.changes(position)) {
            if (batch.isLeft()) {
                return Either.left(batch.getLeft());
            }
            shown.accept(batch.get());
            next = batch.get().next();
        }
        return Either.right(next);
    }

    private ExitCode watch(Account account, Feed feed, FeedPosition start, Consumer<ChangeBatch> shown) {
        Interruption interruption = environment().interruption();
        PositionFile file = new PositionFile(from.position);
        FeedPosition position = start;
        while (!interruption.isRequested()) {
            for (Either<InterventionError, ChangeBatch> batch : feed.changes(position)) {
                if (batch.isLeft()) {
                    report(batch.getLeft());
                } else {
                    shown.accept(batch.get());
                    position = batch.get().next();
                    file.write(position);
                }
            }
            interruption.pause(Duration.ofSeconds(every));
            account.letTimePass();
        }
        note(
                from.position == null
                        ? "interrupted; with --position FILE, the next watch continues where this one ends"
                        : "interrupted; to continue, give the same command again: " + from.position
                                + " has the position");
        return ExitCode.INTERRUPTED;
    }

    /** What may be tried again is tried again. */
    private void report(InterventionError error) {
        if (!(error instanceof Unavailable) || environment().interruption().isRequested()) {
            throw CommandFailure.of(error);
        }
        note(Tier.sentence(error));
    }

    private void show(ChangeBatch batch) {
        batch.unreadable()
                .forEach(record -> note("a record can't be read, and its changes aren't shown: " + record.reason()));
        // As in a log: the feed has the newest change first.
        Seq<Change> changes = batch.changes().reverse();
        if (json()) {
            changes.forEach(change -> print(json(change)));
        } else if (changes.nonEmpty()) {
            table.print(changes.map(WatchCommand::row));
        }
        console().flush();
    }

    private static String json(Change change) {
        return change instanceof Seen seen
                ? new JsonLine()
                        .with("change", kind(seen))
                        .withJson("intervention", InterventionJson.write(seen.intervention()))
                        .toString()
                : new JsonLine()
                        .with("change", "gone")
                        .with("id", change.id().value())
                        .toString();
    }

    private static Vector<Line> row(Change change) {
        return change instanceof Seen seen
                ? Vector.of(
                        InterventionText.minute(seen.intervention().lifecycle().updatedAt()),
                        Line.of(kind(seen)),
                        Line.of(change.id().value()),
                        InterventionText.state(seen.intervention()),
                        InterventionText.owner(seen.intervention()))
                : Vector.of("-", "gone", change.id().value(), "-", "-").map(Line::of);
    }

    private static String kind(Seen seen) {
        return seen.kind().name().toLowerCase(Locale.ROOT);
    }
}
