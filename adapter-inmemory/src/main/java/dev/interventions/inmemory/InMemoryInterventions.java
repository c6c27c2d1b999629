package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

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
import dev.interventions.domain.Opening;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Reassigning;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UpdatingCustomFields;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.StoredContent;
import dev.interventions.inmemory.store.StoredIntervention;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;

/**
 * The interventions of a {@link World} as one agent sees and changes them: the domain's rules, and no network. Get one from {@link
 * World#as}. Threads may share it; each operation happens at one moment.
 */
public final class InMemoryInterventions implements Interventions {

    private final Caller caller;

    InMemoryInterventions(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryInterventions(Caller caller) {
        this.caller = caller;
    }

    @Override
    public InMemoryInterventions actingAs(UserId user) {
        return new InMemoryInterventions(caller.actingAs(user));
    }

    /**
     * The same interventions, which report each write that takes effect to this listener, even if a simulated fault hides its result from
     * the caller ({@link SimulatedFault#effectUnknownButApplied}). A write that the rules allow takes effect even if it changes nothing; a
     * refused one doesn't.
     *
     * @param listener called on the caller's thread, after the write and before its operation returns; it replaces an earlier one
     */
    public InMemoryInterventions reportingEffectsTo(Consumer<Operation> listener) {
        return new InMemoryInterventions(caller.reportingEffectsTo(listener));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        requireNonNull(content, "content");
        return caller.perform(Operation.CREATE, call -> openOn(call, content));
    }

    /** Opens an intervention on this content, or reopens the one that it belongs to. */
    static Store.Change<Either<Refused, Intervention>> openOn(Caller.Call call, ContentId content) {
        return call.state()
                .records()
                .content(content)
                .map(stored -> openOn(call, stored))
                .getOrElse(() -> call.refused(Opening.noSuchContent(content)));
    }

    private static Store.Change<Either<Refused, Intervention>> openOn(Caller.Call call, StoredContent stored) {
        return stored.intervention()
                .map(linked -> reopen(call, stored.content(), linked))
                .getOrElse(() -> open(call, stored.content()));
    }

    private static Store.Change<Either<Refused, Intervention>> open(Caller.Call call, Content content) {
        Moment numbered = call.moment().withNextNumber();
        InterventionId id = InterventionId.of(numbered.newId());
        return Opening.open(content, id, groupOf(call, content), call.actor(), call.now())
                .fold(
                        call::refused,
                        opened -> call.changed(
                                numbered.state().records(all -> all.withNew(StoredIntervention.of(opened))), id));
    }

    private static Option<IdentityGroupId> groupOf(Caller.Call call, Content content) {
        return content.author() instanceof Author.Customer customer
                ? call.state().directory().groupOf(customer.identity())
                : Option.none();
    }

    private static Store.Change<Either<Refused, Intervention>> reopen(
            Caller.Call call, Content content, InterventionId linked) {
        return call.write(Opening.reopen(content, call.moment().find(linked).get(), call.actor(), call.now()));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        requireNonNull(id, "id");
        return caller.perform(Operation.GET, call -> call.result(call.lookup(id).seenBy(call.actor())));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of n interventions, a page takes O(log n) comparisons, at any offset, if at most one filter restricts it; sources that the acting
     * user doesn't read count as a filter. With several filters, it checks each intervention that the most restrictive one matches. A
     * filter with k values, such as k customers or k sources, takes up to O(k<sup>2</sup> log<sup>2</sup> n). With at most one filter, a
     * {@link #walk} takes O(log n) for each page and requests no page twice, so it takes O(n) as a whole.
     */
    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return caller.perform(
                Operation.LIST, call -> call.result(Either.right(call.moment().page(call.actor(), query, page))));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        requireNonNull(id, "id");
        return caller.perform(Operation.CLOSE, call -> closeIn(call, id));
    }

    /** Closes the intervention. */
    static Store.Change<Either<Refused, Intervention>> closeIn(Caller.Call call, InterventionId id) {
        return call.write(Closing.close(call.lookup(id), () -> call.lock(id), call.actor(), call.now()));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        requireNonNull(id, "id");
        return caller.perform(Operation.CANCEL, call -> {
            Either<Refused, Cancelled> cancelled =
                    Cancelling.cancel(call.lookup(id), () -> call.lock(id), call.actor());
            return new Store.Change<>(
                    cancelled.toOption().flatMap(Cancelled::last).fold(call::state, call.state()::without), cancelled);
        });
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        requireNonNull(id, "id");
        requireNonNull(newOwner, "newOwner");
        return caller.perform(
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
        return caller.perform(
                Operation.CATEGORIZE,
                call -> call.write(Categorizing.categorize(call.lookup(id), categories, call.actor(), call.now())));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        requireNonNull(id, "id");
        requireNonNull(values, "values");
        return caller.perform(
                Operation.UPDATE_CUSTOM_FIELDS,
                call -> call.write(UpdatingCustomFields.update(call.lookup(id), values, call.actor(), call.now())));
    }
}
