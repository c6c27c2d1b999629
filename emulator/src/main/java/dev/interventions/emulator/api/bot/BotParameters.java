package dev.interventions.emulator.api.bot;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.domain.bot.Handover.Direction;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;

/** The parameters of completions and handovers. */
final class BotParameters {

    private static final String VIRTUAL_AGENT = "engage_virtual_agent";

    private BotParameters() {}

    /** A thread isn't closed unless {@code close_thread} says so (<em>choice</em>). */
    static Either<Response, Completion> completion(Parameters parameters) {
        return closesThread(parameters.text("close_thread").getOrElse("false"))
                .flatMap(closes -> parameters
                        .categories("thread_category_ids")
                        .map(categories -> new Completion(closes, categories.getOrElse(HashSet.empty()))));
    }

    private static Either<Response, Boolean> closesThread(String text) {
        return switch (text) {
            case "true" -> Either.right(true);
            case "false" -> Either.right(false);
            default -> unprocessable("close_thread must be true or false");
        };
    }

    static Either<Response, Handover> handover(Parameters parameters) {
        return direction(parameters)
                .flatMap(direction -> parameters
                        .required("type", Either::right)
                        .flatMap(type -> type.equals(VIRTUAL_AGENT)
                                ? ofIntervention(direction, parameters)
                                : onChannel(direction, type, parameters)));
    }

    private static Either<Response, Direction> direction(Parameters parameters) {
        String way = parameters.text("from").getOrElse("") + " to "
                + parameters.text("to").getOrElse("");
        return switch (way) {
            case "bot to agent" -> Either.right(Direction.BOT_TO_AGENT);
            case "agent to bot" -> Either.right(Direction.AGENT_TO_BOT);
            default -> unprocessable("from and to must be bot and agent, or agent and bot");
        };
    }

    private static Either<Response, Handover> ofIntervention(Direction direction, Parameters parameters) {
        return parameters
                .required("intervention_id", InterventionId::parse)
                .map(id -> new Handover.OfIntervention(direction, id));
    }

    private static Either<Response, Handover> onChannel(Direction direction, String type, Parameters parameters) {
        return parameters
                .required("identity_foreign_id", Either::right)
                .flatMap(customer -> Handover.OnChannel.parse(direction, type, customer, parameters.text("app_id"))
                        .mapLeft(ErrorResponse::unprocessable));
    }

    private static <T> Either<Response, T> unprocessable(String mistake) {
        return Either.left(Response.error(ErrorKind.UNPROCESSABLE_ENTITY, mistake));
    }
}
