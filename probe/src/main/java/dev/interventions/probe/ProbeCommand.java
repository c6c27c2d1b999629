package dev.interventions.probe;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.probe.check.Arrangement;
import dev.interventions.probe.check.Check;
import dev.interventions.probe.check.ProbeRun;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.LedgerFile;
import dev.interventions.probe.ledger.Pins;
import dev.interventions.probe.ledger.Verdict;
import dev.interventions.probe.wire.Account;
import dev.interventions.probe.wire.WireClient;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Runs the checks. */
@Command(
        name = ProbeCommand.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "[list | check | compare]",
        description = {
            "Checks rules of the Interventions API at a real account, and writes a ledger of what it saw.",
            "",
            "Without --write it only reads, with about 30 requests. The account comes from the environment variables"
                    + " " + Credentials.BASE_URI + " and " + Credentials.TOKEN
                    + ", or from a file; never from an argument."
                    + " Neither output nor ledger has the token or a value of the account.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar interventions-probe.jar",
            "      Checks what can be checked by reading, and writes ledger.json.",
            "  java -jar interventions-probe.jar --write --source ID --content ID --intervention ID --user ID",
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

    @picocli.CommandLine.Option(
            names = "--account",
            paramLabel = "FILE",
            description = "A file with the lines " + Credentials.BASE_URI + "=... and " + Credentials.TOKEN
                    + "=..., which only you can read (chmod 600).")
    private @Nullable Path accountFile;

    @picocli.CommandLine.Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Where to write the ledger, in place of an earlier one; by default ledger.json.")
    private Path ledgerFile = Path.of("ledger.json");

    @picocli.CommandLine.Option(
            names = "--pin",
            paramLabel = "FILE",
            description = "Rules or checks that have to be proven, one a line; otherwise the exit code is 1.")
    private @Nullable Path pinFile;

    @picocli.CommandLine.Option(names = "--json", description = "Prints the ledger rather than a line for each check.")
    private boolean json;

    @picocli.CommandLine.Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description =
                    "The share of the account's 500 requests a minute that a run may use, from 1 to 250; by default 50.")
    private int requestsPerMinute = 50;

    @picocli.CommandLine.Option(
            names = "--unread",
            paramLabel = "ID",
            description = "An intervention in a source that the token's user doesn't read; the probe tries to get it.")
    private @Nullable String unread;

    @picocli.CommandLine.Option(
            names = "--user",
            paramLabel = "ID",
            description = "The user whose token it is; needed to tell who becomes the owner.")
    private @Nullable String user;

    @picocli.CommandLine.Option(names = "--write", description = "Permits writes, in the source of --source only.")
    private boolean write;

    @picocli.CommandLine.Option(
            names = "--source",
            paramLabel = "ID",
            description =
                    "The only source in which the probe writes. Each record is read and checked before each write.")
    private @Nullable String source;

    @picocli.CommandLine.Option(
            names = "--content",
            paramLabel = "ID",
            description = "A customer's message in that source that has no intervention. The probe opens one on it and"
                    + " cancels it, twice.")
    private @Nullable String content;

    @picocli.CommandLine.Option(
            names = "--intervention",
            paramLabel = "ID",
            description =
                    "An intervention in that source to which an agent has replied more than a minute ago, and which"
                            + " another user than --user owns. The probe closes and reopens it, or the reverse if it is closed,"
                            + " and restores its owner.")
    private @Nullable String intervention;

    ProbeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Arrangement given = arrangement();
        Pins pins = pinFile == null ? Pins.none() : usable(Pins.read(pinFile, Check.ruleOfCheck()));
        requireWritableLedger();
        WireClient client = client();
        Ledger ledger = new ProbeRun(client, given, environment.clock(), this::announce).ledger(Version.number());
        LedgerFile.write(ledger, ledgerFile);
        print(ledger);
        Vector<String> unproven = pins.unprovenIn(ledger);
        unproven.forEach(environment.err()::println);
        return exitCode(ledger, unproven).code();
    }

    private static ExitCode exitCode(Ledger ledger, Vector<String> unproven) {
        if (ledger.surprise().isDefined()) {
            return ExitCode.SURPRISE;
        }
        return ledger.count(Verdict.CONTRADICTED) > 0 || !unproven.isEmpty() ? ExitCode.CONTRADICTED : ExitCode.OK;
    }

    // ---- input ----

    private Arrangement arrangement() {
        if (!write && (source != null || content != null || intervention != null)) {
            throw new UsageException("--source, --content and --intervention are for writing: add --write");
        }
        if (write && source == null) {
            throw new UsageException("--write needs --source, the only source in which the probe may write");
        }
        return new Arrangement(
                id("--user", user, UserId::parse),
                id("--unread", unread, InterventionId::parse),
                id("--source", source, SourceId::parse),
                id("--content", content, ContentId::parse),
                id("--intervention", intervention, InterventionId::parse));
    }

    private static <T> Option<T> id(
            String option, @Nullable String text, Function<String, Either<InterventionError, T>> parser) {
        return Option.of(text)
                .map(value -> usable(parser.apply(value).mapLeft(error -> option + ": " + error.message())));
    }

    private void requireWritableLedger() {
        Path folder = Option.of(ledgerFile.toAbsolutePath().getParent()).getOrElse(ledgerFile.toAbsolutePath());
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(ledgerFile)) {
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
            environment.out().print(dev.interventions.probe.wire.Json.lines(LedgerFile.json(ledger)));
        } else {
            ledger.findings().map(ProbeCommand::line).forEach(environment.out()::println);
            environment.out().println(summary(ledger));
        }
        ledger.left().forEach(left -> environment.err().println("left changed: " + left));
        ledger.surprise().forEach(seen -> environment.err().println("the run ended at a surprise: " + seen));
    }

    private static String line(Finding finding) {
        return "%-15s  %-9s  %-18s  %s"
                .formatted(finding.verdict().word(), finding.rule(), finding.check(), finding.seen());
    }

    private String summary(Ledger ledger) {
        return Vector.of(Verdict.values())
                        .map(verdict -> ledger.count(verdict) + " " + verdict.word())
                        .mkString(", ") + "; " + ledger.requests() + " requests; written to " + ledgerFile;
    }
}
