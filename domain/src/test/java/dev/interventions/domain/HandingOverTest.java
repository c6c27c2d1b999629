package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.HandingOver;
import dev.interventions.domain.bot.Handover;
import dev.interventions.domain.bot.Handover.Direction;
import dev.interventions.domain.bot.Handover.OnChannel;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandingOverTest {

    private static final OnChannel TO_BOT = (OnChannel) Handover.toBot("messenger", "psid-1", "4711");
    private static final OnChannel TO_AGENT = (OnChannel) Handover.toAgent("messenger", "psid-1");
    private static final Either<Refused, Acknowledgement> ACKNOWLEDGED = Either.right(Acknowledgement.SUCCESS);

    @Test
    @Tag("BOT-7")
    void an_intervention_open_or_closed_is_handed_over_by_a_user_who_reads_its_source() {
        assertThat(HandingOver.ofIntervention(
                        Perform.lookup(AnIntervention.open().build()), Given.colleague()))
                .isEqualTo(ACKNOWLEDGED);
        assertThat(HandingOver.ofIntervention(
                        Perform.lookup(AnIntervention.closed().build()), Given.colleague()))
                .isEqualTo(ACKNOWLEDGED);
    }

    @Test
    @Tag("BOT-7")
    void an_intervention_that_is_not_seen_is_not_found() {
        Lookup nothing = new Lookup(Given.CASE, Option.none());
        Lookup open = Perform.lookup(AnIntervention.open().build());

        assertThat(HandingOver.ofIntervention(nothing, Given.colleague()).getLeft())
                .isInstanceOf(Refused.NotFound.class);
        assertThat(HandingOver.ofIntervention(open, Actor.of(Given.COLLEAGUE)).getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("BOT-8")
    void a_conversation_is_handed_over_to_the_bot_only_without_an_open_intervention() {
        assertThat(HandingOver.onChannel(TO_BOT, Option.some(false))).isEqualTo(ACKNOWLEDGED);
        assertThat(HandingOver.onChannel(TO_BOT, Option.some(true)))
                .isEqualTo(Either.left(Refused.NotAllowed.stated(HashSet.of(Rule.HANDOVER_ONLY_UNENGAGED))));
    }

    @Test
    @Tag("BOT-8")
    void a_conversation_is_handed_over_to_agents_in_any_case() {
        assertThat(HandingOver.onChannel(TO_AGENT, Option.some(false))).isEqualTo(ACKNOWLEDGED);
        assertThat(HandingOver.onChannel(TO_AGENT, Option.some(true))).isEqualTo(ACKNOWLEDGED);
    }

    @Test
    @Tag("BOT-9")
    void a_conversation_of_an_unknown_customer_is_an_invalid_request() {
        Refused refusal = HandingOver.onChannel(TO_BOT, Option.none()).getLeft();

        assertThat(refusal).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(refusal.message()).contains("psid-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "half a \ud83d face"})
    void a_text_of_a_handover_is_not_blank_and_has_no_unpaired_surrogate(String text) {
        assertThatThrownBy(() -> Handover.toAgent(text, "psid-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel");
        assertThatThrownBy(() -> Handover.toAgent("messenger", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer");
        assertThatThrownBy(() -> Handover.toBot("messenger", "psid-1", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half a \ud83d face", "engage_virtual_agent"})
    void a_channel_from_outside_is_parsed_or_an_invalid_request(String channel) {
        assertThat(OnChannel.parse(Direction.AGENT_TO_BOT, channel, "psid-1", Option.none())
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
        assertThat(OnChannel.parse(Direction.AGENT_TO_BOT, "messenger", "psid-1", Option.some("4711")))
                .isEqualTo(Either.right(TO_BOT));
    }

    @Test
    void the_type_of_handovers_of_interventions_is_no_channel() {
        assertThatThrownBy(() -> Handover.toAgent("engage_virtual_agent", "psid-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OfIntervention");
    }

    @Test
    void a_handover_names_its_direction_and_its_conversation() {
        assertThat(Handover.toAgent(Given.CASE))
                .isEqualTo(new Handover.OfIntervention(Direction.BOT_TO_AGENT, Given.CASE));
        assertThat(Handover.toBot(Given.CASE))
                .isEqualTo(new Handover.OfIntervention(Direction.AGENT_TO_BOT, Given.CASE));
        assertThat(TO_AGENT).isEqualTo(new OnChannel(Direction.BOT_TO_AGENT, "messenger", "psid-1", Option.none()));
        assertThat(TO_BOT).isEqualTo(new OnChannel(Direction.AGENT_TO_BOT, "messenger", "psid-1", Option.some("4711")));
    }

    @Test
    void a_completion_of_the_intervention_alone_has_no_hidden_parts() {
        Completion alone = Completion.ofIntervention();
        CategoryId billing = CategoryId.of("billing");

        assertThat(alone.hasHiddenParts()).isFalse();
        assertThat(alone.closingThread().hasHiddenParts()).isTrue();
        assertThat(alone.categorizingThread(HashSet.of(billing)).hasHiddenParts())
                .isTrue();
        assertThat(alone.categorizingThread(HashSet.of(billing)).closingThread())
                .isEqualTo(new Completion(true, HashSet.of(billing)));
    }
}
