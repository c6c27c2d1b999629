package dev.interventions.emulator.control;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** An endpoint of the control API: changes the world by the parameters, and returns the body of the response, or an error response. */
interface Arrangement {

    Either<Response, JsonObject> arrange(Parameters parameters);

    static Route.Endpoint endpoint(Arrangement arrangement) {
        return request -> request.parameters()
                .flatMap(parameters -> unlessMistaken(() -> arrangement.arrange(parameters)))
                .fold(refusal -> refusal, Response::ok);
    }

    /** Work that throws {@link IllegalArgumentException} for a mistake, as the world does for an unknown id. */
    interface Work<T> {
        Either<Response, T> done();
    }

    static <T> Either<Response, T> unlessMistaken(Work<T> work) {
        try {
            return work.done();
        } catch (IllegalArgumentException e) {
            return Either.left(mistake(String.valueOf(e.getMessage())));
        }
    }

    static Response mistake(String message) {
        return Response.error(ErrorKind.UNPROCESSABLE_ENTITY, message);
    }

    // ---- parameters ----

    static Either<Response, String> required(Parameters parameters, String name) {
        return parameters.text(name).toEither(() -> mistake(name + " is missing"));
    }

    static <T> Either<Response, T> id(
            Parameters parameters, String name, Function<String, Either<InterventionError, T>> parse) {
        return required(parameters, name)
                .flatMap(text -> parse.apply(text).mapLeft(defect -> mistake(defect.message())));
    }

    static Either<Response, InterventionId> intervention(Parameters parameters) {
        return id(parameters, "intervention_id", InterventionId::parse);
    }

    static Either<Response, UserId> user(Parameters parameters) {
        return id(parameters, "user_id", UserId::parse);
    }

    static Either<Response, Instant> instant(Parameters parameters, String name) {
        return required(parameters, name).flatMap(text -> {
            try {
                return Either.right(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return Either.left(mistake(name + " must be a date-time like 2012-05-21T01:15:28Z"));
            }
        });
    }

    static Either<Response, Option<Long>> wholeNumber(Parameters parameters, String name) {
        return parameters
                .text(name)
                .map(text -> text.matches("[0-9]{1,9}")
                        ? Either.<Response, Option<Long>>right(Option.some(Long.parseLong(text)))
                        : Either.<Response, Option<Long>>left(
                                mistake(name + " must be a whole number of at most 9 digits")))
                .getOrElse(Either.right(Option.none()));
    }

    static Either<Response, Option<Boolean>> flag(Parameters parameters, String name) {
        return parameters
                .text(name)
                .map(text -> text.equals("true") || text.equals("false")
                        ? Either.<Response, Option<Boolean>>right(Option.some(text.equals("true")))
                        : Either.<Response, Option<Boolean>>left(mistake(name + " must be true or false")))
                .getOrElse(Either.right(Option.none()));
    }
}
