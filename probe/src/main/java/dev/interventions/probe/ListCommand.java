package dev.interventions.probe;

import dev.interventions.probe.check.Check;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the checks. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the checks: the rule in docs/rules.md, the name, what it needs, and what it claims.")
final class ListCommand implements Callable<Integer> {

    private final Environment environment;

    ListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        for (Check check : Check.values()) {
            environment
                    .out()
                    .println("%-9s  %-18s  %-42s  %s"
                            .formatted(check.rule(), check.label(), check.need(), check.claim()));
        }
        return ExitCode.OK.code();
    }
}
