package dev.interventions.probe.check;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.probe.check.GuardedWrites.Written;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.Surprise;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.time.Instant;

/**
 * Closes and reopens an intervention that has a reply, or reopens and closes it if it is closed, so that its state is the same at the end.
 * Restores its owner too, if the token's user is permitted to.
 */
final class ReplyScenario {

    private static final String GIVEN = "the intervention of --intervention";
    private static final Vector<Check> CLOSING =
            Vector.of(Check.CLOSE_DATE, Check.CLOSE_RESPONSE, Check.CLOSE_UPDATED, Check.CLOSE_CLOSED);
    private static final Vector<Check> REOPENING = Vector.of(Check.REOPEN_OWNER, Check.REOPEN_KEPT, Check.CREATE_SHAPE);

    /** If the last reply is later than this before the closing, their dates can't be distinguished. */
    private static final Duration SHORTEST_REST = Duration.ofSeconds(60);

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final int FORBIDDEN = 403;

    private final GuardedWrites writes;
    private final Findings findings;
    private final String id;
    private final Option<UserId> user;

    ReplyScenario(GuardedWrites writes, Findings findings, InterventionId id, Option<UserId> user) {
        this.writes = writes;
        this.findings = findings;
        this.id = id.value();
        this.user = user;
        writes.permit(id);
    }

    void run() {
        Response response = writes.read(id);
        Option<String> obstacle = obstacle(response);
        if (obstacle.isDefined()) {
            findings.notArrangeable(CLOSING.appendAll(REOPENING), obstacle.get());
            return;
        }
        WireRecord start = response.asRecord();
        boolean done = start.isTrue("closed") ? reopen() && close(start) : close(start) && reopen();
        if (done) {
            findings.restored(GIVEN);
            restoreOwner(start);
        }
    }

    private Option<String> obstacle(Response response) {
        if (!response.isOk()) {
            return Option.some("the intervention of --intervention can't be read: " + response.status());
        }
        WireRecord record = response.asRecord();
        return Vector.of(
                        Option.when(
                                !writes.isInSource(record),
                                "the intervention is in another source than that of --source"),
                        Option.when(record.whole("user_replies_count").getOrElse(0L) < 1, "no agent has replied to it"),
                        Option.when(record.text("deferred_at").isDefined(), "it is deferred, which can't be restored"))
                .flatMap(found -> found)
                .headOption();
    }

    // ---- close ----

    /** Closes the intervention and checks the result. Returns whether it was closed. */
    private boolean close(WireRecord start) {
        findings.leaves(GIVEN, start.isTrue("closed") ? "is open, and was closed" : "may be closed, and was open");
        Written closed = writes.close(id);
        if (!closed.response().isOk()) {
            refused(start, closed.response());
            return false;
        }
        Response after = writes.read(id);
        if (!after.asRecord().isTrue("closed")) {
            throw new Surprise("a close was answered with 200, and the intervention is still open");
        }
        findings.leaves(GIVEN, "is closed, and was open");
        findings.decide(
                Check.CLOSE_RESPONSE,
                closed.response().asRecord().isTrue("closed"),
                "has closed: true",
                "has closed: false, though the intervention is closed",
                closed.response(),
                after);
        dates(start, after);
        findings.refusal(Check.CLOSE_CLOSED, FORBIDDEN, writes.close(id).response());
        return true;
    }

    private void refused(WireRecord start, Response response) {
        if (response.status() != FORBIDDEN) {
            throw response.surprise();
        }
        if (!start.isTrue("closed")) {
            findings.restored(GIVEN);
        }
        findings.notArrangeable(
                CLOSING.appendAll(REOPENING), "the close was refused with 403: the token's user may not close it");
    }

    private void dates(WireRecord start, Response after) {
        Option<Instant> before = start.instant("updated_at");
        Option<Instant> moment = after.asRecord().instant("updated_at");
        if (before.isEmpty()) {
            findings.notArrangeable(Vector.of(Check.CLOSE_DATE, Check.CLOSE_UPDATED), "it has no updated_at");
            return;
        }
        boolean moved = moment.exists(date -> date.isAfter(before.get()));
        findings.decide(Check.CLOSE_UPDATED, moved, "is later than before", "is not later than before", after);
        if (!moved || Duration.between(before.get(), moment.get()).compareTo(SHORTEST_REST) < 0) {
            findings.notArrangeable(
                    Check.CLOSE_DATE,
                    "its updated_at hasn't moved by " + SHORTEST_REST.toSeconds() + " s, so the moment of closing isn't"
                            + " apart from that of the last reply",
                    after);
            return;
        }
        closedAt(after, moment.get());
    }

    private void closedAt(Response after, Instant moment) {
        Option<Instant> closedAt = after.asRecord().instant("closed_at");
        boolean atMoment =
                closedAt.exists(date -> Duration.between(date, moment).abs().compareTo(TOLERANCE) <= 0);
        boolean atReply = closedAt.equals(lastReply(after.asRecord()));
        findings.decide(
                Check.CLOSE_DATE,
                atMoment,
                "is the moment of closing, by updated_at",
                closedAt.isEmpty()
                        ? "is absent"
                        : "is not the moment of closing" + (atReply ? ", but that of the last reply" : ""),
                after);
    }

    private static Option<Instant> lastReply(WireRecord record) {
        return record.instant("created_at")
                .flatMap(created -> record.whole("last_user_reply_in").map(created::plusSeconds));
    }

    // ---- reopen ----

    /** Reopens the intervention and checks the result. Returns whether it was reopened. */
    private boolean reopen() {
        findings.leaves(GIVEN, "may have been reopened, and was closed");
        Written reopened = writes.createOnContentOf(id);
        Response response = reopened.response();
        if (!response.isOk()) {
            findings.leaves(GIVEN, "is closed");
            findings.contradicted(
                    Check.REOPEN_OWNER, "create on its content was refused with " + response.status(), response);
            return false;
        }
        WireRecord after = writes.created(response);
        CreateShape.check(findings, response);
        if (!after.id().equals(id)) {
            findings.leaves(GIVEN, "is closed, and another was opened on its content");
            findings.contradicted(Check.REOPEN_OWNER, "another intervention was opened", response);
            return false;
        }
        findings.leaves(GIVEN, "is open, and was closed");
        owner(reopened, after);
        kept(reopened, after);
        return true;
    }

    private void owner(Written reopened, WireRecord after) {
        Option<String> before = reopened.before().text("user_id");
        Option<String> now = after.text("user_id");
        if (user.isEmpty() || before.contains(user.get().value())) {
            findings.notArrangeable(
                    Check.REOPEN_OWNER,
                    user.isEmpty()
                            ? "the token's user isn't known: --user is missing"
                            : "the token's user owned it before, so that nothing can change",
                    reopened.response());
            return;
        }
        findings.decide(
                Check.REOPEN_OWNER,
                now.contains(user.get().value()),
                "has the same id, and the token's user owns it instead of another",
                now.equals(before) ? "the owner is the same as before" : "the owner is a third user, or none",
                reopened.response());
    }

    private void kept(Written reopened, WireRecord after) {
        WireRecord before = reopened.before();
        Vector<String> lost = Vector.of(
                        "user_replies_count", "first_user_reply_id", "custom_fields", "custom_field_values")
                .reject(field -> before.field(field).equals(after.field(field)))
                .appendAll(Option.when(!categories(before).equals(categories(after)), "category_ids"));
        boolean cleared = after.text("closed_at").isEmpty() && !after.isTrue("closed");
        findings.decide(
                Check.REOPEN_KEPT,
                cleared && lost.isEmpty(),
                "closed_at is cleared, and the others are the same",
                cleared ? "changes " + lost.mkString(", ") : "closed_at is not cleared, or it is still closed",
                reopened.response());
    }

    private static HashSet<Object> categories(WireRecord record) {
        return record.field("category_ids")
                .filter(JsonArray.class::isInstance)
                .map(ids -> HashSet.<Object>ofAll(ids.asJsonArray()))
                .getOrElse(HashSet.empty());
    }

    private void restoreOwner(WireRecord start) {
        Option<String> owner = start.text("user_id");
        Option<String> now = writes.read(id).asRecord().text("user_id");
        if (owner.isEmpty() || owner.equals(now)) {
            return;
        }
        findings.leaves(GIVEN, "has another owner than before");
        if (writes.reassign(id, owner.get()).response().isOk()) {
            findings.restored(GIVEN);
        }
    }
}
