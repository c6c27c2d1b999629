package dev.interventions.quickstart;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Refused;
import dev.interventions.port.Interventions;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;

/**
 * The lifecycle of an intervention, through the port alone, so that it runs with every adapter. It stops at the first step without the
 * expected outcome.
 */
final class Scenario {

    private static final int RECORDS_PER_PAGE = 3;
    private static final int MAX_PAGES = 3;

    private final Backend backend;
    private final Interventions interventions;
    private final ConsoleReporter reporter;

    Scenario(Backend backend, ConsoleReporter reporter) {
        this.backend = backend;
        this.interventions = backend.interventions();
        this.reporter = reporter;
    }

    /** Runs it, and returns whether every step had the expected outcome. */
    boolean run() {
        reporter.title(backend.title());
        Either<String, String> end =
                listPageByPage().flatMap(listed -> backend.outline().fold(this::finishReadOnly, this::runLifecycle));
        reporter.end(end.getOrElseGet(reason -> "Stopped: " + reason + "."));
        return end.isRight();
    }

    private Either<String, String> finishReadOnly() {
        return Either.right("Finished: this account is only read, unless " + LiveBackend.ALLOW_WRITES + "=true.");
    }

    private Either<String, String> runLifecycle(ScenarioOutline outline) {
        return open(outline)
                .flatMap(opened -> closeTooEarly(opened.id()))
                .flatMap(id -> reply(outline, id))
                .flatMap(replied -> categorize(replied.id()))
                .flatMap(categorized -> reassign(outline, categorized.id()))
                .flatMap(reassigned -> closeAsFormerOwner(reassigned.id()))
                .flatMap(id -> closeAsOwner(outline, id))
                .flatMap(closed -> reopen(outline))
                .flatMap(reopened -> cancelTooLate(reopened.id()))
                .flatMap(id -> cancel(outline))
                .flatMap(this::lookForCancelled)
                .map(gone -> "Finished. Every outcome above is the value of an Either.");
    }

    private Either<String, Intervention> open(ScenarioOutline outline) {
        reporter.step("A customer has written. Open an intervention on the message.");
        return report("opened", interventions.create(outline.message()));
    }

    private Either<String, InterventionId> closeTooEarly(InterventionId id) {
        reporter.step("Close it at once, before an agent has replied.");
        return reportRefusal(interventions.close(id), id);
    }

    private Either<String, Intervention> reply(ScenarioOutline outline, InterventionId id) {
        reporter.step("The agent replies to the customer. Read it again.");
        outline.reply().accept(id);
        return report("read", interventions.get(id));
    }

    private Either<String, Intervention> categorize(InterventionId id) {
        reporter.step("Set two categories.");
        return report(
                "categorized", interventions.categorize(id, CategoryId.of("delivery"), CategoryId.of("complaint")));
    }

    private Either<String, Intervention> reassign(ScenarioOutline outline, InterventionId id) {
        reporter.step("Reassign it to a colleague.");
        return report("reassigned", interventions.reassign(id, outline.colleague()));
    }

    private Either<String, InterventionId> closeAsFormerOwner(InterventionId id) {
        reporter.step("Close it, though the colleague owns it now.");
        return reportRefusal(interventions.close(id), id);
    }

    private Either<String, Intervention> closeAsOwner(ScenarioOutline outline, InterventionId id) {
        reporter.step("Close it on behalf of the colleague.");
        return report("closed", interventions.actingAs(outline.colleague()).close(id));
    }

    private Either<String, Intervention> reopen(ScenarioOutline outline) {
        reporter.step("Open one on the same message again: the intervention is reopened, with the same id.");
        return report("reopened", interventions.create(outline.message()));
    }

    private Either<String, InterventionId> cancelTooLate(InterventionId id) {
        reporter.step("Cancel it, though the customer has had a reply.");
        return reportRefusal(interventions.cancel(id), id);
    }

    private Either<String, InterventionId> cancel(ScenarioOutline outline) {
        reporter.step("Open one on another message, and cancel it as a mistake.");
        return report("opened", interventions.create(outline.otherMessage())).flatMap(opened -> cancel(opened.id()));
    }

    private Either<String, InterventionId> cancel(InterventionId id) {
        return interventions
                .cancel(id)
                .peek(cancelled -> reporter.line("cancelled", cancelled.id().value()))
                .peekLeft(reporter::error)
                .bimap(InterventionError::message, Cancelled::id);
    }

    private Either<String, InterventionId> lookForCancelled(InterventionId id) {
        reporter.step("Read the cancelled one.");
        return reportRefusal(interventions.get(id), id);
    }

    private Either<String, Integer> listPageByPage() {
        reporter.step("List all interventions, page by page, newest first.");
        int shown = 0;
        for (Either<InterventionError, WalkedPage> page :
                interventions.walk(InterventionQuery.all()).inPagesOf(RECORDS_PER_PAGE)) {
            if (page.isLeft() || shown == MAX_PAGES) {
                return page.peekLeft(reporter::error).bimap(InterventionError::message, more -> MAX_PAGES);
            }
            reporter.line("page " + ++shown, idsOn(page.get()));
        }
        return Either.right(shown);
    }

    private static String idsOn(WalkedPage page) {
        return page.records().isEmpty()
                ? "(no interventions)"
                : page.records().map(Intervention::id).map(OpaqueId::value).mkString("  ");
    }

    private Either<String, Intervention> report(String word, Either<InterventionError, Intervention> outcome) {
        return outcome.peek(intervention -> reporter.success(word, intervention))
                .peekLeft(reporter::error)
                .mapLeft(InterventionError::message);
    }

    /** A step that must be refused; the scenario continues with the same intervention. */
    private Either<String, InterventionId> reportRefusal(Either<InterventionError, ?> outcome, InterventionId id) {
        outcome.peekLeft(reporter::error);
        return outcome.swap()
                .mapLeft(success -> "this should have been refused")
                .flatMap(error -> error instanceof Refused ? Either.right(id) : Either.left(error.message()));
    }
}
