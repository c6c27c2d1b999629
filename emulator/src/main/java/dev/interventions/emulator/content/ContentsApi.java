package dev.interventions.emulator.content;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Reads a content, with the fields that the world has: it has no texts and no dates of contents. */
public final class ContentsApi {

    private final World world;
    private final RequestGuard guard;

    public ContentsApi(World world, RequestGuard guard) {
        this.world = world;
        this.guard = guard;
    }

    public Seq<Route> routes(String basePath) {
        return Vector.of(new Route(
                "GET", basePath + "/contents/{id}", request -> get(request).fold(refusal -> refusal, Response::ok)));
    }

    /** Only contents in sources that the acting user reads (<em>choice</em>: the same as for interventions). */
    private Either<Response, JsonObject> get(ApiRequest request) {
        return guard.actingUser(request)
                .flatMap(user -> request.id()
                        .get()
                        .flatMap(id -> ContentId.parse(id)
                                .toOption()
                                .flatMap(world::find)
                                .filter(content -> reads(user, content))
                                .toEither(() -> Response.error(ErrorKind.NOT_FOUND, "there is no such content")))
                        .map(this::json));
    }

    private boolean reads(UserId user, Content content) {
        return world.find(user).exists(actor -> actor.reads().contains(content.source()));
    }

    private JsonObject json(Content content) {
        JsonObjectBuilder json = Json.object()
                .add("id", content.id().value())
                .add("source_id", content.source().value())
                .add("thread_id", content.thread().value());
        if (content.author() instanceof Author.Customer customer) {
            json.add("author_id", customer.identity().value());
        } else if (content.author() instanceof Author.Agent agent) {
            json.add("creator_id", agent.user().value());
        }
        world.interventionOf(content.id()).forEach(id -> json.add("intervention_id", id.value()));
        return json.build();
    }
}
