package dev.interventions.emulator.control;

import static dev.interventions.emulator.control.Arrangement.endpoint;
import static dev.interventions.emulator.control.Arrangement.id;
import static dev.interventions.emulator.control.Arrangement.instant;
import static dev.interventions.emulator.control.Arrangement.intervention;
import static dev.interventions.emulator.control.Arrangement.user;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.ThreadId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.ScriptReader;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;

/** The requests for what customers and agents do outside the API: messages, replies, comments and deferrals. */
final class ConversationApi {

    private final World world;
    private final Conversations conversations;

    ConversationApi(ControlledWorld controlled) {
        this.world = controlled.world();
        this.conversations = controlled.conversations();
    }

    Seq<Route> routes(String path) {
        return Vector.of(
                new Route("POST", path + "/customer_messages", endpoint(this::customerMessage)),
                new Route("POST", path + "/agent_replies", endpoint(this::agentReply)),
                new Route("POST", path + "/comments", endpoint(this::comment)),
                new Route("POST", path + "/deferrals", endpoint(this::deferral)),
                new Route("DELETE", path + "/deferrals", endpoint(this::endOfDeferral)),
                new Route("GET", path + "/conversations", request -> Response.ok(conversations.status())),
                new Route("POST", path + "/conversations", this::play),
                new Route("DELETE", path + "/conversations", request -> forget()));
    }

    private Response play(ApiRequest request) {
        return request.documentText()
                .flatMap(text ->
                        ScriptReader.read(text).mapLeft(mistakes -> Arrangement.mistake(mistakes.mkString("; "))))
                .peek(conversations::add)
                .fold(refusal -> refusal, steps -> Response.ok(conversations.status()));
    }

    private Response forget() {
        conversations.clear();
        return Response.ok(conversations.status());
    }

    private Either<Response, JsonObject> customerMessage(Parameters parameters) {
        return id(parameters, "thread_id", ThreadId::parse)
                .flatMap(thread -> id(parameters, "identity_id", IdentityId::parse)
                        .map(customer -> contentId(world.customerMessage(thread, customer))));
    }

    private Either<Response, JsonObject> agentReply(Parameters parameters) {
        return intervention(parameters)
                .flatMap(intervention ->
                        user(parameters).map(agent -> contentId(world.agentReply(agent, intervention))));
    }

    private static JsonObject contentId(ContentId id) {
        return Json.object().add("content_id", id.value()).build();
    }

    private Either<Response, JsonObject> comment(Parameters parameters) {
        return intervention(parameters)
                .flatMap(intervention -> user(parameters)
                        .map(agent -> world.comment(
                                agent, intervention, parameters.text("body").getOrElse("a comment")))
                        .map(comment -> Json.object()
                                .add("intervention_id", intervention.value())
                                .add("comment_id", comment.value())
                                .build()));
    }

    private Either<Response, JsonObject> deferral(Parameters parameters) {
        return intervention(parameters)
                .flatMap(intervention -> instant(parameters, "until").map(until -> {
                    world.defer(intervention, until);
                    return Json.object()
                            .add("intervention_id", intervention.value())
                            .add("until", until.toString())
                            .build();
                }));
    }

    private Either<Response, JsonObject> endOfDeferral(Parameters parameters) {
        return intervention(parameters).map(intervention -> {
            world.endDeferral(intervention);
            return Json.object().add("intervention_id", intervention.value()).build();
        });
    }
}
