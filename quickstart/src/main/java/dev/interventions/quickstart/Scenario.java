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
 * The life of an intervention, told through the port alone, so that every adapter can stand behind it. A step that doesn't come
 * out as told ends the story.
 */
final class Scenario {

    private static final int RECORDS_A_PAGE = 3;
    private static final int MOST_PAGES = 3;

    private final Backend stage;
    private final Interventions interventions;
    private final ConsoleReporter narrator;

    Scenario(Backend stage, ConsoleReporter narrator) {
        this.stage = stage;
        this.interventions = stage.interventions();
        this.narrator = narrator;
    }

    /** Tells the story; gives whether it came out as told. */
    boolean tell() {
        narrator.title(stage.title());
        Either<String, String> end =
                listPageByPage().flatMap(listed -> stage.plot().fold(this::readOnly, this::liveThrough));
        narrator.end(end.getOrElseGet(reason -> "The story ends here: " + reason + "."));
        return end.isRight();
    }

    private Either<String, String> readOnly() {
        return Either.right("That was all: this account is only read, unless " + LiveBackend.ALLOW_WRITES + "=true.");
    }

    private Either<String, String> liveThrough(ScenarioOutline plot) {
        return open(plot)
                .flatMap(opened -> closeTooEarly(opened.id()))
                .flatMap(id -> reply(plot, id))
                .flatMap(replied -> categorize(replied.id()))
                .flatMap(categorized -> reassign(plot, categorized.id()))
                .flatMap(reassigned -> closeAnothers(reassigned.id()))
                .flatMap(id -> closeAsOwner(plot, id))
                .flatMap(closed -> reopen(plot))
                .flatMap(reopened -> cancelTooLate(reopened.id()))
                .flatMap(id -> cancel(plot))
                .flatMap(this::lookForCancelled)
                .map(gone -> "That was its life. Every line above is what an Either held.");
    }

    private Either<String, Intervention> open(ScenarioOutline plot) {
        narrator.step("A customer has written. Open an intervention on the message.");
        return told("opened", interventions.create(plot.message()));
    }

    private Either<String, InterventionId> closeTooEarly(InterventionId id) {
        narrator.step("Close it at once, before anyone has replied.");
        return toldRefusal(interventions.close(id), id);
    }

    private Either<String, Intervention> reply(ScenarioOutline plot, InterventionId id) {
        narrator.step("The agent replies to the customer. Look at it again.");
        plot.reply().accept(id);
        return told("seen", interventions.get(id));
    }

    private Either<String, Intervention> categorize(InterventionId id) {
        narrator.step("Sort it into two categories.");
        return told("sorted", interventions.categorize(id, CategoryId.of("delivery"), CategoryId.of("complaint")));
    }

    private Either<String, Intervention> reassign(ScenarioOutline plot, InterventionId id) {
        narrator.step("Hand it over to a colleague.");
        return told("handed", interventions.reassign(id, plot.colleague()));
    }

    private Either<String, InterventionId> closeAnothers(InterventionId id) {
        narrator.step("Close it, though it is the colleague's now.");
        return toldRefusal(interventions.close(id), id);
    }

    private Either<String, Intervention> closeAsOwner(ScenarioOutline plot, InterventionId id) {
        narrator.step("Close it on behalf of the colleague.");
        return told("closed", interventions.actingAs(plot.colleague()).close(id));
    }

    private Either<String, Intervention> reopen(ScenarioOutline plot) {
        narrator.step("Engage the same message again: its intervention is reopened, under its id.");
        return told("reopened", interventions.create(plot.message()));
    }

    private Either<String, InterventionId> cancelTooLate(InterventionId id) {
        narrator.step("Cancel it, though the customer has had a reply.");
        return toldRefusal(interventions.cancel(id), id);
    }

    private Either<String, InterventionId> cancel(ScenarioOutline plot) {
        narrator.step("Open one on another message, and cancel it as a mistake.");
        return told("opened", interventions.create(plot.otherMessage())).flatMap(opened -> cancel(opened.id()));
    }

    private Either<String, InterventionId> cancel(InterventionId id) {
        return interventions
                .cancel(id)
                .peek(cancelled -> narrator.line("cancelled", cancelled.id().value()))
                .peekLeft(narrator::fails)
                .bimap(InterventionError::message, Cancelled::id);
    }

    private Either<String, InterventionId> lookForCancelled(InterventionId id) {
        narrator.step("Look for the cancelled one.");
        return toldRefusal(interventions.get(id), id);
    }

    private Either<String, Integer> listPageByPage() {
        narrator.step("List what is there, page by page, the newest first.");
        int shown = 0;
        for (Either<InterventionError, WalkedPage> page :
                interventions.walk(InterventionQuery.all()).inPagesOf(RECORDS_A_PAGE)) {
            if (page.isLeft() || shown == MOST_PAGES) {
                return page.peekLeft(narrator::fails).bimap(InterventionError::message, more -> MOST_PAGES);
            }
            narrator.line("page " + ++shown, idsOn(page.get()));
        }
        return Either.right(shown);
    }

    private static String idsOn(WalkedPage page) {
        return page.records().isEmpty()
                ? "(no interventions)"
                : page.records().map(Intervention::id).map(OpaqueId::value).mkString("  ");
    }

    private Either<String, Intervention> told(String word, Either<InterventionError, Intervention> outcome) {
        return outcome.peek(intervention -> narrator.shows(word, intervention))
                .peekLeft(narrator::fails)
                .mapLeft(InterventionError::message);
    }

    /** A step that is meant to be refused; the story goes on with the same intervention. */
    private Either<String, InterventionId> toldRefusal(Either<InterventionError, ?> outcome, InterventionId id) {
        outcome.peekLeft(narrator::fails);
        return outcome.swap()
                .mapLeft(success -> "this should have been refused")
                .flatMap(error -> error instanceof Refused ? Either.right(id) : Either.left(error.message()));
    }
}
