package dev.interventions.cli.command;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import picocli.CommandLine.Command;

/** Closes interventions. */
@Command(
        name = "close",
        header = "Closes interventions.",
        description = "The service refuses to close an intervention without an agent's reply.",
        footer = {
            "  interventions close --demo 0000000000000000000002ac",
            "  interventions close --dry-run - < ids.txt",
            "  interventions close --journal close.jsonl - < ids.txt"
        })
public final class CloseCommand extends WriteCommand<Intervention> {

    public CloseCommand(Environment environment) {
        super(environment);
    }

    @Override
    String verb() {
        return "close";
    }

    @Override
    String participle() {
        return "closed";
    }

    @Override
    ExitCode whenDoneAlready() {
        return ExitCode.REFUSED;
    }

    @Override
    BulkRun<InterventionId, Intervention> run(Bulk bulk, Iterable<InterventionId> all) {
        return bulk.close(all);
    }

    @Override
    Option<Intervention> last(Intervention result) {
        return Option.some(result);
    }
}
