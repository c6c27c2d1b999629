package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.PlannedFault;
import dev.interventions.inmemory.store.PlannedFault.Effect;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An agent who calls operations on a world. Determines the acting user, simulates faults, and reports effects.
 *
 * @param impersonated the user as whom the agent acts, if not as themselves
 * @param effects called with each write that takes effect
 */
record Caller(Store store, UserId agent, Option<UserId> impersonated, Consumer<Operation> effects) {

    static Caller of(Store store, UserId agent) {
        return new Caller(store, agent, Option.none(), write -> {});
    }

    Caller actingAs(UserId user) {
        return new Caller(store, agent, Option.some(requireNonNull(user, "user")), effects);
    }

    Caller reportingEffectsTo(Consumer<Operation> listener) {
        return new Caller(store, agent, impersonated, requireNonNull(listener, "listener"));
    }

    /** The rules of an operation. They are applied again, at another moment, if another thread changed the world meanwhile. */
    interface Rules<T> {
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

    <T> Either<InterventionError, T> perform(Operation operation, Rules<T> rules) {
        Outcome<T> outcome = store.update(
                impersonated.orElse(Option.some(agent)),
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
        return change.map(outcome -> outcome.reportedAs(fault.error()));
    }

    private <T> Store.Change<Outcome<T>> withoutFault(Moment moment, Rules<T> rules) {
        return Actor.acting(agent, impersonated, moment.state().directory().agents()::get)
                .map(actor -> rules.apply(new Call(moment, actor)))
                .map(change -> change.map(result -> Outcome.<T>of(Either.narrow(result))))
                .getOrElseGet(refusal -> new Store.Change<>(moment.state(), Outcome.of(Either.left(refusal))));
    }

    /** A call: the world at the moment of the call, and the acting user. */
    record Call(Moment moment, Actor actor) {

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
