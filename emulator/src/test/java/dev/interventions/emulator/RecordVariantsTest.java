package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bodies are written by hand, as the sources of the variants show them. */
class RecordVariantsTest {

    private static final String ID = "\"id\":\"000000000000000000000007\",";
    private static final String OPENED_AT_NINE = "\"created_at\":\"2024-05-21T09:00:00Z\",";
    private static final String CLOSED_AT_TEN_PAST =
            "\"updated_at\":\"2024-05-21T09:10:00Z\",\"closed\":true," + "\"closed_at\":\"2024-05-21T09:10:00Z\",";
    private static final String ORIGIN = """
        "content_id":"000000000000000000000006","thread_id":"000000000000000000000003",\
        "source_id":"000000000000000000000001","identity_id":"000000000000000000000005",""";
    private static final String OWNER = "\"user_id\":\"000000000000000000000002\",\"comments_count\":0,";
    private static final String NO_CATEGORIES = "\"category_ids\":[],";
    private static final String REPLIED_AFTER_FIVE_MINUTES = """
        "user_replies_count":1,"first_user_reply_id":"000000000000000000000008",\
        "first_user_reply_in":300,"last_user_reply_in":300,"user_reply_in_average":300,\
        "first_user_reply_in_bh":300,"last_user_reply_in_bh":300,"user_reply_in_average_bh":300,\
        "user_reply_in_average_count":1,""";

    @Test
    void names_custom_fields_as_webhooks_do() {
        try (EmulatorScenario scenario = showing(RecordVariant.CUSTOM_FIELD_VALUES)) {
            InterventionId id = repliedAfterFiveMinutes(scenario);
            closeAtTenPast(scenario, id);

            assertThat(scenario.asAgent()
                            .put(one(id), "custom_field_values[order]=4711&custom_field_values[tags][]=gift")
                            .text())
                    .isEqualToIgnoringNewLines("{" + ID + OPENED_AT_NINE + CLOSED_AT_TEN_PAST + ORIGIN + OWNER
                            + "\"custom_field_values\":{\"order\":\"4711\",\"tags\":[\"gift\"]}," + NO_CATEGORIES
                            + REPLIED_AFTER_FIVE_MINUTES + "\"status\":\"Closed\"}");
        }
    }

    @Test
    void writes_absent_fields_as_null() {
        try (EmulatorScenario scenario = showing(RecordVariant.EXPLICIT_NULLS)) {
            InterventionId id = scenario.opened();

            assertThat(scenario.asAgent().get(one(id)).text())
                    .isEqualToIgnoringNewLines("{" + ID + OPENED_AT_NINE
                            + "\"updated_at\":\"2024-05-21T09:00:00Z\",\"closed\":false,\"closed_at\":null,\"deferred_at\":null,"
                            + ORIGIN + "\"identity_group_id\":null," + OWNER + "\"custom_fields\":{}," + NO_CATEGORIES
                            + """
                            "user_replies_count":0,"first_user_reply_id":null,\
                            "first_user_reply_in":null,"last_user_reply_in":null,"user_reply_in_average":null,\
                            "first_user_reply_in_bh":null,"last_user_reply_in_bh":null,"user_reply_in_average_bh":null,\
                            "user_reply_in_average_count":0,"satisfaction_sent_at":null,"satisfaction_answered_at":null,\
                            "satisfaction_grade":null,"survey_id":null,"survey_response_id":null,\
                            "detected_language":null,"translation_enabled":null,"status":"Opened"}
                            """);
        }
    }

    @Test
    void shows_the_last_reply_as_the_moment_of_closing() {
        try (EmulatorScenario scenario = showing(RecordVariant.CLOSED_AT_LAST_REPLY)) {
            InterventionId id = repliedAfterFiveMinutes(scenario);
            String closed = "{" + ID + OPENED_AT_NINE
                    + "\"updated_at\":\"2024-05-21T09:10:00Z\",\"closed\":true,\"closed_at\":\"2024-05-21T09:05:00Z\","
                    + ORIGIN + OWNER + "\"custom_fields\":{}," + NO_CATEGORIES + REPLIED_AFTER_FIVE_MINUTES
                    + "\"status\":\"Closed\"}";

            assertThat(closeAtTenPast(scenario, id)).isEqualToIgnoringNewLines(closed);
            assertThat(scenario.asAgent().get(one(id)).text()).isEqualToIgnoringNewLines(closed);
        }
    }

    @Test
    void shows_an_open_intervention_in_the_response_of_close_only() {
        try (EmulatorScenario scenario = showing(RecordVariant.CLOSE_ANSWERS_OPEN)) {
            InterventionId id = repliedAfterFiveMinutes(scenario);
            String rest = ORIGIN + OWNER + "\"custom_fields\":{}," + NO_CATEGORIES + REPLIED_AFTER_FIVE_MINUTES
                    + "\"status\":\"Closed\"}";

            assertThat(closeAtTenPast(scenario, id))
                    .isEqualToIgnoringNewLines("{" + ID + OPENED_AT_NINE
                            + "\"updated_at\":\"2024-05-21T09:10:00Z\",\"closed\":false,\"closed_at\":\"2024-05-21T09:10:00Z\","
                            + rest);
            assertThat(scenario.asAgent().get(one(id)).text())
                    .isEqualToIgnoringNewLines("{" + ID + OPENED_AT_NINE + CLOSED_AT_TEN_PAST + rest);
        }
    }

    @Test
    void variants_can_be_combined() {
        try (EmulatorScenario scenario = showing(RecordVariant.values())) {
            InterventionId id = repliedAfterFiveMinutes(scenario);

            assertThat(closeAtTenPast(scenario, id))
                    .contains("\"closed\":false,\"closed_at\":\"2024-05-21T09:05:00Z\",\"deferred_at\":null")
                    .contains("\"custom_field_values\":{}")
                    .doesNotContain("custom_fields");
        }
    }

    private static EmulatorScenario showing(RecordVariant... variants) {
        return new EmulatorScenario(EmulatorSettings.defaults().withRecordVariants(variants));
    }

    private static InterventionId repliedAfterFiveMinutes(EmulatorScenario scenario) {
        InterventionId id = scenario.opened();
        scenario.world.advance(Duration.ofMinutes(5));
        scenario.world.agentReply(scenario.agent, id);
        return id;
    }

    private static String closeAtTenPast(EmulatorScenario scenario, InterventionId id) {
        scenario.world.advance(Duration.ofMinutes(5));
        return scenario.asAgent().put(one(id) + "/close").text();
    }
}
