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
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The interventions of a {@link World} as one agent sees and changes them: the domain's rules, and no network. Get one from
 * {@link World#as}. Threads may share it; each operation happens at one moment.
 */
public final class InMemoryInterventions implements Interventions {

    private final World world;
    private final UserId agent;
    private final Option<UserId> impersonated;
    private final Consumer<Operation> effects;

    InMemoryInterventions(World world, UserId agent) {
        this(world, agent, Option.none(), write -> {});
    }

    private InMemoryInterventions(World world, UserId agent, Option<UserId> impersonated, Consumer<Operation> effects) {
        this.world = world;
        this.agent = agent;
        this.impersonated = impersonated;
        this.effects = effects;
    }

    @Override
    public InMemoryInterventions actingAs(UserId user) {
        return new InMemoryInterventions(world, agent, Option.some(requireNonNull(user, "user")), effects);
    }

    /**
     * The same interventions, of whose writes this listener learns each that was carried out, also where rehearsed trouble keeps it
     * from the caller ({@link SimulatedFault#effectUnknownButApplied}). A write that the rules allow is carried out even if it changes
     * nothing; a refused one isn't.
     *
     * @param listener told on the caller's thread, after the write and before its operation returns; it replaces an earlier one
     */
    public InMemoryInterventions tellingOfEffects(Consumer<Operation> listener) {
        return new InMemoryInterventions(world, agent, impersonated, requireNonNull(listener, "listener"));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        requireNonNull(content, "content");
        return perform(
                Operation.CREATE,
                moment -> moment.state()
                        .records()
                        .contents()
                        .get(content)
                        .map(post -> create(moment, post))
                        .getOrElse(() -> moment.refused(Opening.noSuchContent(content))));
    }

    private Change<Either<Refused, Intervention>> create(Moment moment, StoredContent post) {
        return post.intervention()
                .map(linked -> reopen(moment, post.content(), linked))
                .getOrElse(() -> open(moment, post.content()));
    }

    private Change<Either<Refused, Intervention>> open(Moment moment, Content content) {
        WorldState numbered = world.ids().next(moment.state());
        InterventionId id = InterventionId.of(world.ids().text(numbered));
        Either<Refused, Intervention> opened =
                Opening.open(content, id, groupOf(moment, content), moment.actor(), moment.now());
        return opened.fold(
                moment::refused,
                intervention -> moment.changed(
                        numbered.records(all -> all.withNew(new StoredIntervention(
                                intervention,
                                false,
                                HashSet.of(content.id()),
                                intervention.lifecycle().createdAt(),
                                List.empty()))),
                        intervention.id()));
    }

    private static Option<IdentityGroupId> groupOf(Moment moment, Content content) {
        return content.author() instanceof Author.Customer customer
                ? moment.state().directory().groupOf(customer.identity())
                : Option.none();
    }

    private static Change<Either<Refused, Intervention>> reopen(Moment moment, Content content, InterventionId linked) {
        return moment.write(Opening.reopen(content, moment.reading(linked).get(), moment.actor(), moment.now()));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        requireNonNull(id, "id");
        return perform(Operation.GET, moment -> moment.answer(moment.lookup(id).seenBy(moment.actor())));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return perform(
                Operation.LIST,
                moment -> moment.answer(
                        Either.right(new Listing(moment.state(), moment.actor(), moment.now()).page(query, page))));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        requireNonNull(id, "id");
        return perform(
                Operation.CLOSE,
                moment -> moment.write(
                        Closing.close(moment.lookup(id), () -> moment.lock(id), moment.actor(), moment.now())));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        requireNonNull(id, "id");
        return perform(Operation.CANCEL, moment -> {
            Either<Refused, Cancelled> cancelled =
                    Cancelling.cancel(moment.lookup(id), () -> moment.lock(id), moment.actor());
            return new Change<>(
                    cancelled
                            .toOption()
                            .flatMap(Cancelled::last)
                            .fold(moment::state, last -> moment.state().records(all -> all.without(last))),
                    cancelled);
        });
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        requireNonNull(id, "id");
        requireNonNull(newOwner, "newOwner");
        return perform(
                Operation.REASSIGN,
                moment -> moment.write(Reassigning.reassign(
                        moment.lookup(id),
                        newOwner,
                        moment.state().directory().agents()::containsKey,
                        moment.actor(),
                        moment.now())));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(id, "id");
        requireNonNull(categories, "categories");
        return perform(
                Operation.CATEGORIZE,
                moment -> moment.write(
                        Categorizing.categorize(moment.lookup(id), categories, moment.actor(), moment.now())));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        requireNonNull(id, "id");
        requireNonNull(values, "values");
        return perform(
                Operation.UPDATE_CUSTOM_FIELDS,
                moment -> moment.write(
                        UpdatingCustomFields.update(moment.lookup(id), values, moment.actor(), moment.now())));
    }

    // ---- how an operation happens ----

    /** What an operation does at its moment. It may be asked again for another moment if another thread was faster. */
    private interface Rules<T> {
        Change<Either<Refused, T>> at(Moment moment);
    }

    /** What came of an operation, and what its caller hears, which is another thing where trouble is rehearsed. */
    private record Outcome<T>(boolean carriedOut, Either<InterventionError, T> heard) {

        static <T> Outcome<T> of(Either<InterventionError, T> verdict) {
            return new Outcome<>(verdict.isRight(), verdict);
        }
    }

    private <T> Either<InterventionError, T> perform(Operation operation, Rules<T> rules) {
        Outcome<T> outcome = world.update(before -> before.conditions()
                .nextFault(operation)
                .map(fault -> inFault(before.conditions(all -> all.withoutNextFault(operation)), fault, rules))
                .getOrElse(() -> decided(before, rules)));
        if (operation.isWrite() && outcome.carriedOut()) {
            effects.accept(operation);
        }
        return outcome.heard();
    }

    private <T> Change<Outcome<T>> inFault(WorldState before, SimulatedFault fault, Rules<T> rules) {
        Either<InterventionError, T> heard = Either.left(fault.error());
        if (!fault.isApplied()) {
            return new Change<>(before, new Outcome<>(false, heard));
        }
        Change<Outcome<T>> unheard = decided(before, rules);
        return new Change<>(unheard.after(), new Outcome<>(unheard.result().carriedOut(), heard));
    }

    private <T> Change<Outcome<T>> decided(WorldState before, Rules<T> rules) {
        return Actor.acting(agent, impersonated, before.directory().agents()::get)
                .map(actor -> rules.at(new Moment(before, actor, world.now(before))))
                .map(change -> new Change<>(change.after(), Outcome.<T>of(Either.narrow(change.result()))))
                .getOrElseGet(refusal -> new Change<>(before, Outcome.of(Either.left(refusal))));
    }

    /** The world as an operation finds it, and who acts. */
    private record Moment(WorldState state, Actor actor, Instant now) {

        Lookup lookup(InterventionId id) {
            return new Lookup(id, reading(id));
        }

        /** Under the lock, the intervention is the same: the whole operation happens at one moment. */
        Option<Lookup> lock(InterventionId id) {
            return Option.when(!state.conditions().locked().contains(id), () -> lookup(id));
        }

        Option<Intervention> reading(InterventionId id) {
            return state.reading(id, now);
        }

        <T> Change<Either<Refused, T>> refused(Refused refusal) {
            return new Change<>(state, Either.left(refusal));
        }

        <T> Change<Either<Refused, T>> answer(Either<Refused, T> answer) {
            return new Change<>(state, answer);
        }

        Change<Either<Refused, Intervention>> changed(WorldState after, InterventionId id) {
            return new Change<>(after, Either.right(after.reading(id, now).get()));
        }

        Change<Either<Refused, Intervention>> write(Either<Refused, Intervention> outcome) {
            return outcome.fold(
                    this::refused,
                    intervention -> changed(state.records(all -> all.withChanged(intervention)), intervention.id()));
        }
    }
}
