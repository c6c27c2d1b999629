package dev.interventions.probe;

import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.probe.check.Arrangement;
import dev.interventions.probe.check.Check;
import dev.interventions.probe.check.ProbeRun;
import dev.interventions.probe.ledger.Conclusion;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.LedgerFile;
import dev.interventions.probe.ledger.Pins;
import dev.interventions.probe.wire.Account;
import dev.interventions.probe.wire.Json;
import dev.interventions.probe.wire.WireClient;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the checks. */
@Command(
        name = ProbeCommand.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "[list | check | compare]",
        description = {
            "Checks rules of the Interventions API at a real account, and writes its findings to a ledger.",
            "",
            "Without --write it only reads, with about 25 requests. The account comes from the environment variables"
                    + " " + Credentials.BASE_URI + " and " + Credentials.TOKEN
                    + ", or from a file; never from an argument."
                    + " Neither output nor ledger has the token or a value of the account.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar interventions-probe.jar",
            "      Checks what can be checked by reading, and writes ledger.json.",
            "  java -jar interventions-probe.jar --write --source ID --content ID \\",
            "      --intervention ID --user ID",
            "      Checks writes too. The source should be one for tests only.",
            "  java -jar interventions-probe.jar check ledger.json --pin rules.txt",
            "      Fails a build if one of these rules isn't proven.",
            "  java -jar interventions-probe.jar compare before.json ledger.json",
            "      Shows what has changed between two runs."
        },
        exitCodeListHeading = "%nExit codes:%n")
final class ProbeCommand implements Callable<Integer> {

    static final String NAME = "interventions-probe";

    private static final int SMALLEST_SHARE = 1;
    private static final int LARGEST_SHARE = 250;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration CALL_TIME = Duration.ofSeconds(30);

    private final Environment environment;

    @Option(
            names = "--account",
            paramLabel = "FILE",
            description = "A file with the lines " + Credentials.BASE_URI + "=... and " + Credentials.TOKEN
                    + "=..., which only you can read (chmod 600).")
    private @Nullable Path accountFile;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Where to write the ledger, in place of an earlier one; by default ledger.json.")
    private Path ledgerFile = Path.of("ledger.json");

    @Option(
            names = "--pin",
            paramLabel = "FILE",
            description = "Rules or checks, one in each line. If one isn't proven, the exit code is 1.")
    private @Nullable Path pinFile;

    @Option(names = "--json", description = "Prints the ledger instead of a line for each check.")
    private boolean json;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description =
                    "The share of the account's 500 requests a minute that a run may use, from 1 to 250; by default 50.")
    private int requestsPerMinute = 50;

    @Mixin
    private final ArrangementOptions given = new ArrangementOptions();

    ProbeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Arrangement arrangement = given.arrangement();
        Pins pins = pinFile == null ? Pins.none() : usable(Pins.read(pinFile, Check.ruleOfCheck()));
        requireWritableLedger();
        WireClient client = client();
        Ledger ledger = new ProbeRun(client, arrangement, environment.clock(), this::announce).ledger(Version.number());
        // Print before writing, so that the findings aren't lost if the file can't be written.
        print(ledger);
        LedgerFile.write(ledger, ledgerFile);
        Vector<String> unproven = pins.unprovenIn(ledger);
        unproven.forEach(environment.err()::println);
        return exitCode(ledger, unproven).code();
    }

    private static ExitCode exitCode(Ledger ledger, Vector<String> unproven) {
        if (ledger.surprise().isDefined()) {
            return ExitCode.SURPRISE;
        }
        return ledger.count(Conclusion.CONTRADICTED) > 0 || !unproven.isEmpty() ? ExitCode.CONTRADICTED : ExitCode.OK;
    }

    // ---- input ----

    private void requireWritableLedger() {
        Path folder = ledgerFile.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(ledgerFile)) {
            throw new UsageException(ledgerFile + ": can't be written");
        }
    }

    private WireClient client() {
        if (requestsPerMinute < SMALLEST_SHARE || requestsPerMinute > LARGEST_SHARE) {
            throw new UsageException("--requests-per-minute must be from 1 to 250, but is " + requestsPerMinute);
        }
        Account account =
                usable(accountFile == null ? Credentials.in(environment.variables()) : Credentials.in(accountFile));
        return new WireClient(
                account, SlidingWindowBudget.of(requestsPerMinute, MINUTE), CALL_TIME, NAME + "/" + Version.number());
    }

    private static <T> T usable(Either<String, T> value) {
        return value.getOrElseThrow(mistake -> new UsageException(mistake));
    }

    // ---- output ----

    private void announce(String write) {
        environment.err().println("writing: " + write);
    }

    private void print(Ledger ledger) {
        if (json) {
            environment.out().print(Json.lines(LedgerFile.json(ledger)));
        } else {
            ledger.findings().map(ProbeCommand::line).forEach(environment.out()::println);
            environment.out().println(summary(ledger));
        }
        ledger.left().forEach(left -> environment.err().println("left changed: " + left));
        ledger.surprise().forEach(seen -> environment.err().println("the run ended at a surprise: " + seen));
    }

    private static String line(Finding finding) {
        return "%-15s  %-9s  %-18s  %s"
                .formatted(finding.conclusion().word(), finding.rule(), finding.check(), finding.seen());
    }

    private String summary(Ledger ledger) {
        return Vector.of(Conclusion.values())
                        .map(conclusion -> ledger.count(conclusion) + " " + conclusion.word())
                        .mkString(", ")
                + "; " + ledger.requests() + " requests; the ledger is " + ledgerFile;
    }
}
