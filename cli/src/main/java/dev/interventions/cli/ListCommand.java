package dev.interventions.cli;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.terminal.Progress;
import dev.interventions.cli.terminal.Table;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.WalkedPage;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists interventions. */
@Command(
        name = "list",
        description =
                "Lists interventions, the newest first. A table shows the columns that fit into a terminal's line,"
                        + " or all of them in a file; --json shows everything.",
        footer = {
            "  interventions list --demo",
            "  interventions list --status active --owner bob --all",
            "  interventions list --all --json > interventions.jsonl",
            "  interventions list --status active --all --ids | interventions close -"
        })
final class ListCommand extends AccountCommand {

    private static final long DEFAULT_LIMIT = 30;

    @Mixin
    private QueryOptions filters = new QueryOptions();

    @ArgGroup
    private HowMany howMany = new HowMany();

    /** One of the two. */
    private static final class HowMany {
        @picocli.CommandLine.Option(
                names = "--limit",
                paramLabel = "N",
                description = "Lists at most this many; by default 30.")
        private long limit = DEFAULT_LIMIT;

        @picocli.CommandLine.Option(names = "--all", description = "Lists all.")
        private boolean all;
    }

    @picocli.CommandLine.Option(names = "--ids", description = "Writes only the ids, one a line.")
    private boolean ids;

    ListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(Account account) {
        if (howMany.limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, but is " + howMany.limit);
        }
        long limit = howMany.all ? Long.MAX_VALUE : howMany.limit;
        Table table = new Table(console(), InterventionText.COLUMNS);
        long listed = 0;
        try (Progress progress = progress("list")) {
            for (Either<InterventionError, WalkedPage> step :
                    filters.walk(account).inPagesOf((int) Math.max(2, Math.min(limit, PageRequest.MAX_LIMIT)))) {
                WalkedPage page = step.getOrElseThrow(CommandFailure::of);
                Seq<Intervention> records = page.records().take((int) Math.min(limit - listed, Integer.MAX_VALUE));
                listed += records.size();
                write(table, records);
                progress.at(listed, Option.none());
                if (environment().interruption().isRequested()) {
                    return ExitCode.INTERRUPTED;
                }
                if (listed >= limit) {
                    break;
                }
            }
        }
        return ExitCode.OK;
    }

    private void write(Table table, Seq<Intervention> records) {
        if (ids) {
            records.forEach(intervention -> print(intervention.id().value()));
        } else if (json()) {
            records.forEach(intervention -> print(InterventionJson.write(intervention)));
        } else if (records.nonEmpty()) {
            table.print(records.map(InterventionText::row));
        }
        console().flush();
    }
}
