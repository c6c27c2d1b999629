package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.inmemory.World;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registration of webhooks. All are inactive, so that nothing is sent. */
class WebhooksApiTest {

    private static final String INACTIVE = "active=false&registered_events[]=intervention.closed&url=";
    private static final String URL = "http://127.0.0.1:9/hook";

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final World world = scenario.world;
    private final TestClient api = scenario.asAgent();
    private final TestClient control = scenario.controlApi();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("WEBHOOK-4")
    @Tag("WEBHOOK-8")
    void a_created_webhook_is_shown_without_its_secret() {
        Response created = api.post(
                "/webhooks",
                INACTIVE + URL + "&registered_events[]=intervention.opened&secret=s3cret&verify_token=v&name=ours");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text()).isEqualToIgnoringNewLines("""
                        {"id":"a00000000000000000000001","active":false,\
                        "registered_events":["intervention.closed","intervention.opened"],"staging_use":false,\
                        "url":"http://127.0.0.1:9/hook","verify_token":"v","webhook_status":"pending","name":"ours"}""");
        assertThat(api.get("/webhooks/a00000000000000000000001").json()).isEqualTo(created.json());
    }

    @Test
    void webhooks_of_the_control_api_and_of_the_api_are_the_same() {
        String ofControl = id(control.post("/webhooks", INACTIVE + URL));
        String ofApi = id(api.post("/webhooks", INACTIVE + URL + "2"));

        assertThat(ids(api.get("/webhooks").json(), "records")).containsExactly(ofControl, ofApi);
        assertThat(ids(control.get("/webhooks").json(), "webhooks")).containsExactly(ofControl, ofApi);
        assertThat(api.delete("/webhooks/" + ofControl).status()).isEqualTo(200);
        assertThat(id(control.delete("/webhooks?id=" + ofApi))).isEqualTo(ofApi);
        assertThat(api.get("/webhooks").json().getInt("count")).isZero();
    }

    @Test
    @Tag("WEBHOOK-2")
    void a_page_has_active_webhooks_first_and_those_for_staging_before_others() {
        String plain = id(api.post("/webhooks", INACTIVE + URL));
        String staging = id(api.post("/webhooks", INACTIVE + URL + "2&staging_use=true"));
        String active = id(api.post("/webhooks", "registered_events[]=intervention.closed&url=" + URL + "3"));
        api.put("/webhooks/" + active, "active=false");
        String last = id(api.post("/webhooks", INACTIVE + URL + "4"));

        JsonObject page = api.get("/webhooks?offset=1&limit=2").json();

        assertThat(ids(api.get("/webhooks").json(), "records")).containsExactly(staging, plain, active, last);
        assertThat(ids(page, "records")).containsExactly(plain, active);
        assertThat(page.getInt("count")).isEqualTo(4);
        assertThat(page.getInt("offset")).isEqualTo(1);
        assertThat(page.getInt("limit")).isEqualTo(2);
    }

    @Test
    @Tag("WEBHOOK-6")
    void an_update_changes_what_is_sent_and_nothing_else() {
        String path = "/webhooks/" + id(api.post("/webhooks", INACTIVE + URL + "&name=ours&verify_token=v"));

        api.put(path, "name=theirs&registered_events[]=intervention.deferred");

        JsonObject webhook = api.get(path).json();
        assertThat(webhook.getString("name")).isEqualTo("theirs");
        assertThat(webhook.getJsonArray("registered_events").toString()).isEqualTo("[\"intervention.deferred\"]");
        assertThat(webhook.getString("url")).isEqualTo(URL);
        assertThat(webhook.getString("verify_token")).isEqualTo("v");
        assertThat(webhook.getBoolean("active")).isFalse();
    }

    @Test
    @Tag("WEBHOOK-3")
    @Tag("WEBHOOK-7")
    void a_deleted_webhook_is_shown_a_last_time_and_then_not_found() {
        Response created = api.post("/webhooks", INACTIVE + URL);
        String path = "/webhooks/" + id(created);

        assertThat(api.delete(path).json()).isEqualTo(created.json());
        assertThat(api.delete(path).status()).isEqualTo(404);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.put(path, "name=x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @Tag("WEBHOOK-12")
    @CsvSource({
        "registered_events[]=intervention.closed,                     url is missing",
        "url=http://127.0.0.1:9/hook,                                 registered_events[] is missing",
        "registered_events[]=&url=http://127.0.0.1:9/,                registered_events[] must have at least one",
        "registered_events[]=closed&url=http://127.0.0.1:9/,          registered_events[] must be types",
        "registered_events[]=intervention.closed&url=ftp://127.0.0.1, url must be an http or https URL",
        "registered_events[]=intervention.closed&url=hook,            url must be an http or https URL",
        "registered_events[]=intervention.closed&url=http://a:b@127.0.0.1/, url must be an http or https URL",
        "registered_events[]=intervention.closed&url=http://127.0.0.1:9/&active=yes, active must be true or false",
        "registered_events[]=intervention.closed&url=http://127.0.0.1:9/&secret=%C3%A9, secret must have fewer than 256",
        "registered_events[]=intervention.closed&url=http://127.0.0.1:9/&secret=a%0Ab, secret must have fewer than 256",
    })
    void a_webhook_with_a_mistake_is_refused(String form, String mistake) {
        Response refused = api.post("/webhooks", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getString("message")).contains(mistake);
        assertThat(control.post("/webhooks", form).status()).isEqualTo(422);
        assertThat(api.get("/webhooks").json().getInt("count")).isZero();
    }

    @Test
    @Tag("WEBHOOK-5")
    void a_url_can_be_registered_once() {
        String first = id(api.post("/webhooks", INACTIVE + URL));
        String second = id(api.post("/webhooks", INACTIVE + URL + "2"));

        assertThat(api.post("/webhooks", INACTIVE + URL).status()).isEqualTo(422);
        assertThat(api.put("/webhooks/" + second, "url=" + URL).status()).isEqualTo(422);
        assertThat(api.put("/webhooks/" + first, "url=" + URL).status()).isEqualTo(200);
    }

    @Test
    @Tag("WEBHOOK-1")
    void a_user_sees_changes_and_deletes_their_own_webhooks_only() {
        String own = id(api.post("/webhooks", INACTIVE + URL));
        TestClient other = scenario.as(world.agent());
        TestClient manager = scenario.as(manager());
        String path = "/webhooks/" + own;

        assertThat(ids(other.get("/webhooks").json(), "records")).isEmpty();
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.put(path, "name=x").status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(ids(manager.get("/webhooks").json(), "records")).containsExactly(own);
        assertThat(manager.put(path, "name=x").status()).isEqualTo(200);
        assertThat(ids(api.get("/webhooks").json(), "records")).containsExactly(own);
        assertThat(manager.delete(path).status()).isEqualTo(200);
    }

    @Test
    @Tag("WEBHOOK-5")
    void another_user_can_register_the_same_url() {
        String first = id(api.post("/webhooks", INACTIVE + URL));
        String second = id(scenario.as(world.agent()).post("/webhooks", INACTIVE + URL));

        assertThat(ids(control.get("/webhooks").json(), "webhooks")).containsExactly(first, second);
        assertThat(scenario.as(manager())
                        .put("/webhooks/" + second, "url=" + URL + "2")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("WEBHOOK-1")
    void a_webhook_of_an_impersonated_user_is_that_users() {
        UserId user = world.agent();
        UserId deputy = world.agent();
        world.permit(deputy, Permission.IMPERSONATE_USER);

        String id = id(scenario.as(deputy).post("/webhooks?impersonated_user_id=" + user.value(), INACTIVE + URL));

        assertThat(ids(scenario.as(user).get("/webhooks").json(), "records")).containsExactly(id);
        assertThat(ids(scenario.as(deputy).get("/webhooks").json(), "records")).isEmpty();
    }

    private UserId manager() {
        UserId manager = world.agent();
        world.permit(manager, Permission.MANAGE_API_ACCESS_TOKENS);
        return manager;
    }

    @Test
    void a_token_is_needed() {
        assertThat(scenario.withoutToken().get("/webhooks").status()).isEqualTo(401);
        assertThat(scenario.withToken("unknown")
                        .post("/webhooks", INACTIVE + URL)
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/webhooks?impersonated_user_id=unknown").status()).isEqualTo(400);
        assertThat(api.get("/webhooks?limit=0").status()).isEqualTo(400);
    }

    private static String id(Response response) {
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return response.json().getString("id");
    }

    private static List<String> ids(JsonObject page, String name) {
        return page.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                .map(webhook -> webhook.getString("id"))
                .toList();
    }
}
