package dev.interventions.probe;

import dev.interventions.probe.check.Check;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.Pins;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a ledger against pins. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Fails with exit code 1 if the ledger doesn't prove each pinned rule. Sends nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "LEDGER", description = "The ledger.")
    private @Nullable Path ledger;

    @Option(
            names = "--pin",
            required = true,
            paramLabel = "FILE",
            description = "Each line has a rule, such as CLOSE-5, or a check, such as close-date; # begins a comment.")
    private @Nullable Path pins;

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Ledger read = CompareCommand.ledger(ledger);
        Pins pinned = Pins.read(Objects.requireNonNull(pins, "picocli sets it"), Check.ruleOfCheck())
                .getOrElseThrow(mistake -> new UsageException(mistake));
        Vector<String> unproven = pinned.unprovenIn(read);
        unproven.forEach(environment.out()::println);
        if (unproven.isEmpty()) {
            environment.out().println("all pins are proven");
        }
        return (unproven.isEmpty() ? ExitCode.OK : ExitCode.CONTRADICTED).code();
    }
}
