package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.inmemory.HeldLock;
import dev.interventions.inmemory.ImportedIntervention;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("CREATE-1")
    void create_opens_an_intervention_owned_by_the_acting_user_and_responds_with_it() {
        scenario.message();

        Response response = agent.post("/interventions", "content_id=000000000000000000000005");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.text()).isEqualToIgnoringNewLines("""
        {"id":"000000000000000000000006",\
        "created_at":"2024-05-21T09:00:00Z","updated_at":"2024-05-21T09:00:00Z","closed":false,\
        "content_id":"000000000000000000000005","thread_id":"000000000000000000000003",\
        "source_id":"000000000000000000000001","identity_id":"000000000000000000000004",\
        "user_id":"000000000000000000000002","comments_count":0,"custom_fields":{},"category_ids":[],\
        "user_replies_count":0,"user_reply_in_average_count":0,"status":"Opened"}
        """);
        assertThat(stored("000000000000000000000006").owner()).contains(scenario.agent);
    }

    @Test
    @Tag("CREATE-7")
    void create_responds_with_a_page_if_set_to_the_older_shape() {
        try (EmulatorScenario older =
                new EmulatorScenario(EmulatorSettings.defaults().withCreateAnswersPage(true))) {
            older.message();

            Response response = older.asAgent().post("/interventions", "content_id=000000000000000000000005");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).startsWith("""
          {"count":1,"offset":0,"limit":30,"records":[{"id":"000000000000000000000006",""");
        }
    }

    @Test
    @Tag("CREATE-3")
    void create_on_an_unknown_content_is_unprocessable() {
        Response response = agent.post("/interventions", "content_id=c9");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.error()).isEqualTo("unprocessable_entity");
    }

    @Test
    @Tag("GET-1")
    void get_responds_with_the_intervention_and_changes_nothing() {
        InterventionId id = scenario.replied();
        Intervention before = stored(id.value());

        Response response = agent.get(one(id));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualToIgnoringNewLines("""
        {"id":"000000000000000000000007",\
        "created_at":"2024-05-21T09:00:00Z","updated_at":"2024-05-21T09:00:00Z","closed":false,\
        "content_id":"000000000000000000000006","thread_id":"000000000000000000000003",\
        "source_id":"000000000000000000000001","identity_id":"000000000000000000000005",\
        "user_id":"000000000000000000000002","comments_count":0,"custom_fields":{},"category_ids":[],\
        "user_replies_count":1,"first_user_reply_id":"000000000000000000000008",\
        "first_user_reply_in":0,"last_user_reply_in":0,"user_reply_in_average":0,\
        "first_user_reply_in_bh":0,"last_user_reply_in_bh":0,"user_reply_in_average_bh":0,\
        "user_reply_in_average_count":1,"status":"Opened"}
        """);
        assertThat(stored(id.value())).isEqualTo(before);
    }

    @Test
    @Tag("FOUND-1")
    void an_unknown_intervention_is_not_found_by_any_operation() {
        assertThat(agent.get("/interventions/none").status()).isEqualTo(404);
        assertThat(agent.put("/interventions/none").status()).isEqualTo(404);
        assertThat(agent.put("/interventions/none/close").status()).isEqualTo(404);
        assertThat(agent.delete("/interventions/none/cancel").status()).isEqualTo(404);
        assertThat(agent.put("/interventions/none/reassign", "user_id=u").status())
                .isEqualTo(404);
        assertThat(agent.put("/interventions/none/update_categories", "category_ids[]=")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_malformed_id_is_not_found_and_never_read_as_a_path() {
        assertThat(agent.get("/interventions/a%2Fclose").status()).isEqualTo(404);
        assertThat(agent.get("/interventions/%2e%2e").status()).isEqualTo(404);
        assertThat(agent.get("/interventions/%20").status()).isEqualTo(404);
        assertThat(agent.get("/interventions/a%252Fb").status()).isEqualTo(404);
    }

    @Test
    void the_id_in_a_path_is_decoded_once() {
        Intervention odd = stored(scenario.opened().value());
        InterventionId id = InterventionId.of("ünï+1");
        scenario.world.as(scenario.agent).cancel(odd.id());
        scenario.world.importIntervention(ImportedIntervention.of(copyWithId(odd, id)));

        assertThat(agent.get("/interventions/%C3%BCn%c3%af+1").json().getString("id"))
                .isEqualTo("ünï+1");
        assertThat(agent.get("/interventions/%C3%BCn%C3%AF%2B1").json().getString("id"))
                .isEqualTo("ünï+1");
    }

    @Test
    @Tag("CLOSE-1")
    void close_closes_once() {
        InterventionId id = scenario.replied();

        Response first = agent.put(one(id) + "/close");
        Response second = agent.put(one(id) + "/close");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getBoolean("closed")).isTrue();
        assertThat(first.json().getString("closed_at")).isEqualTo("2024-05-21T09:00:00Z");
        assertThat(first.json().getString("status")).isEqualTo("Closed");
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.text()).isEqualToIgnoringNewLines("""
        {"error":"forbidden","message":"a closed intervention can't be closed (CLOSE-1)","status":403}
        """);
    }

    @Test
    @Tag("CLOSE-6")
    @Tag("CANCEL-6")
    void close_and_cancel_conflict_with_one_in_progress() {
        InterventionId id = scenario.replied();

        try (HeldLock lock = scenario.world.holdLock(id)) {
            assertThat(lock).isNotNull();
            assertThat(agent.put(one(id) + "/close").status()).isEqualTo(409);
            assertThat(agent.delete(one(id) + "/cancel").error()).isEqualTo("conflict");
        }
        assertThat(agent.put(one(id) + "/close").status()).isEqualTo(200);
    }

    @Test
    @Tag("CANCEL-5")
    void cancel_responds_with_the_last_state() {
        InterventionId id = scenario.opened();
        String before = agent.get(one(id)).text();

        Response response = agent.delete(one(id) + "/cancel");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(before);
        assertThat(agent.get(one(id)).status()).isEqualTo(404);
    }

    @Test
    void reassign_responds_with_the_intervention_and_its_new_owner() {
        InterventionId id = scenario.opened();
        scenario.world.permit(scenario.agent, Permission.UPDATE_OWN_INTERVENTION);
        UserId other = scenario.world.agent();

        Response response = agent.put(one(id) + "/reassign", "user_id=" + other.value());

        assertThat(response.json().getString("user_id")).isEqualTo(other.value());
        assertThat(stored(id.value()).owner()).contains(other);
    }

    @Test
    @Tag("REASSIGN-2")
    void reassign_to_an_unknown_user_is_unprocessable() {
        InterventionId id = scenario.opened();
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);

        assertThat(agent.put(one(id) + "/reassign", "user_id=u9").status()).isEqualTo(422);
        assertThat(agent.put(one(id) + "/reassign", "user_id=a/b").status()).isEqualTo(422);
        assertThat(stored(id.value()).owner()).contains(scenario.agent);
    }

    @Test
    @Tag("CATEGORIZE-1")
    void categories_replace_the_old_ones_and_duplicates_collapse() {
        InterventionId id = scenario.opened();
        agent.put(one(id) + "/update_categories", "category_ids[]=old");

        Response response =
                agent.put(one(id) + "/update_categories?category_ids%5B%5D=b&category_ids%5B%5D=a&category_ids[]=b");

        assertThat(response.json().getJsonArray("category_ids")).hasToString("[\"a\",\"b\"]");
        assertThat(stored(id.value()).categories()).contains(HashSet.of(CategoryId.of("a"), CategoryId.of("b")));
    }

    @Test
    @Tag("CATEGORIZE-2")
    void one_empty_category_clears_them() {
        InterventionId id = scenario.opened();
        agent.put(one(id) + "/update_categories", "category_ids[]=old");

        Response response = agent.put(one(id) + "/update_categories?category_ids%5B%5D=");

        assertThat(response.json().getJsonArray("category_ids")).isEmpty();
        assertThat(stored(id.value()).categories()).contains(HashSet.empty());
    }

    @Test
    void absent_and_malformed_categories_are_unprocessable_and_clear_nothing() {
        InterventionId id = scenario.opened();
        agent.put(one(id) + "/update_categories", "category_ids[]=old");

        assertThat(agent.put(one(id) + "/update_categories").status()).isEqualTo(422);
        assertThat(agent.put(one(id) + "/update_categories?category_ids=a").status())
                .isEqualTo(422);
        assertThat(agent.put(one(id) + "/update_categories?category_ids[]=a%2Fb")
                        .status())
                .isEqualTo(422);
        assertThat(stored(id.value()).categories()).contains(HashSet.of(CategoryId.of("old")));
    }

    @Test
    @Tag("FIELDS-1")
    @Tag("FIELDS-2")
    void named_custom_fields_are_set_or_cleared_and_others_stay() {
        InterventionId id = scenario.opened();
        agent.put(one(id), "custom_field_values[kept]=1&custom_field_values[changed]=2&custom_field_values[cleared]=3");

        Response response = agent.put(one(id) + "?custom_field_values%5Bchanged%5D=new&custom_field_values[cleared]=");

        assertThat(response.json().getJsonObject("custom_fields")).hasToString("{\"kept\":\"1\",\"changed\":\"new\"}");
        assertThat(stored(id.value()).customFields())
                .contains(HashMap.of("kept", CustomFieldValue.of("1"), "changed", CustomFieldValue.of("new")));
    }

    @Test
    @Tag("FIELDS-5")
    void a_malformed_custom_field_key_is_a_bad_request() {
        InterventionId id = scenario.opened();

        for (String key : List.of("[]", "[%20]", "[a", "[a][b]", "[a%00]", "[a]b")) {
            assertThat(agent.put(one(id) + "?custom_field_values"
                                    + key.replace("[", "%5B").replace("]", "%5D") + "=1")
                            .status())
                    .as(key)
                    .isEqualTo(400);
        }
        assertThat(stored(id.value()).customFields()).contains(HashMap.empty());
    }

    @Test
    @Tag("FIELDS-6")
    void a_custom_field_with_several_values_keeps_their_order() {
        InterventionId id = scenario.opened();

        Response response =
                agent.put(one(id), "custom_field_values[k][]=b&custom_field_values[k][]=a&custom_field_values[k][]=b");

        assertThat(response.json().getJsonObject("custom_fields")).hasToString("{\"k\":[\"b\",\"a\",\"b\"]}");
        assertThat(stored(id.value()).customFields())
                .contains(HashMap.of("k", CustomFieldValue.of(List.of("b", "a", "b"))));
    }

    @Test
    void updating_no_custom_field_changes_nothing() {
        InterventionId id = scenario.opened();
        String before = agent.get(one(id)).text();

        Response response = agent.put(one(id));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(before);
    }

    @Test
    void status_texts_come_from_the_settings_in_utf_8() {
        try (EmulatorScenario french =
                new EmulatorScenario(EmulatorSettings.defaults().withStatusTexts("Ouverte", "Fermée"))) {
            assertThat(french.asAgent().get(one(french.opened())).json().getString("status"))
                    .isEqualTo("Ouverte");
            assertThat(french.asAgent().get(one(french.closed())).json().getString("status"))
                    .isEqualTo("Fermée");
        }
    }

    private Intervention stored(String id) {
        return scenario.world.as(scenario.agent).get(InterventionId.of(id)).get();
    }

    private static Intervention copyWithId(Intervention original, InterventionId id) {
        return new Intervention(
                id,
                original.origin(),
                original.owner(),
                original.lifecycle(),
                original.replies(),
                original.commentsCount(),
                original.categories(),
                original.customFields(),
                original.satisfaction(),
                original.language());
    }
}
