package dev.interventions.inmemory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.store.Directory;
import dev.interventions.inmemory.store.Store;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.BiFunction;

/**
 * The reference data of a {@link World} as one agent sees it. Get one from {@link World#referenceData}. Every agent may see every list
 * (<em>choice</em>: a world has no permissions for that). Threads may share an instance; each list shows one moment.
 */
public final class InMemoryReferenceData implements ReferenceData {

    private final Caller caller;

    InMemoryReferenceData(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryReferenceData(Caller caller) {
        this.caller = caller;
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
        return new InMemoryReferenceData(caller.actingAs(user));
    }

    private <T> Either<InterventionError, T> read(Operation operation, BiFunction<Directory, Actor, T> list) {
        return caller.perform(
                operation,
                call -> call.result(Either.right(list.apply(call.state().directory(), call.actor()))));
    }
}
