package dev.interventions.emulator.control;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.HeldLock;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Arranges over HTTP what the API can't: customers' messages, agents' replies, deferrals, locks and the clock. It is not part of the
 * emulated service, is outside its base path, and needs no token.
 */
public final class ControlApi {

    private static final String PATH = "/_emulator";
    private static final String WHOLE_SECONDS = "[0-9]{1,9}";

    private final World world;
    private final Map<InterventionId, HeldLock> locks = new ConcurrentHashMap<>();

    public ControlApi(World world) {
        this.world = world;
    }

    public Seq<Route> routes() {
        return Vector.of(
                new Route("GET", PATH + "/health", request -> Response.ok(ready())),
                new Route("POST", PATH + "/customer_messages", arranged(this::customerMessage)),
                new Route("POST", PATH + "/agent_replies", arranged(this::agentReply)),
                new Route("POST", PATH + "/deferrals", arranged(this::deferral)),
                new Route("POST", PATH + "/locks", arranged(this::lock)),
                new Route("DELETE", PATH + "/locks", arranged(this::unlock)),
                new Route("GET", PATH + "/clock", request -> Response.ok(now())),
                new Route("POST", PATH + "/clock", arranged(this::advanceClock)));
    }

    /** Whether this path belongs to the control API, even if nothing is there. */
    public static boolean isAt(String rawPath) {
        return rawPath.equals(PATH) || rawPath.startsWith(PATH + "/");
    }

    /** Changes the world; returns the body of the response, or the response to a mistake in the request. */
    private interface Arrangement {
        Either<Response, JsonObject> arrange(Parameters parameters);
    }

    private static Route.Endpoint arranged(Arrangement arrangement) {
        return request -> request.parameters()
                .flatMap(parameters -> unlessMistaken(arrangement, parameters))
                .fold(refusal -> refusal, Response::ok);
    }

    /** The world throws for mistakes such as an unknown id. */
    private static Either<Response, JsonObject> unlessMistaken(Arrangement arrangement, Parameters parameters) {
        try {
            return arrangement.arrange(parameters);
        } catch (IllegalArgumentException e) {
            return Either.left(mistake(String.valueOf(e.getMessage())));
        }
    }

    private Either<Response, JsonObject> customerMessage(Parameters parameters) {
        return id(parameters, "thread_id", ThreadId::parse)
                .flatMap(thread -> id(parameters, "identity_id", IdentityId::parse)
                        .map(customer -> contentId(world.customerMessage(thread, customer))));
    }

    private Either<Response, JsonObject> agentReply(Parameters parameters) {
        return id(parameters, "intervention_id", InterventionId::parse)
                .flatMap(intervention -> id(parameters, "user_id", UserId::parse)
                        .map(agent -> contentId(world.agentReply(agent, intervention))));
    }

    private Either<Response, JsonObject> deferral(Parameters parameters) {
        return id(parameters, "intervention_id", InterventionId::parse)
                .flatMap(intervention -> instant(parameters, "until").map(until -> {
                    world.defer(intervention, until);
                    return Json.object()
                            .add("intervention_id", intervention.value())
                            .add("until", until.toString())
                            .build();
                }));
    }

    private Either<Response, JsonObject> lock(Parameters parameters) {
        return id(parameters, "intervention_id", InterventionId::parse).map(intervention -> {
            locks.put(intervention, world.holdLock(intervention));
            return locked(intervention, true);
        });
    }

    private Either<Response, JsonObject> unlock(Parameters parameters) {
        return id(parameters, "intervention_id", InterventionId::parse)
                .flatMap(intervention -> Option.of(locks.remove(intervention))
                        .toEither(() -> mistake("no lock is held here on " + intervention.value()))
                        .map(lock -> {
                            lock.close();
                            return locked(intervention, false);
                        }));
    }

    private static JsonObject locked(InterventionId intervention, boolean locked) {
        return Json.object()
                .add("intervention_id", intervention.value())
                .add("locked", locked)
                .build();
    }

    private Either<Response, JsonObject> advanceClock(Parameters parameters) {
        return required(parameters, "seconds")
                .filterOrElse(
                        text -> text.matches(WHOLE_SECONDS),
                        text -> mistake("seconds must be a whole number of at most 9 digits"))
                .map(text -> {
                    world.advance(Duration.ofSeconds(Long.parseLong(text)));
                    return now();
                });
    }

    private static JsonObject ready() {
        return Json.object().add("status", "ready").build();
    }

    private JsonObject now() {
        return Json.object()
                .add("now", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    private static JsonObject contentId(ContentId id) {
        return Json.object().add("content_id", id.value()).build();
    }

    private static <T> Either<Response, T> id(
            Parameters parameters, String name, Function<String, Either<InterventionError, T>> parse) {
        return required(parameters, name)
                .flatMap(text -> parse.apply(text).mapLeft(defect -> mistake(defect.message())));
    }

    private static Either<Response, Instant> instant(Parameters parameters, String name) {
        return required(parameters, name).flatMap(text -> {
            try {
                return Either.right(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return Either.left(mistake(name + " must be a date-time like 2012-05-21T01:15:28Z"));
            }
        });
    }

    private static Either<Response, String> required(Parameters parameters, String name) {
        return parameters.text(name).toEither(() -> mistake(name + " is missing"));
    }

    private static Response mistake(String message) {
        return Response.error(ErrorKind.UNPROCESSABLE_ENTITY, message);
    }
}
