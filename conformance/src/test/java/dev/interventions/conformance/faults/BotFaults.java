package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultContext.replacingRefusal;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Rule;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.domain.bot.Handover.Direction;
import dev.interventions.port.bot.Bots;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Faults of bots. */
final class BotFaults {

    private static final Either<InterventionError, Acknowledgement> ACKNOWLEDGED =
            Either.right(Acknowledgement.SUCCESS);

    private BotFaults() {}

    static Seq<Fault> all() {
        return List.of(engaging(), completing(), handingOver()).flatMap(faults -> faults);
    }

    // ---- one faulty operation ----

    private interface BotsAt {
        Bots bots(FaultContext it);
    }

    private static FaultyBehavior bots(BotsAt bots) {
        return new FaultyBehavior() {
            @Override
            public Bots bots(FaultContext it) {
                return bots.bots(it);
            }
        };
    }

    private static FaultyBehavior engaging(FaultyBehavior.Instead<ContentId, Intervention> engage) {
        return bots(it -> new FaultyBots(it) {
            @Override
            public Either<InterventionError, Intervention> engage(ContentId content) {
                return engage.of(it, content).map(it::shown);
            }
        });
    }

    private static FaultyBehavior completing(
            FaultyBehavior.InsteadOfTwo<InterventionId, Completion, Completed> complete) {
        return bots(it -> new FaultyBots(it) {
            @Override
            public Either<InterventionError, Completed> complete(InterventionId id, Completion completion) {
                return complete.of(it, id, completion);
            }
        });
    }

    private static FaultyBehavior handingOver(FaultyBehavior.Instead<Handover, Acknowledgement> handover) {
        return bots(it -> new FaultyBots(it) {
            @Override
            public Either<InterventionError, Acknowledgement> handover(Handover given) {
                return handover.of(it, given);
            }
        });
    }

    // ---- engage ----

    private static Seq<Fault> engaging() {
        return List.of(
                new Fault(
                        "BOT-1",
                        "engages for nobody",
                        engaging((it, content) -> it.correctBots()
                                .engage(content)
                                .flatMap(one -> it.overwrite(one.id(), made -> made.withOwner(Option.none()))))),
                new Fault(
                        "BOT-1",
                        "returns an intervention that does not exist",
                        engaging((it, content) ->
                                it.correctBots().engage(content).map(TamperedResult::renamed))),
                new Fault(
                        "BOT-2",
                        "does not reopen",
                        engaging((it, content) ->
                                it.state().world().interventionOf(content).isDefined()
                                        ? Either.left(new NotOpenable("closed"))
                                        : it.correctBots().engage(content))),
                new Fault("BOT-2", "leaves the owner of what it reopens", engaging((it, content) -> {
                    Option<Intervention> before =
                            it.state().world().interventionOf(content).flatMap(it::find);
                    return it.correctBots()
                            .engage(content)
                            .flatMap(one -> before.isEmpty()
                                    ? Either.right(one)
                                    : it.overwrite(
                                            one.id(),
                                            made -> made.withOwner(before.get().owner())));
                })),
                new Fault(
                        "BOT-2",
                        "reports an unknown content as an invalid request",
                        engaging((it, content) ->
                                it.state().world().find(content).isDefined()
                                        ? it.correctBots().engage(content)
                                        : Either.left(new InvalidRequest("no such content")))),
                new Fault(
                        "BOT-2",
                        "engages an intervention that is open for an editor",
                        engaging((it, content) -> insteadOf(
                                NotOpenable.class,
                                it.correctBots().engage(content),
                                () -> it.state()
                                        .world()
                                        .interventionOf(content)
                                        .filter(id -> it.actor()
                                                .exists(actor ->
                                                        !actor.permissions().isEmpty()))
                                        .flatMap(it::find)
                                        .<InterventionError>toEither(() -> new NotOpenable("no"))))),
                new Fault(
                        "IMPERSONATE-1",
                        "engages as the token's user",
                        bots(it -> it.isView() ? it.state().world().bots(it.user()) : new FaultyBots(it))));
    }

    // ---- complete ----

    private static Either<InterventionError, Completed> completed(InterventionId id) {
        return Either.right(new Completed(id, Option.some(Acknowledgement.SUCCESS)));
    }

    /** The completion, or its acknowledgement without effect if it is refused for this rule only. */
    private static FaultyBehavior ignoring(Rule rule) {
        return completing((it, id, completion) ->
                replacingRefusal(rule, it.correctBots().complete(id, completion), () -> completed(id)));
    }

    private static Seq<Fault> completing() {
        return List.of(
                new Fault("BOT-3", "acknowledges a completion without closing", completing((it, id, completion) -> {
                    boolean isOpen = it.find(id)
                            .exists(one ->
                                    !one.isClosed() && one.replies().count().exists(number -> number > 0));
                    return isOpen ? completed(id) : it.correctBots().complete(id, completion);
                })),
                new Fault(
                        "BOT-3",
                        "returns another intervention",
                        completing((it, id, completion) -> it.correctBots()
                                .complete(id, completion)
                                .map(done ->
                                        new Completed(InterventionId.of(id.value() + "0"), done.acknowledgement())))),
                new Fault(
                        "BOT-3",
                        "does not complete a deferred intervention",
                        completing((it, id, completion) -> it.find(id)
                                        .exists(one ->
                                                one.lifecycle().deferredAt().isDefined())
                                ? Either.left(NotAllowed.withoutReason("deferred"))
                                : it.correctBots().complete(id, completion))),
                new Fault("BOT-4", "completes what is closed", ignoring(Rule.CLOSE_ONLY_OPEN)),
                new Fault("BOT-4", "completes without an agent's reply", ignoring(Rule.CLOSE_ONLY_REPLIED)),
                new Fault("BOT-4", "completes what another owns", ignoring(Rule.CLOSE_BY_OWNER_OR_EDITOR)),
                new Fault("BOT-4", "completes in sources that are not read", ignoring(Rule.CLOSE_READABLE)),
                new Fault(
                        "BOT-4",
                        "acknowledges the completion of an unknown intervention",
                        completing((it, id, completion) -> insteadOf(
                                NotFound.class, it.correctBots().complete(id, completion), () -> completed(id)))),
                new Fault(
                        "BOT-4",
                        "ignores a close in progress",
                        completing((it, id, completion) -> insteadOf(
                                InProgress.class, it.correctBots().complete(id, completion), () -> completed(id)))),
                new Fault(
                        "BOT-6",
                        "gives the categories of the thread to the intervention",
                        completing((it, id, completion) -> it.correctBots()
                                .complete(id, completion)
                                .peek(done -> it.overwrite(
                                        id,
                                        one -> completion.threadCategories().isEmpty()
                                                ? one
                                                : one.withCategories(Option.some(completion.threadCategories())))))),
                new Fault(
                        "BOT-6",
                        "closes the thread instead of the intervention",
                        completing((it, id, completion) -> completion.closesThread()
                                ? completed(id)
                                : it.correctBots().complete(id, completion))),
                new Fault(
                        "BOT-6",
                        "refuses categories without closing the thread",
                        completing((it, id, completion) ->
                                completion.threadCategories().nonEmpty() && !completion.closesThread()
                                        ? Either.left(new InvalidRequest("the thread stays open"))
                                        : it.correctBots().complete(id, completion))),
                new Fault(
                        "ARGUMENT-1",
                        "completes with nothing else for null",
                        completing((it, id, completion) -> it.correctBots()
                                .complete(id, Option.of(completion).getOrElse(Completion.ofIntervention())))));
    }

    // ---- handover ----

    private static FaultyBehavior refusing(Predicate<Handover> which, InterventionError error) {
        return handingOver((it, handover) ->
                which.test(handover) ? Either.left(error) : it.correctBots().handover(handover));
    }

    private static boolean isToBot(Handover handover) {
        return handover.direction() == Direction.AGENT_TO_BOT;
    }

    private static boolean isOnChannel(Handover handover) {
        return handover instanceof Handover.OnChannel;
    }

    private static Seq<Fault> handingOver() {
        return List.of(
                new Fault(
                        "BOT-7",
                        "hands no intervention over to the virtual agent",
                        refusing(
                                handover -> isToBot(handover) && !isOnChannel(handover),
                                NotAllowed.withoutReason("only to agents"))),
                new Fault(
                        "BOT-7",
                        "takes the owner away",
                        handingOver((it, handover) -> it.correctBots()
                                .handover(handover)
                                .peek(done -> {
                                    if (handover instanceof Handover.OfIntervention of) {
                                        it.overwrite(of.intervention(), one -> one.withOwner(Option.none()));
                                    }
                                }))),
                new Fault(
                        "BOT-7",
                        "hands over an intervention that the user does not read",
                        handingOver((it, handover) -> insteadOf(
                                NotFound.class,
                                it.correctBots().handover(handover),
                                () -> handover instanceof Handover.OfIntervention of && it.has(of.intervention())
                                        ? ACKNOWLEDGED
                                        : Either.left(new NotFound("none"))))),
                new Fault(
                        "BOT-7",
                        "acknowledges the handover of an unknown intervention",
                        handingOver((it, handover) ->
                                handover instanceof Handover.OfIntervention of && !it.has(of.intervention())
                                        ? ACKNOWLEDGED
                                        : it.correctBots().handover(handover))),
                new Fault(
                        "BOT-8",
                        "hands over to the bot with an open intervention",
                        handingOver((it, handover) -> replacingRefusal(
                                Rule.HANDOVER_ONLY_UNENGAGED,
                                it.correctBots().handover(handover),
                                () -> ACKNOWLEDGED))),
                new Fault(
                        "BOT-8",
                        "never hands a customer over to the bot",
                        refusing(
                                handover -> isToBot(handover) && isOnChannel(handover),
                                NotAllowed.stated(HashSet.of(Rule.HANDOVER_ONLY_UNENGAGED)))),
                new Fault(
                        "BOT-8",
                        "treats both directions alike",
                        handingOver((it, handover) -> it.correctBots()
                                .handover(
                                        handover instanceof Handover.OnChannel on
                                                ? new Handover.OnChannel(
                                                        Direction.AGENT_TO_BOT, on.channel(), on.customer(), on.app())
                                                : handover))),
                new Fault(
                        "BOT-9",
                        "acknowledges the handover of an unknown customer",
                        handingOver((it, handover) -> insteadOf(
                                InvalidRequest.class, it.correctBots().handover(handover), () -> ACKNOWLEDGED))));
    }
}
