package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {

    private static final String COMMENTS = "/intervention_comments";

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    private static String one(CommentId id) {
        return COMMENTS + "/" + id.value();
    }

    private Seq<String> listed(String query) {
        Response response = agent.get(COMMENTS + query);
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return List.ofAll(response.json().getJsonArray("records").getValuesAs(JsonObject.class))
                .map(record -> record.getString("body"));
    }

    @Test
    @Tag("COMMENT-1")
    void create_writes_a_comment_of_the_acting_user_and_responds_with_it() {
        InterventionId id = scenario.closed();

        Response response = agent.post(COMMENTS, "intervention_id=" + id.value() + "&body=%C3%87a+va%3F%0A");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualToIgnoringNewLines("""
        {"id":"000000000000000000000009",\
        "created_at":"2024-05-21T09:00:00Z","updated_at":"2024-05-21T09:00:00Z","body":"Ça va?\\n",\
        "intervention_id":"000000000000000000000007","thread_id":"000000000000000000000003",\
        "user_id":"000000000000000000000002","identity_id":"000000000000000000000005"}
        """);
        assertThat(agent.get(EmulatorScenario.one(id)).json().getInt("comments_count"))
                .isEqualTo(1);
    }

    /** So that a client can compare the dates of comments with it to find new ones. */
    @Test
    void the_date_of_a_response_is_that_of_the_world() {
        scenario.world.advance(Duration.ofDays(1));

        assertThat(agent.get(COMMENTS).headers().firstValue("Date")).contains("Wed, 22 May 2024 09:00:00 GMT");
    }

    @Test
    @Tag("COMMENT-2")
    void create_takes_the_user_who_is_named_as_the_author() {
        UserId colleague = scenario.world.agent(scenario.chat);
        String comment = "intervention_id=" + scenario.opened().value() + "&body=b&user_id=";

        assertThat(agent.post(COMMENTS, comment + colleague.value()).json().getString("user_id"))
                .isEqualTo(colleague.value());
        assertThat(agent.post(COMMENTS, comment + "nobody").status()).isEqualTo(422);
        assertThat(agent.post(COMMENTS, comment + "a/b").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&body=", "&body=+%0A", "&body[]=a"})
    @Tag("COMMENT-3")
    void a_missing_or_blank_text_is_unprocessable(String body) {
        Response response =
                agent.post(COMMENTS, "intervention_id=" + scenario.opened().value() + body);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.error()).isEqualTo("unprocessable_entity");
    }

    @Test
    @Tag("COMMENT-4")
    void what_does_not_exist_is_not_found() {
        assertThat(agent.get(COMMENTS + "/none").status()).isEqualTo(404);
        assertThat(agent.get(COMMENTS + "/a%2Fb").status()).isEqualTo(404);
        assertThat(agent.delete(COMMENTS + "/none").status()).isEqualTo(404);
        assertThat(agent.post(COMMENTS, "intervention_id=none&body=b").status()).isEqualTo(404);
        assertThat(agent.post(COMMENTS, "body=b").status()).isEqualTo(422);
    }

    @Test
    @Tag("COMMENT-7")
    void delete_responds_with_the_last_state() {
        InterventionId id = scenario.opened();
        CommentId comment = scenario.world.comment(scenario.agent, id, "Call back");
        String before = agent.get(one(comment)).text();

        Response response = agent.delete(one(comment));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(before).contains("\"body\":\"Call back\"");
        assertThat(agent.get(one(comment)).status()).isEqualTo(404);
        assertThat(agent.get(EmulatorScenario.one(id)).json().getInt("comments_count"))
                .isZero();
    }

    @Test
    @Tag("COMMENT-9")
    void each_filter_selects_comments_and_several_must_all_match() {
        InterventionId first = scenario.opened();
        InterventionId second = scenario.opened();
        UserId colleague = scenario.world.agent(scenario.chat);
        scenario.world.comment(scenario.agent, first, "oldest");
        scenario.world.advance(Duration.ofSeconds(1));
        scenario.world.comment(colleague, second, "newer");
        scenario.world.advance(Duration.ofSeconds(1));
        scenario.world.comment(scenario.agent, second, "newest");

        assertThat(listed("")).containsExactly("newest", "newer", "oldest");
        assertThat(listed("?intervention_id=" + first.value())).containsExactly("oldest");
        assertThat(listed("?user_id=" + scenario.agent.value())).containsExactly("newest", "oldest");
        assertThat(listed("?thread_id=" + scenario.thread.value())).hasSize(3);
        assertThat(listed("?identity_id="
                        + agent.get(EmulatorScenario.one(first)).json().getString("identity_id")))
                .containsExactly("oldest");
        assertThat(listed("?user_id=" + scenario.agent.value() + "&intervention_id=" + second.value()))
                .containsExactly("newest");
        assertThat(listed("?intervention_id=none")).isEmpty();
        assertThat(listed("?intervention_id=a/b")).isEmpty();
        assertThat(listed("?intervention_id=")).hasSize(3);
    }

    @Test
    @Tag("PAGE-1")
    @Tag("PAGE-2")
    void a_list_has_pages() {
        InterventionId id = scenario.opened();
        for (int number = 0; number < 3; number++) {
            scenario.world.comment(scenario.agent, id, "comment");
        }

        JsonObject page = agent.get(COMMENTS + "?offset=2&limit=500").json();

        assertThat(page.getInt("count")).isEqualTo(3);
        assertThat(page.getInt("offset")).isEqualTo(2);
        assertThat(page.getInt("limit")).isEqualTo(150);
        assertThat(page.getJsonArray("records")).hasSize(1);
        assertThat(agent.get(COMMENTS + "?limit=0").status()).isEqualTo(400);
        assertThat(agent.get(COMMENTS + "?intervention_id[]=" + id.value()).status())
                .isEqualTo(400);
    }

    @Test
    @Tag("WIRE-11")
    void a_request_is_guarded_as_those_about_interventions() {
        InterventionId id = scenario.opened();
        UserId reader = scenario.world.agent();
        scenario.world.comment(scenario.agent, id, "Call back");

        assertThat(scenario.withoutToken().get(COMMENTS).status()).isEqualTo(401);
        assertThat(agent.get(COMMENTS + "?limit=0&impersonated_user_id=" + reader.value())
                        .text())
                .contains("impersonate_user");
        scenario.world.permit(scenario.agent, Permission.IMPERSONATE_USER);
        assertThat(listed("?impersonated_user_id=" + reader.value())).isEmpty();
        assertThat(agent.send("PUT", COMMENTS, "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(405);
    }

    @Test
    @Tag("WIRE-10")
    void comments_and_interventions_share_the_rate() {
        try (EmulatorScenario limited =
                new EmulatorScenario(EmulatorSettings.defaults().withRequestsPerMinute(2))) {
            TestClient client = limited.asAgent();

            assertThat(client.get(COMMENTS).status()).isEqualTo(200);
            assertThat(client.get("/interventions").status()).isEqualTo(200);
            assertThat(client.get(COMMENTS).status()).isEqualTo(429);
        }
    }

    @Test
    void a_fault_disturbs_its_operation_and_the_journal_shows_what_was_applied() {
        String comment = "intervention_id=" + scenario.opened().value() + "&body=Call+back";
        scenario.controlApi().post("/faults", "operation=create_comment&status=503&applied=true");

        assertThat(agent.get(COMMENTS).status()).isEqualTo(200);
        assertThat(agent.post(COMMENTS, comment).status()).isEqualTo(503);

        assertThat(listed("")).containsExactly("Call back");
        assertThat(scenario.journal().map(entry -> entry.applied())).containsExactly(false, true, false);
    }

    @Test
    void a_variant_names_the_customer_as_the_schema_of_a_comment_does() {
        try (EmulatorScenario variant =
                new EmulatorScenario(EmulatorSettings.defaults().withRecordVariants(RecordVariant.VIDENTITY_ID))) {
            CommentId comment = variant.world.comment(variant.agent, variant.opened(), "Call back");

            assertThat(variant.asAgent().get(one(comment)).json().keySet())
                    .contains("videntity_id")
                    .doesNotContain("identity_id");
        }
    }

    @Test
    void the_control_api_writes_a_comment_with_a_text() {
        InterventionId id = scenario.opened();
        String arranged = "intervention_id=" + id.value() + "&user_id=" + scenario.agent.value();

        String comment = scenario.controlApi()
                .post("/comments", arranged + "&body=Call+back")
                .json()
                .getString("comment_id");

        assertThat(agent.get(COMMENTS + "/" + comment).json().getString("body")).isEqualTo("Call back");
    }
}
