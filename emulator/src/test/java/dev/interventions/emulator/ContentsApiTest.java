package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContentsApiTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient api = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void a_customers_message_shows_its_intervention_as_soon_as_there_is_one() {
        ContentId message = scenario.message();
        String path = "/contents/" + message.value();
        String shown = "{\"id\":\"%s\",\"source_id\":\"%s\",\"thread_id\":\"%s\",\"author_id\":\"%s\"%s}";

        assertThat(api.get(path).text())
                .isEqualToIgnoringNewLines(shown.formatted(
                        message.value(),
                        scenario.chat.value(),
                        scenario.thread.value(),
                        scenario.customer.value(),
                        ""));

        InterventionId id =
                scenario.world.as(scenario.agent).create(message).get().id();

        assertThat(api.get(path).json().getString("intervention_id")).isEqualTo(id.value());
    }

    @Test
    void an_agents_reply_shows_the_agent() {
        ContentId reply = scenario.world.agentReply(scenario.agent, scenario.opened());

        assertThat(api.get("/contents/" + reply.value()).json().getString("creator_id"))
                .isEqualTo(scenario.agent.value());
    }

    @Test
    void a_content_that_is_unknown_or_in_a_source_that_is_not_read_is_not_found() {
        String path = "/contents/" + scenario.message().value();

        assertThat(api.get("/contents/unknown").status()).isEqualTo(404);
        assertThat(api.get("/contents/%20").status()).isEqualTo(404);
        assertThat(scenario.as(scenario.world.agent()).get(path).status()).isEqualTo(404);
        assertThat(scenario.withoutToken().get(path).status()).isEqualTo(401);
    }
}
