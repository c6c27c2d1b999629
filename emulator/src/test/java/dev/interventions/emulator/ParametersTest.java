package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.emulator.TestClient.Response;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void are_sent_in_the_query_a_form_or_json() {
        assertThat(agent.send(
                                "POST",
                                "/interventions?content_id="
                                        + scenario.message().value(),
                                FORM,
                                "")
                        .status())
                .isEqualTo(200);
        scenario.world.as(scenario.agent).cancel(InterventionId.of("000000000000000000000006"));

        assertThat(agent.send("POST", "/interventions", FORM, "content_id=000000000000000000000005")
                        .status())
                .isEqualTo(200);
        scenario.world.as(scenario.agent).cancel(InterventionId.of("000000000000000000000007"));

        assertThat(agent.send(
                                "POST",
                                "/interventions",
                                JSON + ";charset=utf-8",
                                "{\"content_id\":\"000000000000000000000005\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void those_of_the_body_replace_those_of_the_query() {
        InterventionId id = scenario.opened();

        Response response = agent.put(one(id) + "/update_categories?category_ids[]=query", "category_ids[]=body");

        assertThat(response.json().getJsonArray("category_ids")).hasToString("[\"body\"]");
    }

    @Test
    void are_decoded_once_and_a_plus_is_a_space() {
        InterventionId id = scenario.opened();

        Response response = agent.put(one(id) + "?custom_field_values[a+b]=%C3%A9+%2B+%2525", "");

        assertThat(response.json().getJsonObject("custom_fields")).hasToString("{\"a b\":\"é + %25\"}");
    }

    @Test
    void json_lists_are_lists_and_plain_json_texts_are_not() {
        InterventionId id = scenario.opened();
        String path = one(id) + "/update_categories";

        assertThat(agent.send("PUT", path, JSON, "{\"category_ids\":[\"b\",\"a\"]}")
                        .json()
                        .getJsonArray("category_ids"))
                .hasToString("[\"a\",\"b\"]");
        assertThat(agent.send("PUT", path, JSON, "{\"category_ids\":\"a\"}").status())
                .isEqualTo(422);
        assertThat(agent.send("PUT", path, JSON, "{\"category_ids\":null}").status())
                .isEqualTo(422);
        assertThat(agent.send("PUT", path, JSON, "{}").status()).isEqualTo(422);
        assertThat(agent.send("PUT", path, JSON, "{\"category_ids\":[]}").json().getJsonArray("category_ids"))
                .isEmpty();
    }

    @Test
    void json_custom_fields_keep_their_types() {
        InterventionId id = scenario.opened();
        agent.put(one(id), "custom_field_values[gone]=1&custom_field_values[emptied]=1");

        Response response = agent.send("PUT", one(id), JSON, """
        {"custom_field_values":{"text":"a","whole":10,"part":1.50,"flag":true,"list":["b","a"],"numbers":[2,1.50,1e3],
        "gone":null,"emptied":[]}}
        """);

        assertThat(response.json().getJsonObject("custom_fields"))
                .hasToString(
                        "{\"text\":\"a\",\"whole\":10,\"part\":1.5,\"flag\":true,\"list\":[\"b\",\"a\"],\"numbers\":[2,1.5,1000]}");
        assertThat(scenario.world.as(scenario.agent).get(id).get().customFields())
                .contains(HashMap.ofEntries(Vector.of(
                        Tuple.of("text", CustomFieldValue.of("a")),
                        Tuple.of("whole", CustomFieldValue.of(10)),
                        Tuple.of("part", CustomFieldValue.of(new BigDecimal("1.5"))),
                        Tuple.of("flag", CustomFieldValue.of(true)),
                        Tuple.of("list", CustomFieldValue.of(List.of("b", "a"))),
                        Tuple.of(
                                "numbers",
                                CustomFieldValue.ofNumbers(
                                        List.of("2", "1.5", "1000").map(BigDecimal::new))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "[]",
                "\"text\"",
                "null",
                "{",
                "{\"content_id\":",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":{\"b\":{\"c\":1}}}",
                "{\"a\":[[1]]}",
                "{\"a\":[1]}",
                "{\"custom_field_values\":{\"a\":[1,\"1\"]}}",
                "{\"custom_field_values\":{\"a\":[1e999]}}",
                "{\"a\":1e999}",
                "{\"a\":1e99999999999}",
                "{\"a\":01}"
            })
    void a_json_body_that_is_not_as_expected_is_a_bad_request(String body) {
        Response response = agent.send("POST", "/interventions?content_id=", JSON, body.isEmpty() ? " " : body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error()).isEqualTo("bad_request");
    }

    @Test
    void a_deep_or_long_json_body_is_a_bad_request() {
        assertThat(agent.send("POST", "/interventions", JSON, "{\"a\":" + "[".repeat(30_000))
                        .status())
                .isEqualTo(400);
        assertThat(agent.send("POST", "/interventions", JSON, "{\"a\":" + "{\"a\":".repeat(10_000))
                        .status())
                .isEqualTo(400);
        assertThat(agent.send("POST", "/interventions", JSON, "{\"a\":" + "9".repeat(60_000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bytes_that_are_not_utf_8_are_a_bad_request() {
        byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'};

        assertThat(agent.send(agent.request("/interventions")
                                .header("Content-Type", JSON)
                                .POST(BodyPublishers.ofByteArray(latin1)))
                        .status())
                .isEqualTo(400);
        assertThat(agent.post("/interventions", "content_id=%E9").status()).isEqualTo(400);
        assertThat(agent.get("/interventions?thread_id=%E9").status()).isEqualTo(400);
        assertThat(agent.get("/interventions/%E9").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"content_id=%", "content_id=%4", "content_id=%zz", "content_id=%+1", "%=a", "content_id=%-1"})
    void bad_percent_encoding_in_a_form_is_a_bad_request(String form) {
        assertThat(agent.post("/interventions", form).error()).isEqualTo("bad_request");
    }

    @Test
    void an_unpaired_surrogate_is_a_bad_request_and_changes_nothing() {
        InterventionId id = scenario.opened();

        for (String text : List.of("\"a\":\"\\ud800\"", "\"\\udc00\":\"a\"", "\"a\":[\"\\ud800x\"]")) {
            assertThat(agent.send("PUT", one(id), JSON, "{\"custom_field_values\":{" + text + "}}")
                            .error())
                    .isEqualTo("bad_request");
        }
        assertThat(agent.send("PUT", one(id), JSON, "{\"custom_field_values\":{\"a\":\"\\ud83d\\ude00\"}}")
                        .json()
                        .getJsonObject("custom_fields"))
                .hasToString("{\"a\":\"\ud83d\ude00\"}");
    }

    @Test
    void a_custom_field_or_category_with_an_index_is_a_bad_request() {
        InterventionId id = scenario.opened();

        assertThat(agent.put(one(id), "custom_field_values[tags][0]=c").error()).isEqualTo("bad_request");
        assertThat(agent.put(one(id) + "/update_categories", "category_ids[]=a&category_ids[0]=c")
                        .error())
                .isEqualTo("bad_request");
    }

    @Test
    void a_body_has_a_maximum_size() {
        String fits = "content_id=" + "a".repeat(64 * 1024 - 11);

        assertThat(agent.post("/interventions", fits).status()).isEqualTo(422);
        assertThat(agent.post("/interventions", fits + "a").status()).isEqualTo(413);
    }

    @Test
    void a_body_of_another_type_is_unsupported_and_an_empty_one_has_no_parameters() {
        assertThat(agent.send("POST", "/interventions", "text/plain", "content_id=c")
                        .status())
                .isEqualTo(415);
        assertThat(agent.send("POST", "/interventions", "text/plain", "").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "content_id=", "content_id=%20", "content_id[]=c", "content_id=a%2Fb", "content_id"})
    void a_missing_blank_or_malformed_content_id_is_unprocessable(String form) {
        assertThat(agent.post("/interventions", form).error()).isEqualTo("unprocessable_entity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user_id=", "user_id=%20", "user_id[]=u", "user_id=a%2Fb"})
    void a_missing_blank_or_malformed_user_id_is_unprocessable(String form) {
        InterventionId id = scenario.opened();
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);

        assertThat(agent.put(one(id) + "/reassign", form).error()).isEqualTo("unprocessable_entity");
    }
}
