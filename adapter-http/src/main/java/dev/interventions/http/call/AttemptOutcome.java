package dev.interventions.http.call;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.Response;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The outcome of one attempt to send a request. */
sealed interface AttemptOutcome {

    /** Nothing was sent, since there was no token or no permit of the budget. */
    record NotAttempted(InterventionError error) implements AttemptOutcome {
        @Override
        public Either<InterventionError, Response> result(Operation operation) {
            return Either.left(error);
        }
    }

    /** The attempt ended without a response. */
    record Failed(FailedAttempt attempt) implements AttemptOutcome {
        @Override
        public Either<InterventionError, Response> result(Operation operation) {
            return Either.left(ErrorMapper.of(operation, attempt));
        }
    }

    /** There was a response, whatever its status. */
    record Received(Response response) implements AttemptOutcome {
        @Override
        public Either<InterventionError, Response> result(Operation operation) {
            return Either.right(response);
        }
    }

    static AttemptOutcome of(Either<FailedAttempt, Response> attempted) {
        return attempted.fold(Failed::new, Received::new);
    }

    default boolean wasAttempted() {
        return !(this instanceof NotAttempted);
    }

    default Option<Response> received() {
        return this instanceof Received received ? Option.some(received.response()) : Option.none();
    }

    default boolean means(StatusMeaning meaning) {
        return received().exists(response -> StatusMeaning.of(response.status()) == meaning);
    }

    /** Whether the request may be sent again with the same token. A write may only if no part of it can have reached the service. */
    default boolean mayRetry(Operation operation) {
        if (this instanceof Failed failed) {
            return failed.attempt().seen() instanceof Unavailable.Unreachable
                    && !(operation.isWrite() && failed.attempt().mayHaveArrived());
        }
        return received().exists(response -> StatusMeaning.of(response.status()).mayRetry(operation));
    }

    /** The response, or the error of a call that ends with this attempt. */
    Either<InterventionError, Response> result(Operation operation);
}
