package dev.interventions.http;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.util.function.Function;

/** A call of each operation, for what holds for all of them. */
enum Call {
    CREATE(true, interventions -> interventions.create(Given.CONTENT)),
    GET(false, interventions -> interventions.get(Given.INTERVENTION)),
    LIST(false, interventions -> interventions.list(InterventionQuery.all(), PageRequest.first())),
    CLOSE(true, interventions -> interventions.close(Given.INTERVENTION)),
    CANCEL(true, interventions -> interventions.cancel(Given.INTERVENTION)),
    REASSIGN(true, interventions -> interventions.reassign(Given.INTERVENTION, Given.USER)),
    CATEGORIZE(true, interventions -> interventions.categorize(Given.INTERVENTION, Given.CATEGORY)),
    UPDATE_CUSTOM_FIELDS(
            true,
            interventions ->
                    interventions.updateCustomField(Given.INTERVENTION, "external_id", CustomFieldValue.of("342901")));

    private final boolean write;
    private final Function<Interventions, Either<InterventionError, ?>> call;

    Call(boolean write, Function<Interventions, Either<InterventionError, ?>> call) {
        this.write = write;
        this.call = call;
    }

    boolean isWrite() {
        return write;
    }

    Either<InterventionError, ?> on(Interventions interventions) {
        return call.apply(interventions);
    }

    /** A body that this operation takes for success. */
    String answer() {
        return this == LIST ? Given.EMPTY_PAGE : Given.ANSWER;
    }
}
