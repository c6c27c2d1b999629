package dev.interventions.emulator.control;

import static dev.interventions.emulator.control.Arrangement.endpoint;
import static dev.interventions.emulator.control.Arrangement.flag;
import static dev.interventions.emulator.control.Arrangement.intervention;
import static dev.interventions.emulator.control.Arrangement.mistake;
import static dev.interventions.emulator.control.Arrangement.wholeNumber;

import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.StateWriter;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The requests that change the clock, locks and faults. */
final class ConditionsApi {

    private final World world;
    private final FaultPlan faults;
    private final Conversations conversations;

    ConditionsApi(ControlledWorld controlled) {
        this.world = controlled.world();
        this.faults = controlled.faults();
        this.conversations = controlled.conversations();
    }

    Seq<Route> routes(String path) {
        return Vector.of(
                new Route("GET", path + "/clock", request -> Response.ok(clock())),
                new Route("POST", path + "/clock", endpoint(this::setClock)),
                new Route("POST", path + "/locks", endpoint(this::lock)),
                new Route("DELETE", path + "/locks", endpoint(this::unlock)),
                new Route("GET", path + "/faults", request -> Response.ok(planned())),
                new Route("POST", path + "/faults", endpoint(this::plan)),
                new Route("DELETE", path + "/faults", request -> Response.ok(forget())));
    }

    // ---- the clock ----

    private JsonObject clock() {
        return Json.object()
                .add("now", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    private Either<Response, JsonObject> setClock(Parameters parameters) {
        return wholeNumber(parameters, "seconds")
                .flatMap(seconds -> flag(parameters, "frozen").flatMap(frozen -> {
                    if (seconds.isEmpty() && frozen.isEmpty()) {
                        return Either.left(mistake("seconds or frozen is missing"));
                    }
                    setClock(seconds, frozen);
                    return Either.right(clock());
                }));
    }

    private void setClock(Option<Long> seconds, Option<Boolean> frozen) {
        seconds.map(Duration::ofSeconds).forEach(conversations::advance);
        frozen.forEach(freeze -> {
            if (freeze) {
                world.freezeClock(world.now());
            } else {
                world.resumeClock();
            }
        });
    }

    // ---- locks ----

    private Either<Response, JsonObject> lock(Parameters parameters) {
        return intervention(parameters).map(intervention -> {
            world.holdLock(intervention);
            return locked(intervention, true);
        });
    }

    private Either<Response, JsonObject> unlock(Parameters parameters) {
        return intervention(parameters).map(intervention -> {
            world.releaseLock(intervention);
            return locked(intervention, false);
        });
    }

    private static JsonObject locked(InterventionId intervention, boolean locked) {
        return Json.object()
                .add("intervention_id", intervention.value())
                .add("locked", locked)
                .build();
    }

    // ---- faults ----

    private Either<Response, JsonObject> plan(Parameters parameters) {
        return Fault.parse(parameters.texts().filterKeys(name -> !name.equals("access_token")))
                .mapLeft(Arrangement::mistake)
                .map(fault -> {
                    faults.add(fault);
                    return planned();
                });
    }

    private JsonObject forget() {
        faults.replace(Vector.empty());
        return planned();
    }

    private JsonObject planned() {
        JsonArrayBuilder left = Json.array();
        faults.faults().map(StateWriter::fault).forEach(left::add);
        return Json.object().add("faults", left).build();
    }
}
