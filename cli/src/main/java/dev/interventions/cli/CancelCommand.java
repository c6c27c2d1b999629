package dev.interventions.cli;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import picocli.CommandLine.Command;

/** Cancels interventions. */
@Command(
        name = "cancel",
        description = "Cancels interventions: they no longer exist afterwards, and their messages are free again. The"
                + " service refuses it for one that is closed or has an agent's reply.",
        footer = {
            "  interventions cancel 0000000000000000000003af --demo",
            "  interventions cancel --dry-run - < ids.txt",
            "  interventions cancel --journal cancel.jsonl - < ids.txt"
        })
final class CancelCommand extends WriteCommand<Cancelled> {

    CancelCommand(Environment environment) {
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
