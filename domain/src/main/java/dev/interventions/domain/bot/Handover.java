package dev.interventions.domain.bot;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Which conversation is handed over between a bot and an agent, and in which direction. */
public sealed interface Handover {

    /** From whom to whom. */
    Direction direction();

    /** From whom to whom ({@code from}, {@code to}). */
    enum Direction {
        BOT_TO_AGENT,
        AGENT_TO_BOT
    }

    /**
     * The conversation of an intervention, with a virtual agent of the platform as the bot ({@code type=engage_virtual_agent}).
     *
     * @param intervention its id ({@code intervention_id})
     */
    record OfIntervention(Direction direction, InterventionId intervention) implements Handover {

        public OfIntervention {
            requireNonNull(direction, "direction");
            requireNonNull(intervention, "intervention");
        }
    }

    /**
     * A customer's conversation on a channel that has a bot of its own.
     *
     * @param channel the kind of channel ({@code type}), such as {@code messenger}
     * @param customer the customer's id on that channel, not the platform's ({@code identity_foreign_id})
     * @param app the channel's id of the app that controls the bot ({@code app_id})
     */
    record OnChannel(Direction direction, String channel, String customer, Option<String> app) implements Handover {

        private static final String NO_CHANNEL = "engage_virtual_agent";

        /**
         * The handover of this customer.
         *
         * @throws IllegalArgumentException if {@link #parse} would refuse it
         */
        public OnChannel {
            requireNonNull(direction, "direction");
            defect(channel, customer, app).forEach(defect -> {
                throw new IllegalArgumentException(defect);
            });
        }

        /**
         * The same with texts from outside, or {@link Refused.InvalidRequest} if one is blank or has an unpaired surrogate, or if the channel
         * is {@code engage_virtual_agent}.
         */
        public static Either<InterventionError, Handover> parse(
                Direction direction, String channel, String customer, Option<String> app) {
            return defect(channel, customer, app)
                    .<Either<InterventionError, Handover>>map(defect -> Either.left(new Refused.InvalidRequest(defect)))
                    .getOrElse(() -> Either.right(new OnChannel(direction, channel, customer, app)));
        }

        private static Option<String> defect(String channel, String customer, Option<String> app) {
            return defect("channel", channel)
                    .orElse(() -> defect("customer", customer))
                    .orElse(() -> app.flatMap(id -> defect("app", id)))
                    .orElse(() -> Option.when(
                            channel.equals(NO_CHANNEL),
                            NO_CHANNEL + " is no channel: hand the intervention over with Handover.OfIntervention"));
        }

        private static Option<String> defect(String name, String text) {
            if (text.isBlank()) {
                return Option.some("the " + name + " of a handover must not be blank");
            }
            return Option.when(
                    text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE),
                    "the " + name + " of a handover must not have an unpaired surrogate");
        }
    }

    /** Hands an intervention over from the virtual agent to agents. */
    static Handover toAgent(InterventionId intervention) {
        return new OfIntervention(Direction.BOT_TO_AGENT, intervention);
    }

    /** Hands an intervention over from the agent to the virtual agent. */
    static Handover toBot(InterventionId intervention) {
        return new OfIntervention(Direction.AGENT_TO_BOT, intervention);
    }

    /**
     * Hands a customer's conversation on a channel over from the channel's bot to agents.
     *
     * @throws IllegalArgumentException as {@link OnChannel}
     */
    static Handover toAgent(String channel, String customer) {
        return new OnChannel(Direction.BOT_TO_AGENT, channel, customer, Option.none());
    }

    /**
     * Hands a customer's conversation on a channel over from agents to the bot that this app controls.
     *
     * @throws IllegalArgumentException as {@link OnChannel}
     */
    static Handover toBot(String channel, String customer, String app) {
        return new OnChannel(Direction.AGENT_TO_BOT, channel, customer, Option.some(app));
    }
}
