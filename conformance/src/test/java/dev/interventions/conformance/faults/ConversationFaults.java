package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.Wrong.closing;
import static dev.interventions.conformance.faults.Wrong.deferrals;
import static dev.interventions.conformance.faults.Wrong.messages;
import static dev.interventions.conformance.faults.Wrong.replies;
import static dev.interventions.conformance.faults.Wrong.showing;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BinaryOperator;

/** What a backend gets wrong about messages, replies and deferrals, or an adapter shows wrongly of them. */
final class ConversationFaults {

    private ConversationFaults() {}

    static Seq<Fault> all() {
        return fromCustomers().appendAll(fromAgents()).appendAll(times()).appendAll(putOff());
    }

    private static Seq<Fault> fromCustomers() {
        return List.of(
                new Fault(
                        "MESSAGE-1",
                        "joins a message to no intervention",
                        messages((behind, thread, customer) -> behind.world()
                                .customerMessage(thread, behind.world().customer()))),
                new Fault(
                        "MESSAGE-1",
                        "joins a message to the intervention of whichever customer",
                        messages((behind, thread, customer) -> behind.world()
                                .customerMessage(
                                        thread,
                                        behind.everything()
                                                .flatMap(one -> one.origin().identity())
                                                .headOption()
                                                .getOrElse(customer)))),
                new Fault("MESSAGE-1", "ends a deferral by a message", messages((behind, thread, customer) -> {
                    ContentId message = behind.world().customerMessage(thread, customer);
                    behind.everything()
                            .filter(one -> one.origin().identity().contains(customer))
                            .forEach(one -> behind.believe(one, Retouched.deferred(one, Option.none())));
                    return message;
                })),
                new Fault(
                        "MESSAGE-2",
                        "leaves closed what a message should reopen",
                        reopening((before, after) -> before)),
                new Fault(
                        "MESSAGE-2",
                        "takes the owner away when a message reopens",
                        reopening((before, after) -> after.withOwner(Option.none()))),
                new Fault(
                        "MESSAGE-2",
                        "keeps closed_at when a message reopens",
                        reopening((before, after) ->
                                Retouched.dated(after, before.lifecycle().closedAt()))),
                new Fault(
                        "MESSAGE-3", "opens an intervention by every message", messages((behind, thread, customer) -> {
                            ContentId message = behind.world().customerMessage(thread, customer);
                            behind.almighty().create(message);
                            return message;
                        })));
    }

    private static Wrong reopening(BinaryOperator<Intervention> believed) {
        return messages((behind, thread, customer) -> behind.changing(
                () -> behind.world().customerMessage(thread, customer),
                (before, after) -> before.isClosed() ? believed.apply(before, after) : after));
    }

    private static Seq<Fault> fromAgents() {
        return List.of(
                new Fault(
                        "REPLY-2",
                        "counts the owner's replies alone",
                        replies((behind, agent, id) -> behind.changing(
                                () -> behind.world().agentReply(agent, id),
                                (before, after) ->
                                        after.owner().contains(agent) ? after : after.withReplies(before.replies())))),
                new Fault(
                        "REPLY-2",
                        "wants a reply since the reopening",
                        closing((it, id) -> it.isReopened(id)
                                ? Either.left(NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_REPLIED)))
                                : it.right().close(id))),
                new Fault("REPLY-2", "takes the last reply for the first", replies((behind, agent, id) -> {
                    ContentId reply = behind.world().agentReply(agent, id);
                    Intervention after = behind.truth(id).get();
                    behind.believe(after, firstReplied(after, reply));
                    return reply;
                })),
                new Fault("REPLY-3", "puts the one who replies in charge", replies((behind, agent, id) -> {
                    ContentId reply = behind.world().agentReply(agent, id);
                    behind.almighty().reassign(id, agent);
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
                        "gives the time to the first reply as that to the last",
                        showing(one -> timed(
                                one,
                                new ReplyTimes(
                                        one.replies().times().first(),
                                        one.replies().times().first(),
                                        one.replies().times().average()),
                                one.replies().averagedOver()))));
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
                new Fault("STATE-4", "shows a deferral that has passed", deferrals((behind, id, until) -> {
                    behind.world().defer(id, until);
                    Intervention active = Retouched.deferred(behind.truth(id).get(), Option.none());
                    behind.believe(active, Retouched.deferred(active, Option.some(until)));
                })),
                new Fault(
                        "STATE-4",
                        "ends a deferral a second late",
                        deferrals((behind, id, until) -> behind.world().defer(id, until.plusSeconds(1)))),
                new Fault("STATE-4", "puts nothing off", deferrals((behind, id, until) -> {})));
    }
}
