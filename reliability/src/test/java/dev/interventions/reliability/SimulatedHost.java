package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.HttpInterventions;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** One thread of a {@link FaultInjectionRun}: it calls random operations as a host does, mostly on interventions of
 * its own, sometimes on shared ones. */
final class SimulatedHost {

    private static final int INTERVENTIONS = 10;
    private static final int COLLEAGUES = 3;
    private static final Operation[] OPERATIONS = Operation.values();

    private final FaultInjectionRun storm;
    private final World world;
    private final HistorySettings settings;
    private final int firstNumber;
    private final SplittableRandom chance;
    private final List<ConversationScenario> matters = new ArrayList<>();

    /** To whom interventions are reassigned. */
    private final List<UserId> colleagues = new ArrayList<>();

    /** As whom some calls act; nobody reassigns anything to them, so who is in charge tells what has happened. */
    private final UserId deputy;

    /** What is asked, and what it is to bring about. */
    private record Wish(
            Operation operation, String effect, Function<Interventions, Either<InterventionError, ?>> call) {}

    SimulatedHost(FaultInjectionRun storm, HistorySettings settings, int thread) {
        this.storm = storm;
        this.world = storm.world();
        this.settings = settings;
        this.firstNumber = thread * settings.operationsOfEachThread();
        this.chance = settings.chancesOfThread(thread);
        this.deputy = storm.agent();
        for (int count = 0; count < INTERVENTIONS; count++) {
            matters.add(storm.opened());
        }
        for (int count = 0; count < COLLEAGUES; count++) {
            colleagues.add(storm.agent());
        }
    }

    Seq<CallRecord> calls() {
        Vector<CallRecord> calls = Vector.empty();
        for (int count = 0; count < settings.operationsOfEachThread(); count++) {
            calls = calls.append(call(firstNumber + count));
        }
        return calls;
    }

    private CallRecord call(int number) {
        UserId agent = storm.agent();
        Wish wish = wish(number, agent);
        Duration deadline = settings.deadline(number);
        HttpInterventions own = storm.interventions().within(deadline);
        Interventions interventions = chance.nextInt(10) == 0 ? own.actingAs(deputy) : own;
        CallInProgress underWay = storm.begin(number, agent);
        long begun = storm.time().nanos();
        Either<InterventionError, ?> outcome = wish.call().apply(interventions);
        Duration took = Duration.ofNanos(storm.time().nanos() - begun);
        return new CallRecord(number, wish.operation(), agent, wish.effect(), deadline, took, outcome, underWay.met());
    }

    private UserId colleague() {
        return colleagues.get(chance.nextInt(COLLEAGUES));
    }

    private Wish wish(int number, UserId agent) {
        Operation operation = OPERATIONS[chance.nextInt(OPERATIONS.length)];
        int index = chance.nextInt(INTERVENTIONS);
        boolean contended = operation != Operation.CANCEL && chance.nextInt(10) == 0;
        ConversationScenario matter = contended ? storm.contended().get(index) : matters.get(index);
        InterventionId id = matter.intervention();
        String value = "value-" + number;
        return switch (operation) {
            case CREATE -> creating(matter);
            case GET -> new Wish(operation, "", interventions -> interventions.get(id));
            case LIST ->
                new Wish(
                        operation,
                        "",
                        interventions -> interventions.list(InterventionQuery.all(), PageRequest.first()));
            case CLOSE -> closing(id, agent);
            case CANCEL -> cancelling(index, id);
            case REASSIGN -> reassigning(id, colleague());
            case CATEGORIZE ->
                new Wish(
                        operation,
                        "categorize " + id.value() + " " + value,
                        interventions -> interventions.categorize(id, CategoryId.of(value)));
            case UPDATE_CUSTOM_FIELDS ->
                new Wish(
                        operation,
                        "set field of " + id.value() + " " + value,
                        interventions -> interventions.updateCustomField(id, "last", CustomFieldValue.of(value)));
        };
    }

    static String opening(ContentId content) {
        return "open an intervention on " + content.value();
    }

    /** Mostly on a new message; else on one that has an intervention, to reopen it if it is closed. */
    private Wish creating(ConversationScenario matter) {
        ContentId content = chance.nextInt(10) < 7 ? storm.message() : matter.message();
        return new Wish(Operation.CREATE, opening(content), interventions -> interventions.create(content));
    }

    /** Mostly after a reply, without which it is refused. */
    private Wish closing(InterventionId id, UserId agent) {
        if (chance.nextInt(10) < 8) {
            replied(id, agent);
        }
        return new Wish(Operation.CLOSE, "close " + id.value(), interventions -> interventions.close(id));
    }

    private void replied(InterventionId id, UserId agent) {
        try {
            world.agentReply(agent, id);
        } catch (IllegalArgumentException closedOrGone) {
            // Then there is nothing to reply to.
        }
    }

    /** Afterwards it is no more, or has replies; so this host goes on with another one. */
    private Wish cancelling(int index, InterventionId id) {
        matters.set(index, storm.opened());
        return new Wish(Operation.CANCEL, "cancel " + id.value(), interventions -> interventions.cancel(id));
    }

    private static Wish reassigning(InterventionId id, UserId newOwner) {
        return new Wish(
                Operation.REASSIGN,
                "reassign " + id.value() + " to " + newOwner.value(),
                interventions -> interventions.reassign(id, newOwner));
    }
}
