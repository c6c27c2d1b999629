package dev.interventions.probe;

import dev.interventions.probe.ledger.Difference;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.LedgerFile;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the differences between two ledgers. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Shows the checks whose conclusion differs between two ledgers. The exit code is 1 if one has regressed:"
                        + " it was proven and isn't now, or it is contradicted and wasn't before.")
final class CompareCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The older ledger.")
    private @Nullable Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The newer ledger.")
    private @Nullable Path after;

    CompareCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Vector<Difference> differences = Difference.between(ledger(before), ledger(after));
        differences.forEach(environment.out()::println);
        if (differences.isEmpty()) {
            environment.out().println("the same conclusions");
        }
        return (differences.exists(Difference::isRegression) ? ExitCode.CONTRADICTED : ExitCode.OK).code();
    }

    static Ledger ledger(@Nullable Path file) {
        return LedgerFile.read(Objects.requireNonNull(file, "picocli sets it"))
                .getOrElseThrow(mistake -> new UsageException(mistake));
    }
}
