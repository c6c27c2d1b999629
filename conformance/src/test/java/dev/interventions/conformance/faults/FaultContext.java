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
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The means of a fault: the correct adapter of one user, and the state that all adapters of a test share. */
final class FaultContext {

    private final FaultyBehavior behavior;
    private final FaultState state;
    private final UserId user;
    private final Option<UserId> impersonated;
    private final UnaryOperator<Intervention> view;

    FaultContext(FaultyBehavior behavior, FaultState state, UserId user) {
        this(behavior, state, user, Option.none(), UnaryOperator.identity());
    }

    private FaultContext(
            FaultyBehavior behavior,
            FaultState state,
            UserId user,
            Option<UserId> impersonated,
            UnaryOperator<Intervention> view) {
        this.behavior = behavior;
        this.state = state;
        this.user = user;
        this.impersonated = impersonated;
        this.view = view;
    }

    FaultContext actingAs(UserId other) {
        return new FaultContext(behavior, state, user, Option.some(requireNonNull(other, "other")), view);
    }

    FaultContext showing(UnaryOperator<Intervention> newView) {
        return new FaultContext(behavior, state, user, impersonated, newView);
    }

    // ---- users ----

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

    /** The acting user, if there is such a user. */
    Option<Actor> actor() {
        return state.world().find(acting());
    }

    // ---- adapters ----

    /** The adapter with its fault. */
    Interventions adapter() {
        return behavior.adapter(this);
    }

    /** The adapter's comments with their fault. */
    Comments comments() {
        return behavior.comments(this);
    }

    /** The comments without fault. */
    Comments correctComments() {
        return impersonated.fold(
                () -> state.world().comments(user),
                other -> state.world().comments(user).actingAs(other));
    }

    /** The adapter's bots with their fault. */
    Bots bots() {
        return behavior.bots(this);
    }

    /** The bots without fault. */
    Bots correctBots() {
        return impersonated.fold(
                () -> state.world().bots(user),
                other -> state.world().bots(user).actingAs(other));
    }

    /** The adapter without fault. */
    Interventions correct() {
        return impersonated.fold(() -> correctAs(user), correctAs(user)::actingAs);
    }

    /** The adapter without fault, of another user. */
    Interventions correctAs(UserId other) {
        return state.world().as(other);
    }

    /** The adapter without fault, of an agent with all permissions, who reads all sources. */
    Interventions unrestricted() {
        return state.unrestricted();
    }

    FaultState state() {
        return state;
    }

    Instant now() {
        return state.world().now();
    }

    // ---- stored interventions ----

    /** The intervention as it is stored, even if the agent doesn't read it. */
    Option<Intervention> find(InterventionId id) {
        return state.find(id);
    }

    boolean has(InterventionId id) {
        return find(id).isDefined();
    }

    Map<InterventionId, Intervention> everything() {
        return state.everything().toMap(Intervention::id, one -> one);
    }

    /** The intervention that was opened on this content. */
    Option<Intervention> openedOn(ContentId content) {
        return state.everything().find(one -> one.origin().content().contains(content));
    }

    boolean isOwner(InterventionId id) {
        return find(id).exists(one -> one.owner().contains(acting()));
    }

    boolean may(Permission permission) {
        return actor().exists(actor -> actor.may(permission));
    }

    boolean isReopened(InterventionId id) {
        return unrestricted()
                .list(InterventionQuery.all().withStatus(StatusFilter.REOPENED), PageRequest.first())
                .get()
                .records()
                .exists(one -> one.id().equals(id));
    }

    boolean isLocked(InterventionId id) {
        return state.locks().containsKey(id);
    }

    /** The longest page of a list, which in a test is the whole list. */
    Either<InterventionError, Seq<Intervention>> all(InterventionQuery query) {
        return correct().list(query, PageRequest.of(0, PageRequest.MAX_LIMIT)).map(Page::records);
    }

    static Page<Intervention> page(Seq<Intervention> all, PageRequest asked) {
        return new Page<>(
                all.size(),
                asked.offset(),
                asked.limit(),
                all.drop((int) Math.min(all.size(), asked.offset())).take(asked.limit()));
    }

    // ---- shown interventions ----

    /** An intervention of the world, as this adapter shows it. */
    Intervention shown(Intervention truth) {
        return view.apply(state.overridden(truth));
    }

    Page<Intervention> shown(Page<Intervention> page) {
        return new Page<>(
                page.count(), page.offset(), page.limit(), page.records().map(this::shown));
    }

    /** From now on, all adapters show this intervention instead of the stored one, until the stored one changes; returns the shown one. */
    Intervention keep(Intervention truth, Intervention overridden) {
        state.override(truth, overridden);
        return shown(truth);
    }

    /** The result as if this change had been made; from now on, every read shows it. */
    Either<InterventionError, Intervention> overwrite(InterventionId id, UnaryOperator<Intervention> change) {
        return state.truth(id)
                .map(truth -> keep(truth, change.apply(state.overridden(truth))))
                .toEither(() -> notFound(id));
    }

    boolean isHidden(InterventionId id) {
        return state.hidden().contains(id);
    }

    /** Hides the intervention as if it were cancelled: no adapter shows it any more. */
    Either<InterventionError, Cancelled> hide(InterventionId id) {
        Option<Intervention> last = find(id).map(this::shown);
        state.hidden().add(id);
        return Either.right(new Cancelled(id, last));
    }

    boolean hidesSome() {
        return !state.hidden().isEmpty();
    }

    // ---- refusals ----

    /** The outcome, or another one if it is refused for this rule only. */
    static <T> Either<InterventionError, T> replacingRefusal(
            Rule rule, Either<InterventionError, T> outcome, Supplier<Either<InterventionError, T>> instead) {
        return isRefusedFor(rule, outcome) ? instead.get() : outcome;
    }

    private static boolean isRefusedFor(Rule rule, Either<InterventionError, ?> outcome) {
        return outcome.swap()
                .exists(error ->
                        error instanceof NotAllowed refusal && refusal.broken().equals(HashSet.of(rule)));
    }

    /** The outcome, or another one if it is refused like this. */
    static <T> Either<InterventionError, T> insteadOf(
            Class<? extends InterventionError> refusal,
            Either<InterventionError, T> outcome,
            Supplier<Either<InterventionError, T>> instead) {
        return outcome.swap().exists(refusal::isInstance) ? instead.get() : outcome;
    }

    /** Thrown by a fault on purpose. Any other exception is a mistake in the fault. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static NotFound notFound(InterventionId id) {
        return new NotFound("there is no intervention " + id.value());
    }
}
