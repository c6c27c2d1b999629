package dev.interventions.http;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.util.function.Function;

/** A call of each operation, for tests of all of them. */
public enum OperationCall {
    CREATE(
            true,
            interventions -> interventions.create(TestData.CONTENT),
            TestData.responseWith("\"content_id\":\"" + TestData.CONTENT.value() + "\",\"closed\":false")),
    GET(false, interventions -> interventions.get(TestData.INTERVENTION), TestData.RESPONSE),
    LIST(false, interventions -> interventions.list(InterventionQuery.all(), PageRequest.first()), TestData.EMPTY_PAGE),
    CLOSE(true, interventions -> interventions.close(TestData.INTERVENTION), TestData.CLOSED),
    CANCEL(true, interventions -> interventions.cancel(TestData.INTERVENTION), TestData.RESPONSE),
    REASSIGN(
            true,
            interventions -> interventions.reassign(TestData.INTERVENTION, TestData.USER),
            TestData.responseWith("\"user_id\":\"" + TestData.USER.value() + "\"")),
    CATEGORIZE(
            true,
            interventions -> interventions.categorize(TestData.INTERVENTION, TestData.CATEGORY),
            TestData.responseWith("\"category_ids\":[\"" + TestData.CATEGORY.value() + "\"]")),
    UPDATE_CUSTOM_FIELDS(
            true,
            interventions -> interventions.updateCustomField(
                    TestData.INTERVENTION, "external_id", CustomFieldValue.of("342901")),
            TestData.responseWith("\"custom_fields\":{\"external_id\":\"342901\"}"));

    private final boolean write;
    private final Function<Interventions, Either<InterventionError, ?>> call;
    private final String response;

    OperationCall(boolean write, Function<Interventions, Either<InterventionError, ?>> call, String response) {
        this.write = write;
        this.call = call;
        this.response = response;
    }

    boolean isWrite() {
        return write;
    }

    public Either<InterventionError, ?> on(Interventions interventions) {
        return call.apply(interventions);
    }

    /** A body that is a success of this operation. */
    public String response() {
        return response;
    }
}
