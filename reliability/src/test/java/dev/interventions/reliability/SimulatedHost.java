package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.bot.Handover;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One thread of a {@link FaultInjectionRun}: it calls random operations as a host does, mostly on interventions of
 * its own, sometimes on shared ones. */
final class SimulatedHost {

    private static final int INTERVENTIONS = 10;
    private static final int COLLEAGUES = 3;
    /** All operations except the list of users: each call adds a user, so that a list of them would take most of the budget. */
    private static final Operation[] OPERATIONS = Arrays.stream(OperationCall.values())
            .filter(call -> call != OperationCall.LIST_USERS)
            .map(OperationCall::operation)
            .toArray(Operation[]::new);

    private final FaultInjectionRun run;
    private final World world;
    private final HistorySettings settings;
    private final int firstNumber;
    private final SplittableRandom chance;
    private final List<ConversationScenario> conversations = new ArrayList<>();

    /** The new owners of reassigned interventions. */
    private final List<UserId> colleagues = new ArrayList<>();

    /** The user that some calls act as; nothing is reassigned to them, so the owner shows what was applied. */
    private final UserId deputy;

    /** Seen by every user, and changed by this host only. */
    private final WebhookId webhook;

    /** A call, and its intended effect. */
    private record PlannedCall(
            Operation operation, String effect, Function<Ports, Either<InterventionError, ?>> call) {}

    SimulatedHost(FaultInjectionRun run, HistorySettings settings, int thread) {
        this.run = run;
        this.world = run.world();
        this.settings = settings;
        this.firstNumber = thread * settings.operationsOfEachThread();
        this.chance = settings.chancesOfThread(thread);
        this.deputy = run.agent();
        this.webhook = run.webhooks().register("host-" + thread);
        for (int count = 0; count < INTERVENTIONS; count++) {
            conversations.add(run.opened());
        }
        for (int count = 0; count < COLLEAGUES; count++) {
            colleagues.add(run.agent());
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
        UserId agent = run.agent();
        PlannedCall planned = plan(number, agent);
        Duration deadline = settings.deadline(number);
        Ports own = run.ports().within(deadline);
        Ports ports = chance.nextInt(10) == 0 ? own.actingAs(deputy) : own;
        CallInProgress inProgress = run.begin(number, agent);
        long begun = run.time().nanos();
        Either<InterventionError, ?> outcome = planned.call().apply(ports);
        Duration took = Duration.ofNanos(run.time().nanos() - begun);
        return new CallRecord(
                number, planned.operation(), agent, planned.effect(), deadline, took, outcome, inProgress.requests());
    }

    private UserId colleague() {
        return colleagues.get(chance.nextInt(COLLEAGUES));
    }

    private PlannedCall plan(int number, UserId agent) {
        Operation operation = OPERATIONS[chance.nextInt(OPERATIONS.length)];
        int index = chance.nextInt(INTERVENTIONS);
        boolean contended = operation != Operation.CANCEL && chance.nextInt(10) == 0;
        ConversationScenario conversation = contended ? run.contended().get(index) : conversations.get(index);
        InterventionId id = conversation.intervention();
        String value = "value-" + number;
        return switch (operation) {
            case CREATE ->
                creating(
                        operation,
                        conversation,
                        (ports, content) -> ports.interventions().create(content));
            case ENGAGE ->
                creating(
                        operation,
                        conversation,
                        (ports, content) -> ports.bots().engage(content));
            case GET ->
                new PlannedCall(operation, "", ports -> ports.interventions().get(id));
            case LIST ->
                new PlannedCall(
                        operation,
                        "",
                        ports -> ports.interventions().list(InterventionQuery.all(), PageRequest.first()));
            case CLOSE ->
                closing(operation, id, agent, ports -> ports.interventions().close(id));
            case COMPLETE -> closing(operation, id, agent, ports -> ports.bots().complete(id));
            case HANDOVER ->
                new PlannedCall(
                        operation,
                        "hand over " + id.value(),
                        ports -> ports.bots().handover(Handover.toAgent(id)));
            case CANCEL -> cancelling(index, id);
            case REASSIGN -> reassigning(id, colleague());
            case CATEGORIZE ->
                new PlannedCall(
                        operation,
                        "categorize " + id.value() + " " + value,
                        ports -> ports.interventions().categorize(id, CategoryId.of(value)));
            case UPDATE_CUSTOM_FIELDS ->
                new PlannedCall(
                        operation,
                        "set field of " + id.value() + " " + value,
                        ports -> ports.interventions().updateCustomField(id, "last", CustomFieldValue.of(value)));
            case LIST_EVENTS ->
                new PlannedCall(operation, "", ports -> ports.journal().list(JournalQuery.all(), PageRequest.first()));
            case LIST_COMMENTS ->
                new PlannedCall(
                        operation, "", ports -> ports.comments().list(CommentQuery.about(id), PageRequest.first()));
            case GET_COMMENT -> {
                CommentId comment = world.comment(agent, id, value);
                yield new PlannedCall(operation, "", ports -> ports.comments().get(comment));
            }
            case CREATE_COMMENT ->
                new PlannedCall(
                        operation,
                        "comment " + id.value() + " " + value,
                        ports -> ports.comments().create(id, value));
            case DELETE_COMMENT -> deleting(world.comment(agent, id, value));
            case LIST_WEBHOOKS ->
                new PlannedCall(operation, "", ports -> ports.webhooks().list(PageRequest.first()));
            case GET_WEBHOOK ->
                new PlannedCall(operation, "", ports -> ports.webhooks().get(webhook));
            case CREATE_WEBHOOK ->
                new PlannedCall(
                        operation,
                        "create webhook " + value,
                        ports -> ports.webhooks().create(ArrangedWebhooks.settings(value)));
            case UPDATE_WEBHOOK ->
                new PlannedCall(
                        operation,
                        "update webhook " + webhook.value() + " " + value,
                        ports -> ports.webhooks().update(webhook, ArrangedWebhooks.settings(value)));
            case DELETE_WEBHOOK -> deleting(run.webhooks().register(value));
            case LIST_CATEGORIES ->
                new PlannedCall(operation, "", ports -> ports.referenceData().categories());
            case LIST_CUSTOM_FIELDS ->
                new PlannedCall(operation, "", ports -> ports.referenceData().customFields());
            case LIST_SOURCES ->
                new PlannedCall(operation, "", ports -> ports.referenceData().readableSources());
            default -> throw new IllegalStateException("not an operation of histories: " + operation);
        };
    }

    static String opening(ContentId content) {
        return "open an intervention on " + content.value();
    }

    /** Mostly on a new message; otherwise on one that has an intervention, which is reopened if it is closed. */
    private PlannedCall creating(
            Operation operation,
            ConversationScenario conversation,
            BiFunction<Ports, ContentId, Either<InterventionError, ?>> create) {
        ContentId content = chance.nextInt(10) < 7 ? run.message() : conversation.message();
        return new PlannedCall(operation, opening(content), ports -> create.apply(ports, content));
    }

    /** Mostly after a reply; without one, closing is refused. */
    private PlannedCall closing(
            Operation operation, InterventionId id, UserId agent, Function<Ports, Either<InterventionError, ?>> close) {
        if (chance.nextInt(10) < 8) {
            replied(id, agent);
        }
        return new PlannedCall(operation, "close " + id.value(), close);
    }

    private void replied(InterventionId id, UserId agent) {
        try {
            world.agentReply(agent, id);
        } catch (IllegalArgumentException closedOrGone) {
            // Another host has cancelled it.
        }
    }

    /** Afterwards it is gone, or has replies; so this host continues with a new one. */
    private PlannedCall cancelling(int index, InterventionId id) {
        conversations.set(index, run.opened());
        return new PlannedCall(
                Operation.CANCEL,
                "cancel " + id.value(),
                ports -> ports.interventions().cancel(id));
    }

    private static PlannedCall deleting(CommentId comment) {
        return new PlannedCall(
                Operation.DELETE_COMMENT,
                "delete comment " + comment.value(),
                ports -> ports.comments().delete(comment));
    }

    private static PlannedCall deleting(WebhookId webhook) {
        return new PlannedCall(
                Operation.DELETE_WEBHOOK,
                "delete webhook " + webhook.value(),
                ports -> ports.webhooks().delete(webhook));
    }

    private static PlannedCall reassigning(InterventionId id, UserId newOwner) {
        return new PlannedCall(
                Operation.REASSIGN,
                "reassign " + id.value() + " to " + newOwner.value(),
                ports -> ports.interventions().reassign(id, newOwner));
    }
}
