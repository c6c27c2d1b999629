package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Categorizing;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Opening;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Reassigning;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UpdatingCustomFields;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.PlannedFault;
import dev.interventions.inmemory.store.PlannedFault.Effect;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.StoredContent;
import dev.interventions.inmemory.store.StoredIntervention;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The interventions of a {@link World} as one agent sees and changes them: the domain's rules, and no network. Get one from
 * {@link World#as}. Threads may share it; each operation happens at one call.
 */
public final class InMemoryInterventions implements Interventions {

    private final Store store;
    private final UserId agent;
    private final Option<UserId> impersonated;
    private final Consumer<Operation> effects;

    InMemoryInterventions(Store store, UserId agent) {
        this(store, agent, Option.none(), write -> {});
    }

    private InMemoryInterventions(Store store, UserId agent, Option<UserId> impersonated, Consumer<Operation> effects) {
        this.store = store;
        this.agent = agent;
        this.impersonated = impersonated;
        this.effects = effects;
    }

    @Override
    public InMemoryInterventions actingAs(UserId user) {
        return new InMemoryInterventions(store, agent, Option.some(requireNonNull(user, "user")), effects);
    }

    /**
     * The same interventions, which report each write that takes effect to this listener, also if a simulated fault hides its result
     * from the caller ({@link SimulatedFault#effectUnknownButApplied}). A write that the rules allow takes effect even if it changes
     * nothing; a refused one doesn't.
     *
     * @param listener called on the caller's thread, after the write and before its operation returns; it replaces an earlier one
     */
    public InMemoryInterventions reportingEffectsTo(Consumer<Operation> listener) {
        return new InMemoryInterventions(store, agent, impersonated, requireNonNull(listener, "listener"));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        requireNonNull(content, "content");
        return perform(
                Operation.CREATE,
                call -> call.state()
                        .records()
                        .content(content)
                        .map(stored -> create(call, stored))
                        .getOrElse(() -> call.refused(Opening.noSuchContent(content))));
    }

    private static Store.Change<Either<Refused, Intervention>> create(Call call, StoredContent stored) {
        return stored.intervention()
                .map(linked -> reopen(call, stored.content(), linked))
                .getOrElse(() -> open(call, stored.content()));
    }

    private static Store.Change<Either<Refused, Intervention>> open(Call call, Content content) {
        Moment numbered = call.moment().withNextNumber();
        InterventionId id = InterventionId.of(numbered.newId());
        return Opening.open(content, id, groupOf(call, content), call.actor(), call.now())
                .fold(
                        call::refused,
                        opened -> call.changed(
                                numbered.state().records(all -> all.withNew(StoredIntervention.of(opened))), id));
    }

    private static Option<IdentityGroupId> groupOf(Call call, Content content) {
        return content.author() instanceof Author.Customer customer
                ? call.state().directory().groupOf(customer.identity())
                : Option.none();
    }

    private static Store.Change<Either<Refused, Intervention>> reopen(
            Call call, Content content, InterventionId linked) {
        return call.write(Opening.reopen(content, call.moment().find(linked).get(), call.actor(), call.now()));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        requireNonNull(id, "id");
        return perform(Operation.GET, call -> call.result(call.lookup(id).seenBy(call.actor())));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of n interventions, a page takes O(log n) comparisons, at any offset, if at most one filter restricts it; sources that the
     * acting user doesn't read count as a filter. With several filters, it looks at each intervention that the most restrictive one
     * gives. A filter with k values, such as k customers or k sources, takes up to O(k<sup>2</sup> log<sup>2</sup> n). With at most one
     * filter, a {@link #walk} takes that for each page and never looks at a page again, so it takes O(n) as a whole.
     */
    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return perform(
                Operation.LIST, call -> call.result(Either.right(call.moment().page(call.actor(), query, page))));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        requireNonNull(id, "id");
        return perform(
                Operation.CLOSE,
                call -> call.write(Closing.close(call.lookup(id), () -> call.lock(id), call.actor(), call.now())));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        requireNonNull(id, "id");
        return perform(Operation.CANCEL, call -> {
            Either<Refused, Cancelled> cancelled =
                    Cancelling.cancel(call.lookup(id), () -> call.lock(id), call.actor());
            return new Store.Change<>(
                    cancelled
                            .toOption()
                            .flatMap(Cancelled::last)
                            .fold(call::state, last -> call.state().records(all -> all.without(last))),
                    cancelled);
        });
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        requireNonNull(id, "id");
        requireNonNull(newOwner, "newOwner");
        return perform(
                Operation.REASSIGN,
                call -> call.write(Reassigning.reassign(
                        call.lookup(id),
                        newOwner,
                        call.state().directory().agents()::containsKey,
                        call.actor(),
                        call.now())));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(id, "id");
        requireNonNull(categories, "categories");
        return perform(
                Operation.CATEGORIZE,
                call -> call.write(Categorizing.categorize(call.lookup(id), categories, call.actor(), call.now())));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        requireNonNull(id, "id");
        requireNonNull(values, "values");
        return perform(
                Operation.UPDATE_CUSTOM_FIELDS,
                call -> call.write(UpdatingCustomFields.update(call.lookup(id), values, call.actor(), call.now())));
    }

    // ---- how an operation is performed ----

    /** The rules of an operation. They may be applied again, at another moment, if another thread was faster. */
    private interface Rules<T> {
        Store.Change<Either<Refused, T>> apply(Call call);
    }

    /** Whether an operation took effect, and the result that its caller gets, which a simulated fault replaces. */
    private record Outcome<T>(PlannedFault.Effect effect, Either<InterventionError, T> result) {

        static <T> Outcome<T> of(Either<InterventionError, T> result) {
            return new Outcome<>(result.isRight() ? Effect.APPLIED : Effect.NOT_APPLIED, result);
        }

        <U> Outcome<U> reportedAs(InterventionError error) {
            return new Outcome<>(effect, Either.left(error));
        }
    }

    private <T> Either<InterventionError, T> perform(Operation operation, Rules<T> rules) {
        Option<UserId> by = impersonated.orElse(Option.some(agent));
        Outcome<T> outcome = store.update(
                by,
                moment -> moment.state()
                        .conditions()
                        .nextFault(operation)
                        .map(fault -> withFault(moment.withoutNextFault(operation), fault, rules))
                        .getOrElse(() -> withoutFault(moment, rules)));
        if (operation.isWrite() && outcome.effect() == Effect.APPLIED) {
            effects.accept(operation);
        }
        return outcome.result();
    }

    private <T> Store.Change<Outcome<T>> withFault(Moment moment, PlannedFault fault, Rules<T> rules) {
        Store.Change<Outcome<T>> change = fault.effect() == Effect.APPLIED
                ? withoutFault(moment, rules)
                : new Store.Change<>(moment.state(), new Outcome<>(Effect.NOT_APPLIED, Either.left(fault.error())));
        return new Store.Change<>(change.after(), change.result().reportedAs(fault.error()));
    }

    private <T> Store.Change<Outcome<T>> withoutFault(Moment moment, Rules<T> rules) {
        return Actor.acting(agent, impersonated, moment.state().directory().agents()::get)
                .map(actor -> rules.apply(new Call(moment, actor)))
                .map(change -> new Store.Change<>(change.after(), Outcome.<T>of(Either.narrow(change.result()))))
                .getOrElseGet(refusal -> new Store.Change<>(moment.state(), Outcome.of(Either.left(refusal))));
    }

    /** A call: the world as it finds it, and the acting user. */
    private record Call(Moment moment, Actor actor) {

        WorldState state() {
            return moment.state();
        }

        Instant now() {
            return moment.now();
        }

        Lookup lookup(InterventionId id) {
            return new Lookup(id, moment.find(id));
        }

        /** Under the lock, the intervention is the same: the whole operation happens at one moment. */
        Option<Lookup> lock(InterventionId id) {
            return Option.when(!state().conditions().locked().contains(id), () -> lookup(id));
        }

        <T> Store.Change<Either<Refused, T>> refused(Refused refusal) {
            return result(Either.left(refusal));
        }

        <T> Store.Change<Either<Refused, T>> result(Either<Refused, T> result) {
            return new Store.Change<>(state(), result);
        }

        Store.Change<Either<Refused, Intervention>> changed(WorldState after, InterventionId id) {
            return new Store.Change<>(
                    after, Either.right(moment.at(after).find(id).get()));
        }

        Store.Change<Either<Refused, Intervention>> write(Either<Refused, Intervention> outcome) {
            return outcome.fold(
                    this::refused,
                    intervention -> changed(state().records(all -> all.withChanged(intervention)), intervention.id()));
        }
    }
}
