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

/** A call of each operation, which succeeds and changes something where nothing goes wrong. */
enum OperationCall {
    CREATE((interventions, shop) -> interventions.create(shop.newMessage())),
    GET((interventions, shop) -> interventions.get(shop.replied())),
    LIST((interventions, shop) -> interventions.list(InterventionQuery.all(), PageRequest.first())),
    CLOSE((interventions, shop) -> interventions.close(shop.replied())),
    CANCEL((interventions, shop) -> interventions.cancel(shop.unreplied())),
    REASSIGN((interventions, shop) -> interventions.reassign(shop.replied(), shop.colleague())),
    CATEGORIZE((interventions, shop) -> interventions.categorize(shop.replied(), CategoryId.of("complaint"))),
    UPDATE_CUSTOM_FIELDS((interventions, shop) ->
            interventions.updateCustomField(shop.replied(), "order", CustomFieldValue.of("342901")));

    private final BiFunction<Interventions, AccountScenario, Either<InterventionError, ?>> call;

    OperationCall(BiFunction<Interventions, AccountScenario, Either<InterventionError, ?>> call) {
        this.call = call;
    }

    Either<InterventionError, ?> on(Interventions interventions, AccountScenario shop) {
        return call.apply(interventions, shop);
    }

    boolean isWrite() {
        return Operation.valueOf(name()).isWrite();
    }
}
