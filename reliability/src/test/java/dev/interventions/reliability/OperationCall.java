package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.util.function.BiFunction;

/** A call of each operation, which succeeds without faults; the writes change something. */
enum OperationCall {
    CREATE((interventions, scenario) -> interventions.create(scenario.newMessage())),
    GET((interventions, scenario) -> interventions.get(scenario.replied())),
    LIST((interventions, scenario) -> interventions.list(InterventionQuery.all(), PageRequest.first())),
    CLOSE((interventions, scenario) -> interventions.close(scenario.replied())),
    CANCEL((interventions, scenario) -> interventions.cancel(scenario.unreplied())),
    REASSIGN((interventions, scenario) -> interventions.reassign(scenario.replied(), scenario.colleague())),
    CATEGORIZE((interventions, scenario) -> interventions.categorize(scenario.replied(), CategoryId.of("complaint"))),
    UPDATE_CUSTOM_FIELDS((interventions, scenario) ->
            interventions.updateCustomField(scenario.replied(), "order", CustomFieldValue.of("342901")));

    private final BiFunction<Interventions, AccountScenario, Either<InterventionError, ?>> call;

    OperationCall(BiFunction<Interventions, AccountScenario, Either<InterventionError, ?>> call) {
        this.call = call;
    }

    Either<InterventionError, ?> on(Interventions interventions, AccountScenario scenario) {
        return call.apply(interventions, scenario);
    }

    boolean isWrite() {
        return Operation.valueOf(name()).isWrite();
    }
}
