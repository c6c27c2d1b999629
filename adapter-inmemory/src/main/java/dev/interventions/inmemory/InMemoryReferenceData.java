package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.store.Directory;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.PlannedFault;
import dev.interventions.inmemory.store.Store;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;

/**
 * The reference data of a {@link World} as one agent sees it. Get one from {@link World#referenceData}. Every agent may see every list
 * (<em>choice</em>: a world has no permissions for that). Threads may share an instance; each list shows one moment.
 */
public final class InMemoryReferenceData implements ReferenceData {

    private final Store store;
    private final UserId agent;
    private final Option<UserId> impersonated;

    InMemoryReferenceData(Store store, UserId agent) {
        this(store, agent, Option.none());
    }

    private InMemoryReferenceData(Store store, UserId agent, Option<UserId> impersonated) {
        this.store = store;
        this.agent = agent;
        this.impersonated = impersonated;
    }

    /** {@inheritDoc} They are in the order in which they were added. */
    @Override
    public Either<InterventionError, Categories> categories() {
        return read(
                Operation.LIST_CATEGORIES,
                (directory, actor) -> directory.definitions().categories());
    }

    /** {@inheritDoc} They are in the order in which they were added. */
    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return read(
                Operation.LIST_CUSTOM_FIELDS,
                (directory, actor) -> directory.definitions().customFields());
    }

    /** {@inheritDoc} They are in the order of their ids. */
    @Override
    public Either<InterventionError, Seq<User>> users() {
        return read(
                Operation.LIST_USERS,
                (directory, actor) -> directory
                        .agents()
                        .keySet()
                        .toVector()
                        .sortBy(OpaqueId::value)
                        .map(directory.definitions()::profileOf));
    }

    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return read(Operation.LIST_SOURCES, (directory, actor) -> actor.reads());
    }

    @Override
    public InMemoryReferenceData actingAs(UserId user) {
        return new InMemoryReferenceData(store, agent, Option.some(requireNonNull(user, "user")));
    }

    private <T> Either<InterventionError, T> read(Operation operation, BiFunction<Directory, Actor, T> list) {
        return store.update(moment -> moment.state()
                .conditions()
                .nextFault(operation)
                .map(fault -> InMemoryReferenceData.<T>failed(moment.withoutNextFault(operation), fault))
                .getOrElse(() -> new Store.Change<>(moment.state(), listed(moment, list))));
    }

    private static <T> Store.Change<Either<InterventionError, T>> failed(Moment withoutFault, PlannedFault fault) {
        return new Store.Change<>(withoutFault.state(), Either.left(fault.error()));
    }

    private <T> Either<InterventionError, T> listed(Moment moment, BiFunction<Directory, Actor, T> list) {
        Directory directory = moment.state().directory();
        Either<Refused, Actor> acting = Actor.acting(agent, impersonated, directory.agents()::get);
        return acting.<InterventionError>mapLeft(refused -> refused).map(actor -> list.apply(directory, actor));
    }
}
