package dev.interventions.conformance.faults;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where a fault sits: one user's adapter as it should be, and what a fault needs beyond it to do its damage. */
final class FaultContext {

    private final FaultyBehavior wrong;
    private final FaultState behind;
    private final UserId user;
    private final Option<UserId> impersonated;
    private final UnaryOperator<Intervention> look;

    FaultContext(FaultyBehavior wrong, FaultState behind, UserId user) {
        this(wrong, behind, user, Option.none(), UnaryOperator.identity());
    }

    private FaultContext(
            FaultyBehavior wrong,
            FaultState behind,
            UserId user,
            Option<UserId> impersonated,
            UnaryOperator<Intervention> look) {
        this.wrong = wrong;
        this.behind = behind;
        this.user = user;
        this.impersonated = impersonated;
        this.look = look;
    }

    FaultContext actingAs(UserId other) {
        return new FaultContext(wrong, behind, user, Option.some(requireNonNull(other, "other")), look);
    }

    FaultContext showing(UnaryOperator<Intervention> newLook) {
        return new FaultContext(wrong, behind, user, impersonated, newLook);
    }

    // ---- who acts ----

    /** The user to whom the token belongs. */
    UserId user() {
        return user;
    }

    boolean isView() {
        return impersonated.isDefined();
    }

    UserId acting() {
        return impersonated.getOrElse(user);
    }

    /** The one who acts, if there is such a user. */
    Option<Actor> actor() {
        return behind.world().find(acting());
    }

    // ---- adapters ----

    /** The adapter with its fault. */
    Interventions adapter() {
        return wrong.adapter(this);
    }

    /** The adapter without fault. */
    Interventions right() {
        return impersonated.fold(() -> rightOf(user), rightOf(user)::actingAs);
    }

    /** The adapter without fault, as it is for another user. */
    Interventions rightOf(UserId other) {
        return behind.world().as(other);
    }

    /** The adapter without fault, as it is for somebody who may do everything and reads everything. */
    Interventions almighty() {
        return behind.almighty();
    }

    FaultState behind() {
        return behind;
    }

    Instant now() {
        return behind.world().now();
    }

    // ---- what there is ----

    /** As it is stored, whether or not the agent reads it. */
    Option<Intervention> find(InterventionId id) {
        return behind.find(id);
    }

    boolean has(InterventionId id) {
        return find(id).isDefined();
    }

    Map<InterventionId, Intervention> everything() {
        return behind.everything().toMap(Intervention::id, one -> one);
    }

    /** The intervention that was opened on this content. */
    Option<Intervention> openedOn(ContentId content) {
        return behind.everything().find(one -> one.origin().content().contains(content));
    }

    boolean isOwner(InterventionId id) {
        return find(id).exists(one -> one.owner().contains(acting()));
    }

    boolean may(Permission permission) {
        return actor().exists(actor -> actor.may(permission));
    }

    boolean isReopened(InterventionId id) {
        return almighty()
                .list(InterventionQuery.all().withStatus(StatusFilter.REOPENED), PageRequest.first())
                .get()
                .records()
                .exists(one -> one.id().equals(id));
    }

    boolean isLocked(InterventionId id) {
        return behind.locks().containsKey(id);
    }

    /** The longest page of a list, which is all of it in a test. */
    Either<InterventionError, Seq<Intervention>> all(InterventionQuery query) {
        return right().list(query, PageRequest.of(0, PageRequest.MAX_LIMIT)).map(Page::records);
    }

    static Page<Intervention> page(Seq<Intervention> all, PageRequest asked) {
        return new Page<>(
                all.size(),
                asked.offset(),
                asked.limit(),
                all.drop((int) Math.min(all.size(), asked.offset())).take(asked.limit()));
    }

    // ---- what is believed ----

    /** An intervention of the world, as this adapter shows it. */
    Intervention shown(Intervention truth) {
        return look.apply(behind.believed(truth));
    }

    Page<Intervention> shown(Page<Intervention> page) {
        return new Page<>(
                page.count(), page.offset(), page.limit(), page.records().map(this::shown));
    }

    /** From now on, everybody believes this instead of what is true, until that changes; gives what is believed. */
    Intervention keep(Intervention truth, Intervention believed) {
        behind.believe(truth, believed);
        return shown(truth);
    }

    /** The result as if this change had been made; from now on, every read shows it. */
    Either<InterventionError, Intervention> forge(InterventionId id, UnaryOperator<Intervention> change) {
        return behind.truth(id)
                .map(truth -> keep(truth, change.apply(behind.believed(truth))))
                .toEither(() -> notFound(id));
    }

    boolean isHidden(InterventionId id) {
        return behind.hidden().contains(id);
    }

    /** As if it were cancelled: nobody sees it any more. */
    Either<InterventionError, Cancelled> vanish(InterventionId id) {
        Option<Intervention> last = find(id).map(this::shown);
        behind.hidden().add(id);
        return Either.right(new Cancelled(id, last));
    }

    boolean hidesSome() {
        return !behind.hidden().isEmpty();
    }

    // ---- refusals ----

    /** The outcome; or another one, if it is refused for this rule alone. */
    static <T> Either<InterventionError, T> overlooking(
            Rule rule, Either<InterventionError, T> outcome, Supplier<Either<InterventionError, T>> instead) {
        return isRefusedFor(rule, outcome) ? instead.get() : outcome;
    }

    private static boolean isRefusedFor(Rule rule, Either<InterventionError, ?> outcome) {
        return outcome.swap()
                .exists(error ->
                        error instanceof NotAllowed refusal && refusal.broken().equals(HashSet.of(rule)));
    }

    /** The outcome; or another one, if it is refused like this. */
    static <T> Either<InterventionError, T> insteadOf(
            Class<? extends InterventionError> refusal,
            Either<InterventionError, T> outcome,
            Supplier<Either<InterventionError, T>> instead) {
        return outcome.swap().exists(refusal::isInstance) ? instead.get() : outcome;
    }

    /** What a fault throws on purpose. Everything else that is thrown is a mistake in the fault. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static NotFound notFound(InterventionId id) {
        return new NotFound("there is no intervention " + id.value());
    }
}
