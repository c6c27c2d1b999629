package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.deferrals;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;
import static dev.interventions.conformance.faults.FaultyBehavior.messages;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Faults of the dates of changes. */
final class ChangeFaults {

    private ChangeFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault("CHANGE-1", "doesn't set updated_at when it closes", forgettingUpdate(Operation.CLOSE)),
                new Fault("CHANGE-1", "doesn't set updated_at when it reopens", forgettingUpdate(Operation.CREATE)),
                new Fault("CHANGE-1", "doesn't set updated_at when it reassigns", forgettingUpdate(Operation.REASSIGN)),
                new Fault(
                        "CHANGE-1",
                        "doesn't set updated_at when it categorizes",
                        forgettingUpdate(Operation.CATEGORIZE)),
                new Fault(
                        "CHANGE-1",
                        "doesn't set updated_at when it sets custom fields",
                        forgettingUpdate(Operation.UPDATE_CUSTOM_FIELDS)),
                new Fault(
                        "CHANGE-1",
                        "doesn't set updated_at when a message reopens",
                        messages((state, thread, customer) -> state.changing(
                                () -> state.world().customerMessage(thread, customer), ChangeFaults::notUpdated))),
                new Fault(
                        "CHANGE-2",
                        "sets updated_at when the categories stay as they are",
                        updatingAlways(Operation.CATEGORIZE)),
                new Fault(
                        "CHANGE-2",
                        "sets updated_at when the owner stays the same",
                        updatingAlways(Operation.REASSIGN)),
                new Fault(
                        "CHANGE-2",
                        "sets updated_at when the custom fields stay as they are",
                        updatingAlways(Operation.UPDATE_CUSTOM_FIELDS)),
                new Fault(
                        "CHANGE-2",
                        "refuses categories that are already set",
                        categorizing((it, id, categories) ->
                                it.find(id).exists(one -> one.categories().contains(categories))
                                        ? Either.left(new InvalidRequest("nothing to change"))
                                        : it.correct().categorize(id, categories))),
                new Fault(
                        "CHANGE-2", "treats replacing a number by its text as a change", updating((it, id, values) -> {
                            Map<String, CustomFieldValue> before = it.find(id)
                                    .flatMap(Intervention::customFields)
                                    .getOrElse(HashMap.empty());
                            Either<InterventionError, Intervention> outcome =
                                    it.correct().updateCustomFields(id, values);
                            return values.exists(field -> before.get(field._1)
                                            .exists(value -> !value.equals(field._2) && value.meansSameAs(field._2)))
                                    ? outcome.map(after -> it.keep(after, updatedLater(after)))
                                    : outcome;
                        })),
                new Fault(
                        "TIME-1",
                        "rounds up the time of opening",
                        keeping(Operation.CREATE, (before, after) -> TamperedResult.later(after, 1))),
                new Fault(
                        "TIME-1",
                        "rounds up the date of a deferral",
                        deferrals((state, id, until) -> state.world().defer(id, until.plusMillis(999)))));
    }

    private static FaultyBehavior forgettingUpdate(Operation write) {
        return keeping(write, ChangeFaults::notUpdated);
    }

    private static Intervention notUpdated(Intervention before, Intervention after) {
        return TamperedResult.updated(after, before.lifecycle().updatedAt());
    }

    private static FaultyBehavior updatingAlways(Operation write) {
        return keeping(write, (before, after) -> before.equals(after) ? updatedLater(after) : after);
    }

    private static Intervention updatedLater(Intervention one) {
        return TamperedResult.updated(one, one.lifecycle().updatedAt().map(at -> at.plusSeconds(1)));
    }
}
