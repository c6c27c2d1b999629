package dev.interventions.emulator.control;

import static dev.interventions.emulator.control.Arrangement.endpoint;
import static dev.interventions.emulator.control.Arrangement.flag;
import static dev.interventions.emulator.control.Arrangement.mistake;
import static dev.interventions.emulator.control.Arrangement.required;
import static dev.interventions.emulator.control.Arrangement.wholeNumber;

import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.delivery.DeliveryAttempt;
import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.emulator.delivery.DeliveryFault.Effect;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.webhook.Webhook;
import dev.interventions.emulator.webhook.Webhooks;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;

/**
 * The requests for webhooks, which are the same as those of the API, for the attempts to post to them, and for the faults of deliveries.
 */
final class WebhookControlApi {

    private static final Set<String> EFFECTS = LinkedHashSet.of("lose", "double", "delay", "shuffle", "merge");

    private final Webhooks webhooks;

    WebhookControlApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Seq<Route> routes(String path) {
        return Vector.of(
                new Route("GET", path + "/webhooks", request -> Response.ok(registered())),
                new Route("POST", path + "/webhooks", endpoint(this::create)),
                new Route("DELETE", path + "/webhooks", endpoint(this::delete)),
                new Route("GET", path + "/deliveries", endpoint(this::attempts)),
                new Route("GET", path + "/delivery_faults", request -> Response.ok(planned())),
                new Route("POST", path + "/delivery_faults", endpoint(this::plan)),
                new Route("DELETE", path + "/delivery_faults", request -> Response.ok(forget())));
    }

    // ---- registration ----

    private JsonObject registered() {
        JsonArrayBuilder all = Json.array();
        webhooks.all().forEach(each -> all.add(each.webhook().json().add("waiting", each.waiting())));
        return Json.object().add("webhooks", all).build();
    }

    private Either<Response, JsonObject> create(Parameters parameters) {
        return webhooks.create(parameters, Option.none())
                .bimap(
                        refusal -> mistake(refusal.message()),
                        webhook -> webhook.json().build());
    }

    private Either<Response, JsonObject> delete(Parameters parameters) {
        return required(parameters, "id")
                .flatMap(id -> WebhookId.parse(id)
                        .toOption()
                        .flatMap(webhooks::delete)
                        .toEither(() -> mistake("there is no webhook with this id")))
                .map(Webhook::json)
                .map(JsonObjectBuilder::build);
    }

    // ---- attempts ----

    private Either<Response, JsonObject> attempts(Parameters parameters) {
        return wholeNumber(parameters, "after").map(after -> {
            JsonArrayBuilder all = Json.array();
            webhooks.attempts()
                    .filter(attempt -> attempt.number() > after.getOrElse(0L))
                    .forEach(attempt -> all.add(json(attempt)));
            return Json.object().add("attempts", all).build();
        });
    }

    private static JsonObjectBuilder json(DeliveryAttempt attempt) {
        JsonArrayBuilder types = Json.array();
        attempt.eventTypes().forEach(types::add);
        JsonObjectBuilder json = Json.object()
                .add("number", attempt.number())
                .add("webhook_id", attempt.webhookId())
                .add("delivery_id", attempt.deliveryId())
                .add("attempt", attempt.attempt())
                .add("event_types", types)
                .add("at", attempt.at().toString())
                .add("acknowledged", attempt.isAcknowledged())
                .add("lost", attempt.isLost());
        attempt.status().forEach(status -> json.add("status", status));
        attempt.retryAt().forEach(time -> json.add("retry_at", time.toString()));
        return json;
    }

    // ---- faults ----

    private Either<Response, JsonObject> plan(Parameters parameters) {
        return effect(parameters)
                .flatMap(effect -> wholeNumber(parameters, "skip")
                        .flatMap(skip -> wholeNumber(parameters, "times")
                                .map(times -> new DeliveryFault(
                                        effect,
                                        skip.getOrElse(0L).intValue(),
                                        times.getOrElse(1L).intValue()))))
                .map(fault -> {
                    webhooks.plan(fault);
                    return planned();
                });
    }

    private static Either<Response, Effect> effect(Parameters parameters) {
        Set<String> named = EFFECTS.intersect(parameters.texts().keySet());
        if (named.size() != 1) {
            return Either.left(mistake(
                    "exactly one of " + EFFECTS.mkString(", ") + " must be given, but there are " + named.size()));
        }
        return switch (named.head()) {
            case "delay" ->
                wholeNumber(parameters, "delay")
                        .<Effect>map(seconds -> new Effect.Delay(Duration.ofSeconds(seconds.get())));
            case "shuffle" -> wholeNumber(parameters, "shuffle").<Effect>map(seed -> new Effect.Shuffle(seed.get()));
            case "lose" -> on(parameters, "lose", new Effect.Lose());
            case "double" -> on(parameters, "double", new Effect.Duplicate());
            default -> on(parameters, "merge", new Effect.Merge());
        };
    }

    private static Either<Response, Effect> on(Parameters parameters, String name, Effect effect) {
        return flag(parameters, name)
                .flatMap(flag -> flag.contains(true)
                        ? Either.<Response, Effect>right(effect)
                        : Either.<Response, Effect>left(mistake(name + " must be true")));
    }

    private JsonObject forget() {
        webhooks.forgetFaults();
        return planned();
    }

    private JsonObject planned() {
        JsonArrayBuilder left = Json.array();
        webhooks.planned().forEach(fault -> {
            JsonObjectBuilder json = Json.object().add("skip", fault.skip()).add("times", fault.times());
            if (fault.effect() instanceof Effect.Delay delay) {
                json.add("delay", delay.by().toSeconds());
            } else if (fault.effect() instanceof Effect.Shuffle shuffle) {
                json.add("shuffle", shuffle.seed());
            } else if (fault.effect() instanceof Effect.Lose) {
                json.add("lose", true);
            } else {
                json.add(fault.effect() instanceof Effect.Duplicate ? "double" : "merge", true);
            }
            left.add(json);
        });
        return Json.object().add("faults", left).build();
    }
}
