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
    CREATE(
            true,
            interventions -> interventions.create(Given.CONTENT),
            Given.answerWith("\"content_id\":\"" + Given.CONTENT.value() + "\",\"closed\":false")),
    GET(false, interventions -> interventions.get(Given.INTERVENTION), Given.ANSWER),
    LIST(false, interventions -> interventions.list(InterventionQuery.all(), PageRequest.first()), Given.EMPTY_PAGE),
    CLOSE(true, interventions -> interventions.close(Given.INTERVENTION), Given.CLOSED),
    CANCEL(true, interventions -> interventions.cancel(Given.INTERVENTION), Given.ANSWER),
    REASSIGN(
            true,
            interventions -> interventions.reassign(Given.INTERVENTION, Given.USER),
            Given.answerWith("\"user_id\":\"" + Given.USER.value() + "\"")),
    CATEGORIZE(
            true,
            interventions -> interventions.categorize(Given.INTERVENTION, Given.CATEGORY),
            Given.answerWith("\"category_ids\":[\"" + Given.CATEGORY.value() + "\"]")),
    UPDATE_CUSTOM_FIELDS(
            true,
            interventions ->
                    interventions.updateCustomField(Given.INTERVENTION, "external_id", CustomFieldValue.of("342901")),
            Given.answerWith("\"custom_fields\":{\"external_id\":\"342901\"}"));

    private final boolean write;
    private final Function<Interventions, Either<InterventionError, ?>> call;
    private final String answer;

    Call(boolean write, Function<Interventions, Either<InterventionError, ?>> call, String answer) {
        this.write = write;
        this.call = call;
        this.answer = answer;
    }

    boolean isWrite() {
        return write;
    }

    Either<InterventionError, ?> on(Interventions interventions) {
        return call.apply(interventions);
    }

    /** A body that this operation takes for success. */
    String answer() {
        return answer;
    }
}
