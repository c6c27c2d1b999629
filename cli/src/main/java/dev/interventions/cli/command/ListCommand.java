package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.output.InterventionText;
import dev.interventions.cli.terminal.Progress;
import dev.interventions.cli.terminal.Table;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.PageRequest;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists interventions. */
@Command(
        name = "list",
        header = "Lists interventions, the newest first.",
        description = "On a terminal, the table has as many columns as fit into a line; --json shows everything.",
        footer = {
            "  interventions list --demo",
            "  interventions list --status active --owner bob --all",
            "  interventions list --all --json > interventions.jsonl",
            "  interventions list --status active --all --ids | interventions close -n -"
        })
public final class ListCommand extends AccountCommand {

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

    @picocli.CommandLine.Option(names = "--ids", description = "Writes only the ids, one on each line.")
    private boolean ids;

    private final Table table;
    private long listed;

    public ListCommand(Environment environment) {
        super(environment);
        table = InterventionText.table(console());
    }

    @Override
    ExitCode run(Account account) {
        if (howMany.limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, but is " + howMany.limit);
        }
        long limit = howMany.all ? Long.MAX_VALUE : howMany.limit;
        // One more, to see whether there are more.
        int pageSize = (int) Math.min(limit, PageRequest.MAX_LIMIT - 1) + 1;
        try (Progress progress = progress("list")) {
            return new Pages(this, filters.walk(account).inPagesOf(pageSize)).forEach(page -> {
                Seq<Intervention> records = page.records();
                long room = limit - listed;
                listed += write(records.take((int) Math.min(room, Integer.MAX_VALUE)));
                progress.at(listed, Option.some(Math.min(limit, page.total())));
                if (records.size() > room) {
                    note("there are more: --limit N or --all");
                }
                return records.size() <= room;
            });
        }
    }

    private int write(Seq<Intervention> records) {
        if (ids) {
            records.forEach(intervention -> print(intervention.id().value()));
        } else if (json()) {
            records.forEach(intervention -> print(InterventionJson.write(intervention)));
        } else if (records.nonEmpty()) {
            table.print(records.map(InterventionText::row));
        }
        console().flush();
        return records.size();
    }
}
