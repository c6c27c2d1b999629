package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient control = scenario.controlApi();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void an_exported_state_is_the_same_when_it_is_imported_and_exported() {
        arrangeSomeOfEverything();
        String exported = control.get("/state").text();

        try (EmulatorScenario other = new EmulatorScenario()) {
            Response imported = imported(other, exported);

            assertThat(imported.status()).as(imported.text()).isEqualTo(200);
            assertThat(imported.text()).isEqualTo(exported);
            assertThat(other.controlApi().get("/state").text()).isEqualTo(exported);
        }
        Seed seed = SeedReader.read(exported).get();
        try (EngageEmulator third = EngageEmulator.start(
                Tenants.beginningWith(seed, seed, EmulatorSettings.defaults()), EmulatorSettings.defaults())) {
            JsonObject again = TestClient.withoutToken(third.baseUri().resolve("/_emulator"))
                    .get("/state")
                    .json();
            JsonObject first = control.get("/state").json();
            assertThat(again).isEqualTo(first);
        }
    }

    @Test
    void an_imported_state_behaves_as_the_exported_one() {
        InterventionId id = arrangeSomeOfEverything();
        String exported = control.get("/state").text();

        try (EmulatorScenario other = new EmulatorScenario()) {
            imported(other, exported);

            String replied = answered(other, id);
            assertThat(replied).isEqualTo(answered(scenario, id));
            assertThat(other.asAgent().put(EmulatorScenario.one(id) + "/close").status())
                    .isEqualTo(503);
        }
    }

    /** The record after one more turn of the conversation, which depends on the ids, the reply times and their average. */
    private static String answered(EmulatorScenario scenario, InterventionId id) {
        scenario.controlApi().post("/clock", "seconds=100");
        scenario.controlApi()
                .post("/agent_replies", "intervention_id=" + id.value() + "&user_id=" + scenario.agent.value());
        return scenario.asAgent().get(EmulatorScenario.one(id)).text();
    }

    @Test
    void a_state_with_mistakes_changes_nothing_and_names_them() {
        String before = control.get("/state").text();

        Response response = imported(
                scenario,
                "{\"ids\":\"predictable\",\"users\":[{\"id\":\"u\",\"reads\":[\"none\"]}],\"locks\":[\"v\"]}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message"))
                .contains("/users/0/reads/0: there is no source \"none\"")
                .contains("/locks/0: there is no intervention \"v\"");
        assertThat(control.get("/state").text()).isEqualTo(before);
    }

    @Test
    void a_state_whose_ids_are_made_in_another_way_is_refused() {
        Response response = imported(scenario, "{\"ids\":\"random\"}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().getString("message")).contains("/ids").contains("tenant");
    }

    @Test
    void a_token_whose_user_is_gone_is_unauthorized() {
        String tokenOfRemovedUser = scenario.asAgent().token();
        assertThat(imported(scenario, "{\"ids\":\"predictable\"}").status()).isEqualTo(200);

        assertThat(scenario.withToken(tokenOfRemovedUser).get("/interventions").status())
                .isEqualTo(401);
    }

    @Test
    void a_running_clock_is_exported_as_how_far_it_is_ahead() {
        World running = World.onClock(Clock.systemUTC(), Ids.RANDOM);
        running.advance(Duration.ofHours(5));
        try (EngageEmulator emulator = EngageEmulator.start(running)) {
            JsonObject state = TestClient.withoutToken(emulator.baseUri().resolve("/_emulator"))
                    .get("/state")
                    .json();

            assertThat(state.getInt("clock_ahead")).isEqualTo(18_000);
            World again = SeedReader.read(state.toString()).get().world();
            assertThat(Duration.between(running.now(), again.now()).abs()).isLessThan(Duration.ofMinutes(5));
        }
    }

    @Test
    void a_document_over_64_kibibytes_is_accepted() {
        String blanks = " ".repeat(1_000_000);

        assertThat(imported(scenario, "{\"ids\":\"predictable\"" + blanks + "}").status())
                .isEqualTo(200);
    }

    private InterventionId arrangeSomeOfEverything() {
        CategoryId root = CategoryId.of("root");
        scenario.world.addCategory(Category.withId(root).withName("Root").asUnselectable());
        scenario.world.addCategory(Category.withId(CategoryId.of("leaf")).withParent(root));
        scenario.world.addCustomField(CustomFieldDefinition.of("amount", CustomFieldType.FLOAT)
                .withLabel("Amount")
                .asMultiple());
        scenario.world.describe(User.withId(scenario.agent).named("Ada", "Lovelace"));
        World world = scenario.world;
        world.freezeClock(world.now());
        UserId susan = world.agent(scenario.chat);
        world.permit(susan, Permission.IMPERSONATE_USER, Permission.UPDATE_INTERVENTION);
        scenario.as(susan).get("/interventions");
        world.group(scenario.customer, world.customer());
        scenario.message();
        scenario.closed();
        world.defer(scenario.opened(), world.now().plusSeconds(3600));
        InterventionId reopened = scenario.closed();
        world.as(scenario.agent)
                .create(world.as(scenario.agent)
                        .get(reopened)
                        .get()
                        .origin()
                        .content()
                        .get())
                .get();
        world.as(scenario.agent)
                .updateCustomFields(
                        reopened,
                        HashMap.of(
                                "order",
                                CustomFieldValue.of(new BigDecimal("4711.5")),
                                "tags",
                                CustomFieldValue.of(List.of("a", "b"))))
                .get();
        world.advance(Duration.ofSeconds(61));
        InterventionId conversation = scenario.replied();
        world.comment(susan, conversation);
        world.comment(scenario.agent, conversation, "Call back");
        world.advance(Duration.ofSeconds(30));
        world.customerMessage(
                scenario.thread,
                world.as(scenario.agent)
                        .get(conversation)
                        .get()
                        .origin()
                        .identity()
                        .get());
        world.holdLock(scenario.opened());
        control.post("/faults", "operation=close&status=503&times=2&html=true");
        control.post("/faults", "delay=0&skip=7");
        return conversation;
    }

    private static Response imported(EmulatorScenario into, String state) {
        return into.controlApi().send("PUT", "/state", "application/json", state);
    }
}
