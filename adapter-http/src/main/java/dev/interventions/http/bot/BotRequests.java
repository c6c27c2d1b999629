package dev.interventions.http.bot;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The requests of the operations whose response is an acknowledgement. */
final class BotRequests {

    private static final String BOT = "bot";
    private static final String AGENT = "agent";

    private BotRequests() {}

    /** Says always whether the thread is closed, since the service documents no default. */
    static WireRequest complete(InterventionId id, Completion completion) {
        return post(
                Operation.COMPLETE,
                "complete",
                List.of(
                                new Parameter("intervention_id", id.value()),
                                new Parameter("close_thread", Boolean.toString(completion.closesThread())))
                        .appendAll(completion
                                .threadCategories()
                                .toList()
                                .map(OpaqueId::value)
                                .sorted()
                                .map(category -> new Parameter("thread_category_ids[]", category))));
    }

    static WireRequest handover(Handover handover) {
        boolean toAgent = handover.direction() == Handover.Direction.BOT_TO_AGENT;
        List<Parameter> direction =
                List.of(new Parameter("from", toAgent ? BOT : AGENT), new Parameter("to", toAgent ? AGENT : BOT));
        return post(Operation.HANDOVER, "handover", direction.appendAll(conversation(handover)));
    }

    private static List<Parameter> conversation(Handover handover) {
        if (handover instanceof Handover.OfIntervention of) {
            return List.of(
                    new Parameter("type", "engage_virtual_agent"),
                    new Parameter("intervention_id", of.intervention().value()));
        }
        Handover.OnChannel on = (Handover.OnChannel) handover;
        Option<Parameter> app = on.app().map(id -> new Parameter("app_id", id));
        return List.of(
                        new Parameter("type", on.channel()),
                        Parameter.confidential("identity_foreign_id", on.customer()))
                .appendAll(app);
    }

    private static WireRequest post(Operation operation, String name, List<Parameter> parameters) {
        return new WireRequest(operation, "POST", Option.none(), List.of("bots", name), parameters);
    }
}
