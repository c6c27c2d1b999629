package dev.interventions.cli.command;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import picocli.CommandLine.Command;

/** Gives interventions another owner. */
@Command(
        name = "reassign",
        header = "Gives interventions another owner.",
        description = "They may be open or closed.",
        footer = {
            "  interventions reassign --demo --to bob 0000000000000000000002ac",
            "  interventions list --owner alice --all --ids > ids.txt",
            "  interventions reassign --to bob --journal to-bob.jsonl - < ids.txt"
        })
public final class ReassignCommand extends WriteCommand<Intervention> {

    @picocli.CommandLine.Option(
            names = "--to",
            paramLabel = "USER",
            required = true,
            description = "The id of the new owner.")
    private String newOwner = "";

    public ReassignCommand(Environment environment) {
        super(environment);
    }

    @Override
    String verb() {
        return "reassign";
    }

    @Override
    String participle() {
        return "reassigned";
    }

    @Override
    ExitCode whenDoneAlready() {
        return ExitCode.OK;
    }

    @Override
    BulkRun<InterventionId, Intervention> run(Bulk bulk, Iterable<InterventionId> all) {
        return bulk.reassign(all, CommonOptions.parsed("--to", UserId.parse(newOwner)));
    }

    @Override
    Option<Intervention> last(Intervention result) {
        return Option.some(result);
    }
}
