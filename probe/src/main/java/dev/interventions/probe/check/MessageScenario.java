package dev.interventions.probe.check;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.UserId;
import dev.interventions.probe.check.GuardedWrites.Written;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Opens an intervention on a customer's message that has none, sends writes that have to be refused, and cancels the intervention; then
 * opens and cancels another to compare the ids. At the end the message has no intervention, as before.
 */
final class MessageScenario {

    private static final String MESSAGE = "the content of --content";
    private static final String OPEN = "has an open intervention, which has to be cancelled";
    private static final Vector<Check> CHECKS = Vector.of(
            Check.CREATE_OWNER,
            Check.CREATE_SHAPE,
            Check.CREATE_ON_OPEN,
            Check.CLOSE_UNREPLIED,
            Check.CANCEL_RESPONSE,
            Check.CANCEL_EFFECT);

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final GuardedWrites writes;
    private final Findings findings;
    private final String content;
    private final Option<UserId> user;

    MessageScenario(GuardedWrites writes, Findings findings, ContentId content, Option<UserId> user) {
        this.writes = writes;
        this.findings = findings;
        this.content = content.value();
        this.user = user;
    }

    void run() {
        Option<String> obstacle = obstacle();
        obstacle.forEach(why -> findings.notArrangeable(CHECKS, why));
        if (obstacle.isDefined()) {
            return;
        }
        Response response = create();
        if (!response.isOk()) {
            findings.notArrangeable(CHECKS, "create on the content of --content was refused with " + response.status());
            return;
        }
        WireRecord opened = writes.created(response);
        shown(response, opened);
        refusedOnOpen(opened.id());
        if (isRefusedUnreplied(opened.id())) {
            cancelled(opened.id());
        } else {
            findings.leaves(MESSAGE, "has an intervention that was closed without a reply, and can't be cancelled");
        }
    }

    private Option<String> obstacle() {
        Response response = writes.readContent(content);
        if (!response.isOk()) {
            return Option.some("the content of --content can't be read: " + response.status());
        }
        WireRecord record = response.asRecord();
        return Vector.of(
                        Option.when(
                                !writes.isInSource(record), "the content is in another source than that of --source"),
                        Option.when(
                                record.text("intervention_id").isDefined(), "the content belongs to an intervention"))
                .flatMap(found -> found)
                .headOption();
    }

    private Response create() {
        findings.leaves(MESSAGE, "may have an open intervention");
        Response response = writes.createOn(content).response();
        if (response.isOk()) {
            findings.leaves(MESSAGE, OPEN);
        } else {
            findings.restored(MESSAGE);
        }
        return response;
    }

    private void shown(Response response, WireRecord opened) {
        CreateShape.check(findings, response);
        if (user.isEmpty()) {
            findings.notArrangeable(Check.CREATE_OWNER, "the token's user isn't known: --user is missing");
            return;
        }
        boolean owned = opened.text("user_id").contains(user.get().value());
        findings.decide(
                Check.CREATE_OWNER,
                owned && !opened.isTrue("closed"),
                "is open and owned by the token's user",
                owned ? "is closed" : "is owned by another user than the token's, or by none",
                response);
    }

    private void refusedOnOpen(String id) {
        findings.refusal(
                Check.CREATE_ON_OPEN,
                UNPROCESSABLE,
                writes.createOnContentOf(id).response());
    }

    private boolean isRefusedUnreplied(String id) {
        Response response = writes.close(id).response();
        findings.refusal(Check.CLOSE_UNREPLIED, FORBIDDEN, response);
        return !response.isOk();
    }

    private void cancelled(String id) {
        Written cancelled = writes.cancel(id);
        Response response = cancelled.response();
        if (!response.isOk()) {
            findings.contradicted(Check.CANCEL_RESPONSE, "was refused with " + response.status(), response);
            return;
        }
        lastState(cancelled);
        Response gone = writes.read(id);
        if (gone.status() != NOT_FOUND) {
            findings.contradicted(
                    Check.CANCEL_EFFECT, "get is answered with " + gone.status() + " after a cancel", gone);
            return;
        }
        findings.restored(MESSAGE);
        again(id, gone);
    }

    private void lastState(Written cancelled) {
        Vector<String> others =
                cancelled.response().asRecord().differences(cancelled.before()).toVector();
        findings.decide(
                Check.CANCEL_RESPONSE,
                others.isEmpty(),
                "the same record as before",
                "differs from the record before: " + others.mkString(", "),
                cancelled.response());
    }

    private void again(String id, Response gone) {
        Response response = create();
        if (!response.isOk()) {
            findings.contradicted(
                    Check.CANCEL_EFFECT,
                    "after the cancel, create on its content was refused with " + response.status(),
                    gone,
                    response);
            return;
        }
        WireRecord opened = writes.created(response);
        findings.decide(
                Check.CANCEL_EFFECT,
                !opened.id().equals(id),
                "get was answered with 404, and create opened one with a new id",
                "create opened one with the same id",
                gone,
                response);
        if (writes.cancel(opened.id()).response().isOk()) {
            findings.restored(MESSAGE);
        }
    }
}
