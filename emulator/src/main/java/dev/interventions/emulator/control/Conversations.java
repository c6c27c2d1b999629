package dev.interventions.emulator.control;

import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.Step;
import dev.interventions.emulator.seed.Step.Act;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays scripted conversations by the world's clock. Steps whose time has come are played before a request is handled, since nobody sees
 * the world between two requests. When the control API moves the clock, each step is played at its own time. Thread-safe.
 */
final class Conversations {

    private final World world;
    private final Runnable afterStep;
    private Vector<Due> coming = Vector.empty();
    private Vector<String> mistakes = Vector.empty();
    private int played;

    /**
     * Without scripts.
     *
     * @param afterStep runs after each step
     */
    Conversations(World world, Runnable afterStep) {
        this.world = world;
        this.afterStep = afterStep;
    }

    private record Due(Instant at, Act act) {}

    synchronized void add(Seq<Step> steps) {
        Instant now = world.now();
        coming = coming.appendAll(steps.map(step -> new Due(now.plus(step.after()), step.act())))
                .sortBy(Due::at)
                .toVector();
        play();
    }

    synchronized void clear() {
        coming = Vector.empty();
        mistakes = Vector.empty();
        played = 0;
    }

    /** Plays the steps whose time has come. */
    synchronized void play() {
        Instant now = world.now();
        while (!coming.isEmpty() && !coming.head().at().isAfter(now)) {
            Due next = coming.head();
            coming = coming.tail();
            play(next);
        }
    }

    /** Lets time pass, and plays each step when its time has come. */
    synchronized void advance(Duration time) {
        Instant end = world.now().plus(time);
        while (!coming.isEmpty() && !coming.head().at().isAfter(end)) {
            Duration until = Duration.between(world.now(), coming.head().at());
            world.advance(until.isNegative() ? Duration.ZERO : until);
            play();
        }
        Duration rest = Duration.between(world.now(), end);
        world.advance(rest.isNegative() ? Duration.ZERO : rest);
    }

    private void play(Due step) {
        try {
            play(step.act());
            played++;
            afterStep.run();
        } catch (IllegalArgumentException e) {
            mistakes = mistakes.append(step.at() + ": " + e.getMessage());
        }
    }

    private void play(Act act) {
        if (act instanceof Act.Message message) {
            world.customerMessage(
                    message.customer().thread(), message.customer().identity());
        } else if (act instanceof Act.Reply reply) {
            world.agentReply(reply.agent(), intervention(reply.target()));
        } else if (act instanceof Act.Comment comment) {
            world.comment(comment.agent(), intervention(comment.target()));
        } else if (act instanceof Act.Deferral deferral) {
            world.defer(intervention(deferral.target()), world.now().plus(deferral.time()));
        } else if (act instanceof Act.EndOfDeferral end) {
            world.endDeferral(intervention(end.target()));
        }
    }

    private InterventionId intervention(Step.Target target) {
        return target.of()
                .getOrElseGet(customer -> world.newestIntervention(customer.thread(), customer.identity())
                        .getOrElseThrow(() -> new IllegalArgumentException("there is no intervention of "
                                + customer.identity().value() + " in "
                                + customer.thread().value())));
    }

    /** How many steps were played, how many are to come, and the mistakes. */
    synchronized JsonObject status() {
        JsonArrayBuilder failed = Json.array();
        mistakes.forEach(failed::add);
        return Json.object()
                .add("played", played)
                .add("coming", coming.size())
                .add("mistakes", failed)
                .build();
    }
}
