package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {

    private static final String SEED = """
            {"now":"2024-05-21T09:00:00Z","ids":"predictable","sources":[{"id":"s"}],
             "users":[{"id":"u","token":"secret","reads":["s"]}],"threads":[{"id":"t","source_id":"s"}],
             "identities":[{"id":"i"}]}""";

    private final Seed seed = SeedReader.read(SEED).get();
    private final EngageEmulator emulator = EngageEmulator.start(
            new Tenants(seed.world(), seed.tokens(), EmulatorSettings.defaults(), Option.some(() -> seed)),
            EmulatorSettings.defaults());
    private final URI controlUri = emulator.baseUri().resolve("/_emulator");
    private final TestClient control = TestClient.withoutToken(controlUri);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void begin_with_a_copy_of_the_seed_or_with_a_state_of_their_own() {
        assertThat(control.post("/tenants?name=one", "").text())
                .isEqualToIgnoringNewLines("{\"name\":\"one\",\"tokens\":{\"u\":\"one.secret\"}}");
        assertThat(control.send("POST", "/tenants?name=two", "application/json", SEED.replace("secret", "other"))
                        .text())
                .isEqualToIgnoringNewLines("{\"name\":\"two\",\"tokens\":{\"u\":\"two.other\"}}");

        assertThat(api("one.secret").get("/interventions").status()).isEqualTo(200);
        assertThat(api("two.other").get("/interventions").status()).isEqualTo(200);
        assertThat(api("one.other").get("/interventions").status()).isEqualTo(401);
        assertThat(control.get("/tenants").text())
                .isEqualToIgnoringNewLines("{\"tenants\":[\"main\",\"one\",\"two\"]}");
    }

    @Test
    void do_not_affect_each_other() {
        control.post("/tenants?name=one", "");
        TestClient itsControl = new TestClient(controlUri, "one.secret");
        itsControl.post("/customer_messages", "thread_id=t&identity_id=i");
        itsControl.post("/clock", "seconds=60");
        itsControl.post("/faults", "operation=get&status=500");

        Response opened = api("one.secret").post("/interventions", "content_id=000000000000000000000001");
        String id = opened.json().getString("id");

        assertThat(opened.json().getString("created_at")).isEqualTo("2024-05-21T09:01:00Z");
        assertThat(api("one.secret").get("/interventions/" + id).status()).isEqualTo(500);
        assertThat(api("one.secret").get("/interventions/" + id).status()).isEqualTo(200);
        assertThat(api("secret").get("/interventions/" + id).status()).isEqualTo(404);
        assertThat(control.get("/clock").json().getString("now")).isEqualTo("2024-05-21T09:00:00Z");
        assertThat(control.get("/journal").json().getJsonArray("requests")).hasSize(1);
        assertThat(itsControl.get("/journal").json().getJsonArray("requests")).hasSize(3);
        assertThat(control.get("/state").text()).doesNotContain(id);
    }

    @Test
    void are_removed_with_their_tokens() {
        control.post("/tenants?name=one", "");

        assertThat(control.delete("/tenants?name=one").status()).isEqualTo(200);

        assertThat(api("one.secret").get("/interventions").status()).isEqualTo(401);
        assertThat(new TestClient(controlUri, "one.secret").get("/clock").status())
                .isEqualTo(401);
        assertThat(control.delete("/tenants?name=one").status()).isEqualTo(422);
        assertThat(control.delete("/tenants?name=main").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a.b", "-a", "main", "taken", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"})
    void need_a_free_and_valid_name(String name) {
        control.post("/tenants?name=taken", "");

        assertThat(control.post("/tenants?name=" + name, "").status()).isEqualTo(422);
        assertThat(control.get("/tenants").json().getJsonArray("tenants")).hasSize(2);
    }

    @Test
    void a_name_that_begins_a_token_of_the_main_world_is_refused() {
        control.send("PUT", "/state", "application/json", SEED.replace("secret", "suite.secret"));

        Response response = control.post("/tenants?name=suite", "");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.text()).doesNotContain("suite.secret");
    }

    @Test
    void are_added_in_java_with_any_world() {
        World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
        SourceId source = world.source();
        UserId agent = world.agent(source);
        InterventionId id = world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();

        Tenant tenant = emulator.addTenant("java", world);

        assertThat(api(tenant.tokenOf(agent))
                        .get("/interventions/" + id.value())
                        .status())
                .isEqualTo(200);
        assertThat(tenant.journal()).hasSize(1);
        assertThat(emulator.journal()).isEmpty();
        assertThatThrownBy(() -> emulator.addTenant("java", world)).isInstanceOf(IllegalArgumentException.class);

        String token = tenant.tokenOf(agent);
        tenant.close();
        tenant.close();
        assertThat(api(token).get("/interventions").status()).isEqualTo(401);
    }

    private TestClient api(String token) {
        return new TestClient(emulator.baseUri(), token);
    }
}
