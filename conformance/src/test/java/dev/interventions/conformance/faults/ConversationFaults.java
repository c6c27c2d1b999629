package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.closing;
import static dev.interventions.conformance.faults.FaultyBehavior.deferrals;
import static dev.interventions.conformance.faults.FaultyBehavior.messages;
import static dev.interventions.conformance.faults.FaultyBehavior.replies;
import static dev.interventions.conformance.faults.FaultyBehavior.showing;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Rule;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Faults of the backend with messages, replies and deferrals, or of the adapter when it shows them. */
final class ConversationFaults {

    private ConversationFaults() {}

    static Seq<Fault> all() {
        return fromCustomers()
                .appendAll(fromAgents())
                .appendAll(times())
                .appendAll(turns())
                .appendAll(putOff());
    }

    private static Seq<Fault> fromCustomers() {
        return List.of(
                new Fault(
                        "MESSAGE-1",
                        "adds a message to no intervention",
                        messages((state, thread, customer) -> state.world()
                                .customerMessage(thread, state.world().customer()))),
                new Fault(
                        "MESSAGE-1",
                        "adds a message to the intervention of any customer",
                        messages((state, thread, customer) -> state.world()
                                .customerMessage(
                                        thread,
                                        state.everything()
                                                .flatMap(one -> one.origin().identity())
                                                .headOption()
                                                .getOrElse(customer)))),
                new Fault("MESSAGE-1", "ends a deferral when a message arrives", messages((state, thread, customer) -> {
                    ContentId message = state.world().customerMessage(thread, customer);
                    state.everything()
                            .filter(one -> one.origin().identity().contains(customer))
                            .forEach(one -> state.override(one, TamperedResult.deferred(one, Option.none())));
                    return message;
                })),
                new Fault(
                        "MESSAGE-1",
                        "adds a message to the intervention that was changed last",
                        joining(one -> one.lifecycle().updatedAt().get())),
                new Fault(
                        "MESSAGE-1",
                        "adds a message to the intervention that was closed last",
                        joining(one -> one.lifecycle().closedAt().getOrElse(Instant.EPOCH))),
                new Fault(
                        "MESSAGE-1",
                        "adds a message to the intervention with the latest first message",
                        joiningTheLatest()),
                new Fault(
                        "MESSAGE-1",
                        "adds a message to the oldest intervention",
                        joining(one -> -one.lifecycle().createdAt().get().getEpochSecond())),
                new Fault(
                        "MESSAGE-2",
                        "clears the categories when a message reopens",
                        reopening((before, after) -> after.withCategories(Option.none()))),
                new Fault(
                        "MESSAGE-2",
                        "clears the custom fields when a message reopens",
                        reopening((before, after) -> after.withCustomFields(Option.none()))),
                new Fault(
                        "MESSAGE-2",
                        "resets the turns when a message reopens",
                        reopening(
                                (before, after) -> timed(after, after.replies().times(), Option.some(0L)))),
                new Fault(
                        "MESSAGE-2",
                        "averages only over the turns since a message reopened it",
                        averagingSinceReopening()),
                new Fault(
                        "MESSAGE-2",
                        "keeps an intervention closed that a message should reopen",
                        reopening((before, after) -> before)),
                new Fault(
                        "MESSAGE-2",
                        "removes the owner when a message reopens",
                        reopening((before, after) -> after.withOwner(Option.none()))),
                new Fault(
                        "MESSAGE-2",
                        "keeps closed_at when a message reopens",
                        reopening((before, after) ->
                                TamperedResult.dated(after, before.lifecycle().closedAt()))),
                new Fault(
                        "MESSAGE-3", "opens an intervention for every message", messages((state, thread, customer) -> {
                            ContentId message = state.world().customerMessage(thread, customer);
                            state.unrestricted().create(message);
                            return message;
                        })));
    }

    /** Adds messages to the intervention of the conversation for which this is greatest. */
    private static <T extends Comparable<T>> FaultyBehavior joining(Function<Intervention, T> rank) {
        return messages((state, thread, customer) -> {
            Option<InterventionId> chosen = state.everything()
                    .filter(one -> one.origin().thread().contains(thread)
                            && one.origin().identity().contains(customer))
                    .maxBy(rank)
                    .map(Intervention::id);
            ContentId message = state.changing(
                    () -> state.world().customerMessage(thread, customer),
                    (before, after) -> chosen.contains(after.id()) ? after : before);
            chosen.flatMap(state::truth)
                    .filter(Intervention::isClosed)
                    .forEach(truth -> state.override(
                            truth, TamperedResult.open(truth, state.world().now())));
            return message;
        });
    }

    private static FaultyBehavior joiningTheLatest() {
        Map<ContentId, Integer> numbers = new ConcurrentHashMap<>();
        FaultyBehavior latest =
                joining(one -> numbers.getOrDefault(one.origin().content().get(), -1));
        return messages((state, thread, customer) -> {
            ContentId message = latest.message(state, thread, customer);
            numbers.put(message, numbers.size());
            return message;
        });
    }

    private static FaultyBehavior averagingSinceReopening() {
        Set<InterventionId> reopened = ConcurrentHashMap.newKeySet();
        return new FaultyBehavior() {
            @Override
            public ContentId message(FaultState state, ThreadId thread, IdentityId customer) {
                return state.changing(() -> state.world().customerMessage(thread, customer), (before, after) -> {
                    reopened.add(after.id());
                    return after;
                });
            }

            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId id) {
                ContentId reply = state.world().agentReply(agent, id);
                state.truth(id)
                        .filter(truth -> reopened.contains(id))
                        .forEach(truth -> state.override(
                                truth, timed(truth, truth.replies().times(), Option.some(1L))));
                return reply;
            }
        };
    }

    private static FaultyBehavior reopening(BinaryOperator<Intervention> overridden) {
        return messages((state, thread, customer) -> state.changing(
                () -> state.world().customerMessage(thread, customer),
                (before, after) -> before.isClosed() ? overridden.apply(before, after) : after));
    }

    private static Seq<Fault> fromAgents() {
        return List.of(
                new Fault(
                        "REPLY-2",
                        "counts only the owner's replies",
                        replies((state, agent, id) -> state.changing(
                                () -> state.world().agentReply(agent, id),
                                (before, after) ->
                                        after.owner().contains(agent) ? after : after.withReplies(before.replies())))),
                new Fault(
                        "REPLY-2",
                        "requires a reply since the reopening",
                        closing((it, id) -> it.isReopened(id)
                                ? Either.left(NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_REPLIED)))
                                : it.correct().close(id))),
                new Fault("REPLY-2", "reports the last reply as the first", replies((state, agent, id) -> {
                    ContentId reply = state.world().agentReply(agent, id);
                    Intervention after = state.truth(id).get();
                    state.override(after, firstReplied(after, reply));
                    return reply;
                })),
                new Fault("REPLY-3", "makes the author of the reply the owner", replies((state, agent, id) -> {
                    ContentId reply = state.world().agentReply(agent, id);
                    state.unrestricted().reassign(id, agent);
                    return reply;
                })));
    }

    private static Intervention firstReplied(Intervention one, ContentId first) {
        Replies replies = one.replies();
        return one.withReplies(new Replies(
                replies.count(),
                Option.some(first),
                replies.times(),
                replies.timesInBusinessHours(),
                replies.averagedOver()));
    }

    private static Seq<Fault> times() {
        return List.of(
                new Fault(
                        "REPLY-4",
                        "averages over all replies instead of turns",
                        showing(one ->
                                timed(one, one.replies().times(), one.replies().count()))),
                new Fault(
                        "REPLY-4",
                        "counts reply times in minutes",
                        showing(one -> timed(
                                one,
                                new ReplyTimes(
                                        inMinutes(one.replies().times().first()),
                                        inMinutes(one.replies().times().last()),
                                        inMinutes(one.replies().times().average())),
                                one.replies().averagedOver()))),
                new Fault(
                        "REPLY-4",
                        "reports the time to the first reply as the time to the last",
                        showing(one -> timed(
                                one,
                                new ReplyTimes(
                                        one.replies().times().first(),
                                        one.replies().times().first(),
                                        one.replies().times().average()),
                                one.replies().averagedOver()))));
    }

    private static Seq<Fault> turns() {
        return List.of(
                new Fault("REPLY-5", "begins a turn when it reopens", countingTurns(+1)),
                new Fault("REPLY-5", "ends a turn when it closes", countingTurns(-1)),
                new Fault("REPLY-5", "begins the first turn with the message", beginningWithTheMessage()),
                new Fault("REPLY-5", "counts a turn for every message", countingMessages()));
    }

    /** Counts one turn more or less for a reply after the intervention was closed. */
    private static FaultyBehavior countingTurns(int more) {
        Set<InterventionId> closed = ConcurrentHashMap.newKeySet();
        return new FaultyBehavior() {
            @Override
            public Interventions adapter(FaultContext it) {
                return closing((context, id) -> context.correct().close(id).peek(after -> closed.add(id)))
                        .adapter(it);
            }

            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId id) {
                return state.changing(() -> state.world().agentReply(agent, id), (before, after) -> {
                    boolean endsATurn = !before.replies()
                            .averagedOver()
                            .equals(after.replies().averagedOver());
                    return closed.remove(id) && endsATurn == more < 0 ? turned(after, more) : after;
                });
            }
        };
    }

    private static Intervention turned(Intervention one, long more) {
        return timed(one, one.replies().times(), one.replies().averagedOver().map(turns -> turns + more));
    }

    private static FaultyBehavior beginningWithTheMessage() {
        Map<ContentId, Instant> written = new ConcurrentHashMap<>();
        return new FaultyBehavior() {
            @Override
            public ContentId message(FaultState state, ThreadId thread, IdentityId customer) {
                ContentId message = state.world().customerMessage(thread, customer);
                written.put(message, state.world().now());
                return message;
            }

            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId id) {
                return state.changing(
                        () -> state.world().agentReply(agent, id),
                        (before, after) -> waited(
                                after,
                                Duration.between(
                                        written.get(after.origin().content().get()),
                                        after.lifecycle().createdAt().get())));
            }
        };
    }

    /** The average reply time, longer by this much. */
    private static Intervention waited(Intervention one, Duration longer) {
        ReplyTimes times = one.replies().times();
        return timed(
                one,
                new ReplyTimes(times.first(), times.last(), times.average().map(average -> average.plus(longer))),
                one.replies().averagedOver());
    }

    private static FaultyBehavior countingMessages() {
        Map<IdentityId, Integer> messages = new ConcurrentHashMap<>();
        return new FaultyBehavior() {
            @Override
            public ContentId message(FaultState state, ThreadId thread, IdentityId customer) {
                messages.merge(customer, 1, Integer::sum);
                return state.world().customerMessage(thread, customer);
            }

            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId id) {
                return state.changing(
                        () -> state.world().agentReply(agent, id),
                        (before, after) -> timed(
                                after,
                                after.replies().times(),
                                after.origin().identity().map(customer -> (long) messages.get(customer))));
            }
        };
    }

    private static Option<Duration> inMinutes(Option<Duration> time) {
        return time.map(right -> Duration.ofSeconds(right.toMinutes()));
    }

    private static Intervention timed(Intervention one, ReplyTimes times, Option<Long> averagedOver) {
        Replies replies = one.replies();
        return one.withReplies(
                new Replies(replies.count(), replies.first(), times, replies.timesInBusinessHours(), averagedOver));
    }

    private static Seq<Fault> putOff() {
        return List.of(
                new Fault("STATE-4", "shows a deferral that has passed", deferrals((state, id, until) -> {
                    state.world().defer(id, until);
                    Intervention active =
                            TamperedResult.deferred(state.truth(id).get(), Option.none());
                    state.override(active, TamperedResult.deferred(active, Option.some(until)));
                })),
                new Fault(
                        "STATE-4",
                        "ends a deferral a second late",
                        deferrals((state, id, until) -> state.world().defer(id, until.plusSeconds(1)))),
                new Fault(
                        "STATE-4",
                        "ends a deferral a second early",
                        adapter(it -> new FaultyInterventions(it.showing(one -> one.lifecycle()
                                        .deferredAt()
                                        .exists(until -> !until.minusSeconds(1).isAfter(it.now()))
                                ? TamperedResult.deferred(one, Option.none())
                                : one)))),
                new Fault("STATE-4", "accepts a deferral until the present second", deferrals((state, id, until) -> {
                    state.world().defer(id, until);
                    Instant now = state.world().now();
                    if (until.truncatedTo(ChronoUnit.SECONDS).equals(now)) {
                        Intervention active = state.truth(id).get();
                        state.override(active, TamperedResult.deferred(active, Option.some(now)));
                    }
                })),
                new Fault("STATE-4", "defers nothing", deferrals((state, id, until) -> {})));
    }
}
