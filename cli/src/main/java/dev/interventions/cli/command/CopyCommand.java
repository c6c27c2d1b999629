package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.copy.CopyException;
import dev.interventions.cli.copy.CopyTarget;
import dev.interventions.cli.copy.FileTarget;
import dev.interventions.cli.copy.StoppableReads;
import dev.interventions.cli.copy.TableTarget;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.output.JsonLine;
import dev.interventions.cli.output.Tier;
import dev.interventions.cli.terminal.Progress;
import dev.interventions.cli.terminal.Wording;
import dev.interventions.copy.jdbc.CopyError;
import dev.interventions.copy.jdbc.CopyReport;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.Sort;
import dev.interventions.feed.Feed;
import dev.interventions.port.Interventions;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/** Copies all interventions to a file or a database. */
@Command(
        name = "copy",
        header = "Copies all interventions to a file or a database.",
        description = {
            "The first time, it reads all interventions, 150 with each request. Later, the same command copies what has"
                    + " changed since. After an interruption or crash, it continues where it stopped.",
            "",
            "A file has one line for each intervention, the newest first. It is always complete: the copy itself is in"
                    + " FILE.copy.mv.db beside it, and FILE is replaced when that copy is up to date.",
            "",
            "In a database (PostgreSQL or H2), a table has a row for each intervention. The row of a cancelled one"
                    + " stays, with a date in gone_at. User and password come from " + CopyCommand.USER + " and "
                    + CopyCommand.PASSWORD + "."
        },
        footer = {
            "  interventions copy --demo --to interventions.jsonl",
            "  interventions copy --to interventions.csv",
            "  interventions copy --to jdbc:postgresql://localhost/care"
        })
public final class CopyCommand extends AccountCommand {

    static final String USER = "INTERVENTIONS_JDBC_USER";
    /** The environment variable with the password of a database. */
    public static final String PASSWORD = "INTERVENTIONS_JDBC_PASSWORD";

    private static final Pattern DATABASE = Pattern.compile("jdbc:(postgresql|h2):.*");

    @picocli.CommandLine.Option(
            names = "--to",
            paramLabel = "FILE|URL",
            required = true,
            description = "A file that ends in .jsonl or .csv, or a URL that begins with jdbc:postgresql: or jdbc:h2:")
    private String to = "";

    @picocli.CommandLine.Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table of the database; by default interventions.")
    private String table = "interventions";

    public CopyCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(Account account) {
        environment().variables().get(PASSWORD).forEach(console()::hide);
        try (Progress progress = progress("copy");
                CopyTarget target = target(account)) {
            Interventions reads = new StoppableReads(
                    account.interventions(),
                    environment().interruption()::isRequested,
                    (query, page) -> show(progress, query, page));
            return target.update(Feed.over(reads)).fold(error -> failed(error, target), report -> {
                progress.erase();
                return done(report, target.count());
            });
        } catch (CopyException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private CopyTarget target(Account account) {
        String name = to.toLowerCase(Locale.ROOT);
        if (DATABASE.matcher(name).matches()) {
            return TableTarget.of(
                    to,
                    table,
                    environment().variables().get(USER),
                    environment().variables().get(PASSWORD));
        }
        if (name.endsWith(".jsonl") || name.endsWith(".csv")) {
            FileTarget.Format format = name.endsWith(".csv") ? FileTarget.Format.CSV : FileTarget.Format.JSON_LINES;
            return FileTarget.open(Path.of(to), format, account.name());
        }
        throw CommandFailure.usage("--to must be a file that ends in .jsonl or .csv, or a URL that begins with"
                + " jdbc:postgresql: or jdbc:h2:");
    }

    /** How far a walk over all interventions is. */
    private static void show(Progress progress, InterventionQuery query, Page<Intervention> page) {
        if (query.sort() == Sort.CREATED_AT) {
            progress.at(page.offset() + page.records().size(), Option.some(page.count()));
        }
    }

    private ExitCode done(CopyReport report, long count) {
        report.unreadable()
                .forEach(record -> note("a record can't be read, and is missing in the copy: " + record.reason()));
        if (json()) {
            print(new JsonLine()
                    .with("to", to)
                    .with("interventions", count)
                    .with("written", report.seen())
                    .with("gone", report.gone())
                    .with("unreadable", report.unreadable().size())
                    .toString());
        } else {
            print(to + " has " + Wording.number(count, "intervention") + ": " + Wording.number(report.seen())
                    + " written, " + Wording.number(report.gone()) + " gone");
        }
        return report.unreadable().isEmpty() ? ExitCode.OK : ExitCode.MIXED;
    }

    private ExitCode failed(CopyError error, CopyTarget target) {
        if (environment().interruption().isRequested()) {
            note("interrupted; to continue, give the same command again: " + target.kept());
            return ExitCode.INTERRUPTED;
        }
        if (error instanceof CopyError.AccountFailed failed) {
            note(Tier.sentence(failed.error()) + "; to continue, give the same command again: " + target.kept());
            return ExitCode.of(failed.error());
        }
        throw new CommandFailure(ExitCode.FAILED, error.message());
    }
}
