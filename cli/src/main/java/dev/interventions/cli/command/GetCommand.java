package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.output.InterventionText;
import dev.interventions.cli.output.Tier;
import dev.interventions.cli.terminal.Line;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.records.InterventionJson;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows interventions. */
@Command(
        name = "get",
        header = "Shows all fields of interventions.",
        footer = {
            "  interventions get --demo 0000000000000000000002ac",
            "  interventions get --json - < ids.txt > interventions.jsonl"
        })
public final class GetCommand extends AccountCommand {

    @Mixin
    private IdArguments ids = new IdArguments();

    public GetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(Account account) {
        Set<ExitCode> codes = new HashSet<>();
        boolean first = true;
        for (InterventionId id : ids.of(environment())) {
            if (environment().interruption().isRequested()) {
                return ExitCode.INTERRUPTED;
            }
            if (!first && !json()) {
                print("");
            }
            first = false;
            codes.add(show(id, account.interventions().get(id)));
        }
        return ExitCode.ofAll(codes);
    }

    private ExitCode show(InterventionId id, Either<InterventionError, Intervention> outcome) {
        outcome.peek(this::show).peekLeft(error -> note(id.value() + ": " + Tier.sentence(error)));
        return outcome.fold(ExitCode::of, found -> ExitCode.OK);
    }

    private void show(Intervention intervention) {
        if (json()) {
            print(InterventionJson.write(intervention));
        } else {
            InterventionText.details(intervention)
                    .forEach((name, value) -> console()
                            .print(Line.of(Line.Style.BOLD, String.format("%-15s", name))
                                    .and(" " + value)));
        }
        console().flush();
    }
}
