package dev.interventions.emulator.seed;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.Step.Act;
import dev.interventions.emulator.seed.Step.Customer;
import dev.interventions.emulator.seed.Step.Target;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a scripted conversation and finds all its mistakes. Each is a sentence that begins with its place. */
public final class ScriptReader {

    private ScriptReader() {}

    /** The steps by time, the earliest first. */
    public static Either<Seq<String>, Seq<Step>> read(String text) {
        return Json.readObject(text)
                .<Seq<String>>mapLeft(mistake -> Vector.of(mistake))
                .flatMap(ScriptReader::read);
    }

    private static Either<Seq<String>, Seq<Step>> read(JsonObject json) {
        List<String> mistakes = new ArrayList<>();
        SeedObject root = new SeedObject(new SeedValue("", json, mistakes), json);
        Seq<Step> steps = root.elements("steps").flatMap(SeedValue::object).flatMap(ScriptReader::step);
        root.refuseUnknownFields();
        return mistakes.isEmpty() ? Either.right(steps.sortBy(Step::after)) : Either.left(Vector.ofAll(mistakes));
    }

    private static Option<Step> step(SeedObject step) {
        Option<Duration> after =
                step.required("after").flatMap(SeedValue::count).map(Duration::ofSeconds);
        Seq<Option<Act>> acts = Vector.of(
                        act(step, "customer_message", fields -> customer(fields).map(Act.Message::new)),
                        act(step, "agent_reply", fields -> byAgent(fields, Act.Reply::new)),
                        act(step, "comment", fields -> byAgent(fields, Act.Comment::new)),
                        act(
                                step,
                                "deferral",
                                fields -> target(fields)
                                        .flatMap(target -> fields.required("seconds")
                                                .flatMap(SeedValue::count)
                                                .map(time -> new Act.Deferral(target, Duration.ofSeconds(time))))),
                        act(step, "end_of_deferral", fields -> target(fields).map(Act.EndOfDeferral::new)))
                .flatMap(Function.identity());
        step.refuseUnknownFields();
        if (acts.length() != 1) {
            return step.mistake(
                    "must have exactly one of customer_message, agent_reply, comment, deferral and end_of_deferral");
        }
        return after.flatMap(time -> acts.head().map(act -> new Step(time, act)));
    }

    /** The act with this name, if there is one; the inner option is none if it has mistakes. */
    private static Option<Option<Act>> act(SeedObject step, String name, Function<SeedObject, Option<Act>> read) {
        return step.field(name)
                .map(value -> value.object().flatMap(fields -> {
                    Option<Act> act = read.apply(fields);
                    fields.refuseUnknownFields();
                    return act;
                }));
    }

    private interface ByAgent {
        Act act(Target target, UserId agent);
    }

    private static Option<Act> byAgent(SeedObject fields, ByAgent act) {
        Option<UserId> agent = id(fields, "user_id", UserId::parse);
        return target(fields).flatMap(target -> agent.map(user -> act.act(target, user)));
    }

    private static Option<Target> target(SeedObject fields) {
        return fields.field("intervention_id").isDefined()
                ? id(fields, "intervention_id", InterventionId::parse).map(id -> new Target(Either.right(id)))
                : customer(fields).map(customer -> new Target(Either.left(customer)));
    }

    private static Option<Customer> customer(SeedObject fields) {
        Option<IdentityId> identity = id(fields, "identity_id", IdentityId::parse);
        return id(fields, "thread_id", ThreadId::parse)
                .flatMap(thread -> identity.map(known -> new Customer(thread, known)));
    }

    private static <I extends OpaqueId> Option<I> id(
            SeedObject fields, String name, Function<String, Either<InterventionError, I>> parse) {
        return fields.required(name)
                .flatMap(value -> value.text(text -> parse.apply(text).mapLeft(InterventionError::message)));
    }
}
