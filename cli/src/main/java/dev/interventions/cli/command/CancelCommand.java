package dev.interventions.cli.command;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import picocli.CommandLine.Command;

/** Cancels interventions. */
@Command(
        name = "cancel",
        header = "Cancels interventions.",
        description =
                "A cancelled intervention no longer exists, and interventions can be opened on its messages again."
                        + " The service refuses to cancel one that is closed or has an agent's reply.",
        footer = {
            "  interventions cancel --demo 0000000000000000000002bc",
            "  interventions cancel --dry-run - < ids.txt",
            "  interventions cancel --journal cancel.jsonl - < ids.txt"
        })
public final class CancelCommand extends WriteCommand<Cancelled> {

    public CancelCommand(Environment environment) {
        super(environment);
    }

    @Override
    String verb() {
        return "cancel";
    }

    @Override
    String participle() {
        return "cancelled";
    }

    @Override
    ExitCode whenDoneAlready() {
        return ExitCode.REFUSED;
    }

    @Override
    BulkRun<InterventionId, Cancelled> run(Bulk bulk, Iterable<InterventionId> all) {
        return bulk.cancel(all);
    }

    @Override
    Option<Intervention> last(Cancelled result) {
        return result.last();
    }
}
