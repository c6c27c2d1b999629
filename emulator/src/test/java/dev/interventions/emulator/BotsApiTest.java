package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotsApiTest {

    private static final String ENGAGE = "/bots/engage";
    private static final String COMPLETE = "/bots/complete";
    private static final String HANDOVER = "/bots/handover";
    private static final String ACKNOWLEDGED = "{\"status\":200,\"message\":\"Success\"}";

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient bot = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    private static void assertAcknowledged(Response response) {
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(response.text().strip()).isEqualTo(ACKNOWLEDGED);
    }

    private static void assertUnprocessable(Response response) {
        assertThat(response.status()).as(response.text()).isEqualTo(422);
        assertThat(response.error()).isEqualTo("unprocessable_entity");
    }

    private boolean isClosed(InterventionId id) {
        return scenario.world.as(scenario.agent).get(id).get().isClosed();
    }

    // ---- engage ----

    @Test
    @Tag("BOT-1")
    void engage_responds_with_the_intervention_of_the_acting_user() {
        Response response = bot.post(ENGAGE, "content_id=" + scenario.message().value());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().getString("user_id")).isEqualTo(scenario.agent.value());
        assertThat(response.text())
                .isEqualTo(bot.get("/interventions/" + response.json().getString("id"))
                        .text());
    }

    @Test
    @Tag("BOT-1")
    void engage_acts_as_the_user_who_is_impersonated() {
        UserId virtualAgent = scenario.world.agent(scenario.chat);
        scenario.world.permit(scenario.agent, Permission.IMPERSONATE_USER);
        String message = "content_id=" + scenario.message().value();

        assertThat(bot.post(ENGAGE, message + "&impersonated_user_id=" + virtualAgent.value())
                        .json()
                        .getString("user_id"))
                .isEqualTo(virtualAgent.value());
    }

    @Test
    @Tag("BOT-2")
    void what_can_not_be_opened_is_unprocessable() {
        ContentId engaged = scenario.message();
        bot.post(ENGAGE, "content_id=" + engaged.value());

        assertUnprocessable(bot.post(ENGAGE, "content_id=" + engaged.value()));
        assertUnprocessable(bot.post(ENGAGE, "content_id=none"));
        assertUnprocessable(bot.post(ENGAGE, "content_id=a/b"));
        assertUnprocessable(bot.post(ENGAGE, ""));
    }

    // ---- complete ----

    @Test
    @Tag("BOT-3")
    @Tag("BOT-5")
    void complete_closes_and_responds_with_a_status_and_a_message() {
        InterventionId id = scenario.replied();

        assertAcknowledged(bot.post(COMPLETE, "intervention_id=" + id.value()));

        assertThat(isClosed(id)).isTrue();
    }

    @Test
    @Tag("BOT-6")
    void complete_takes_what_it_says_about_the_thread() {
        InterventionId id = scenario.replied();

        assertAcknowledged(bot.post(
                COMPLETE,
                "close_thread=true&thread_category_ids[]=a&thread_category_ids[]=b&intervention_id=" + id.value()));

        assertThat(scenario.world.as(scenario.agent).get(id).get().categories().get())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&close_thread=yes", "&thread_category_ids[]=a/b"})
    @Tag("BOT-6")
    void a_malformed_parameter_is_unprocessable(String parameter) {
        InterventionId id = scenario.replied();

        assertUnprocessable(bot.post(COMPLETE, "intervention_id=" + id.value() + parameter));

        assertThat(isClosed(id)).isFalse();
    }

    @Test
    @Tag("BOT-6")
    void categories_with_an_index_are_a_bad_request() {
        InterventionId id = scenario.replied();

        assertThat(bot.post(COMPLETE, "intervention_id=" + id.value() + "&thread_category_ids[0]=a")
                        .status())
                .isEqualTo(400);
        assertThat(isClosed(id)).isFalse();
    }

    @Test
    @Tag("BOT-4")
    void what_can_not_be_closed_is_unprocessable() {
        InterventionId unreplied = scenario.opened();
        UserId stranger = scenario.world.agent();
        String replied = "intervention_id=" + scenario.replied().value();

        assertUnprocessable(bot.post(COMPLETE, "intervention_id=" + unreplied.value()));
        assertUnprocessable(bot.post(COMPLETE, "intervention_id=none"));
        assertUnprocessable(bot.post(COMPLETE, "intervention_id=a/b"));
        assertUnprocessable(bot.post(COMPLETE, ""));
        assertUnprocessable(scenario.as(stranger).post(COMPLETE, replied));
    }

    // ---- handover ----

    @ParameterizedTest
    @ValueSource(strings = {"from=bot&to=agent", "from=agent&to=bot"})
    @Tag("BOT-7")
    void an_intervention_is_handed_over_without_a_change(String direction) {
        InterventionId id = scenario.replied();
        String before = bot.get(EmulatorScenario.one(id)).text();

        assertAcknowledged(bot.post(HANDOVER, direction + "&type=engage_virtual_agent&intervention_id=" + id.value()));

        assertThat(bot.get(EmulatorScenario.one(id)).text()).isEqualTo(before);
    }

    @Test
    @Tag("BOT-8")
    void a_customer_is_handed_over_to_the_bot_only_without_an_open_intervention() {
        String customer = "&type=messenger&identity_foreign_id=" + scenario.customer.value();
        String toBot = "from=agent&to=bot&app_id=4711" + customer;
        ContentId message = scenario.message();

        assertAcknowledged(bot.post(HANDOVER, toBot));
        bot.post(ENGAGE, "content_id=" + message.value());
        assertUnprocessable(bot.post(HANDOVER, toBot));
        assertAcknowledged(bot.post(HANDOVER, "from=bot&to=agent" + customer));
    }

    @Test
    @Tag("BOT-9")
    void an_unknown_customer_is_unprocessable() {
        assertUnprocessable(bot.post(HANDOVER, "from=bot&to=agent&type=messenger&identity_foreign_id=nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=bot&to=bot&type=engage_virtual_agent&intervention_id=",
                "from=customer&to=agent&type=engage_virtual_agent&intervention_id=",
                "from=bot&to=agent&intervention_id=",
                "from=bot&to=agent&type=messenger&intervention_id=",
                "from=bot&to=agent&type=engage_virtual_agent&identity_foreign_id=",
            })
    @Tag("BOT-7")
    void an_incomplete_handover_is_unprocessable(String parameters) {
        assertUnprocessable(bot.post(HANDOVER, parameters + scenario.replied().value()));
    }
}
