package dev.interventions.cli.command;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkOutcome;
import dev.interventions.bulk.BulkRun;
import dev.interventions.bulk.BulkSummary;
import dev.interventions.bulk.JournalError;
import dev.interventions.bulk.PlanSummary;
import dev.interventions.bulk.PlannedItem;
import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.cli.account.Account;
import dev.interventions.cli.command.IdArguments.Ids;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.output.JsonLine;
import dev.interventions.cli.output.Tier;
import dev.interventions.cli.terminal.Progress;
import dev.interventions.cli.terminal.Wording;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.records.InterventionJson;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command that changes interventions. */
abstract class WriteCommand<R> extends AccountCommand {

    private static final int CALLS_AT_A_TIME = 8;

    @Mixin
    private IdArguments ids = new IdArguments();

    @picocli.CommandLine.Option(
            names = {"-n", "--dry-run"},
            description = "Changes nothing: reads each intervention and shows what would happen.")
    private boolean dryRun;

    @picocli.CommandLine.Option(
            names = "--journal",
            paramLabel = "FILE",
            description =
                    "Records in this file what is done. After an interruption or crash, the same command continues"
                            + " and does nothing twice.")
    private @Nullable Path journal;

    @picocli.CommandLine.Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Makes this many calls at a time, from 1 to 256; by default 8.")
    private int parallel = CALLS_AT_A_TIME;

    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);

    WriteCommand(Environment environment) {
        super(environment);
    }

    /** What is done, such as {@code close}. */
    abstract String verb();

    /** What has been done, such as {@code closed}. */
    abstract String participle();

    /** What happens to an intervention to which this has been done already. */
    abstract ExitCode whenDoneAlready();

    abstract BulkRun<InterventionId, R> run(Bulk bulk, Iterable<InterventionId> all);

    /** The state in which the operation left the intervention. */
    abstract Option<Intervention> last(R result);

    @Override
    final ExitCode run(Account account) {
        Ids all = ids.of(environment());
        BulkRun<InterventionId, R> run = run(bulk(account, all), all);
        environment().interruption().onRequest(run::stop);
        try (Progress progress = progress(dryRun ? "dry run" : verb())) {
            return dryRun ? plan(run, all, progress) : execute(run, all, progress);
        }
    }

    private Bulk bulk(Account account, Ids all) {
        Bulk bulk = Bulk.over(account.interventions());
        try {
            bulk = bulk.inParallel(parallel);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--parallel: " + e.getMessage());
        }
        if (all.number() == 1) {
            // Somebody waits for it.
            bulk = bulk.retrying(0, Duration.ZERO);
        }
        return journal == null ? bulk : bulk.journalledIn(journal);
    }

    // ---- changing ----

    private ExitCode execute(BulkRun<InterventionId, R> run, Ids all, Progress progress) {
        BulkSummary summary = run.execute(outcome -> {
                    show(outcome);
                    progress.at(run.progress().done(), Option.some(all.number()));
                })
                .getOrElseThrow(WriteCommand::failure);
        progress.erase();
        if (all.number() > 1) {
            note(text(summary));
        }
        return ended(all, summary.complete(), summary.endedBy());
    }

    private void show(BulkOutcome<InterventionId, R> outcome) {
        codes.add(code(outcome.status()));
        if (json()) {
            print(json(outcome));
        } else {
            outcome.result()
                    .peek(done -> print(participle() + " " + outcome.item().value()))
                    .peekLeft(error -> note(outcome.item().value() + ": " + Tier.sentence(error)));
        }
    }

    private static ExitCode code(BulkOutcome.Status status) {
        return switch (status) {
            case SUCCEEDED -> ExitCode.OK;
            case REFUSED -> ExitCode.REFUSED;
            case FAILED -> ExitCode.UNAVAILABLE;
            case UNKNOWN -> ExitCode.EFFECT_UNKNOWN;
        };
    }

    private String json(BulkOutcome<InterventionId, R> outcome) {
        JsonLine line = new JsonLine()
                .with("id", outcome.item().value())
                .with("outcome", Tier.name(outcome.result().swap().toOption()));
        outcome.result()
                .toOption()
                .flatMap(this::last)
                .forEach(intervention -> line.withJson("intervention", InterventionJson.write(intervention)));
        outcome.result().swap().forEach(error -> describe(error, line));
        return line.toString();
    }

    private static void describe(InterventionError error, JsonLine line) {
        line.with("error", error.getClass().getSimpleName()).with("message", error.message());
    }

    private String text(BulkSummary summary) {
        var done = summary.progress();
        return Wording.number(done.succeeded()) + " " + participle()
                + some(done.refused(), "refused")
                + some(done.failed(), "unavailable")
                + some(done.unknown(), "of unknown effect")
                + some(done.skipped(), "skipped, since the journal says they are finished");
    }

    private static String some(long number, String what) {
        return number == 0 ? "" : ", " + Wording.number(number) + " " + what;
    }

    // ---- looking first ----

    private ExitCode plan(BulkRun<InterventionId, R> run, Ids all, Progress progress) {
        long[] read = {0};
        PlanSummary summary = run.plan(item -> {
                    show(item);
                    progress.at(++read[0], Option.some(all.number()));
                })
                .getOrElseThrow(WriteCommand::failure);
        progress.erase();
        if (all.number() > 1) {
            note(Wording.number(summary.count(Expectation.CHANGE)) + " would be " + participle()
                    + some(summary.count(Expectation.ALREADY_DONE), "are already")
                    + some(summary.count(Expectation.REFUSAL), "would be refused")
                    + some(summary.count(Expectation.UNKNOWN), "can't be read")
                    + some(summary.count(Expectation.SKIP), "would be skipped"));
        }
        return ended(all, summary.complete(), summary.endedBy());
    }

    private void show(PlannedItem<InterventionId> item) {
        codes.add(code(item));
        if (json()) {
            JsonLine line = new JsonLine()
                    .with("id", item.item().value())
                    .with("expectation", item.expectation().name().toLowerCase(Locale.ROOT));
            item.error().forEach(error -> describe(error, line));
            print(line.toString());
        } else {
            print(text(item));
        }
    }

    private ExitCode code(PlannedItem<?> item) {
        return switch (item.expectation()) {
            case CHANGE, SKIP -> ExitCode.OK;
            case ALREADY_DONE -> whenDoneAlready();
            case REFUSAL -> ExitCode.REFUSED;
            case UNKNOWN -> item.error().map(ExitCode::of).getOrElse(ExitCode.UNAVAILABLE);
        };
    }

    private String text(PlannedItem<InterventionId> item) {
        String id = item.item().value();
        String why = item.error().map(error -> ": " + error.message()).getOrElse("");
        return switch (item.expectation()) {
            case CHANGE -> "would " + verb() + " " + id;
            case ALREADY_DONE -> "already " + participle() + " " + id;
            case REFUSAL -> "would be refused " + id + why;
            case SKIP -> "would skip " + id + ": the journal says that it is finished";
            case UNKNOWN -> "can't say " + id + why;
        };
    }

    // ---- the end ----

    private static CommandFailure failure(JournalError error) {
        return new CommandFailure(ExitCode.FAILED, error.message());
    }

    private ExitCode ended(Ids all, boolean complete, Option<InterventionError> endedBy) {
        if (environment().interruption().isRequested() && !complete) {
            note("interrupted; " + howToGoOn());
            return ExitCode.INTERRUPTED;
        }
        endedBy.forEach(error -> {
            codes.add(ExitCode.of(error));
            if (all.number() > 1) {
                note("stopped, since every further call would end like this: " + Tier.sentence(error));
            }
        });
        return ExitCode.ofAll(codes);
    }

    private String howToGoOn() {
        if (dryRun) {
            return "nothing was changed";
        }
        if (journal != null) {
            return "to continue, give the same command again: " + journal + " has what is done";
        }
        return "to continue, give the same command again: what is " + participle() + " already is "
                + (whenDoneAlready() == ExitCode.OK ? "not changed by it" : "then refused and stays as it is");
    }
}
