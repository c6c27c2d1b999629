package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

    private static final CategoryId ROOT = CategoryId.of("root");

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("REFERENCE-1")
    void categories_are_listed_in_pages_and_by_parent_or_id() {
        scenario.world.addCategory(Category.withId(ROOT).withName("Root").asUnselectable());
        scenario.world.addCategory(Category.withId(CategoryId.of("leaf")).withParent(ROOT));

        assertThat(agent.get("/categories?limit=1").text())
                .isEqualToIgnoringNewLines(
                        "{\"count\":2,\"offset\":0,\"limit\":1,\"records\":[{\"id\":\"root\",\"name\":\"Root\","
                                + "\"mandatory\":false,\"multiple\":false,\"post_qualification\":false,\"unselectable\":true}]}");
        assertThat(agent.get("/categories?parent_id=root").text())
                .contains("\"count\":1", "\"id\":\"leaf\"", "\"parent_id\":\"root\"");
        assertThat(agent.get("/categories?ids=root,none").text()).contains("\"count\":1", "\"id\":\"root\"");
        assertThat(agent.get("/categories?offset=5").text()).contains("\"count\":2", "\"records\":[]");
    }

    @Test
    @Tag("REFERENCE-2")
    void custom_fields_are_listed_with_their_types_and_restrictions() {
        scenario.world.addCustomField(CustomFieldDefinition.of("colour", CustomFieldType.SINGLE_CHOICE)
                .withLabel("Colour")
                .withChoices("red", "blue")
                .asReadOnly());

        assertThat(agent.get("/custom_fields").text())
                .isEqualToIgnoringNewLines(
                        "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"colour\","
                                + "\"associated_type_name\":\"Intervention\",\"key\":\"colour\",\"label\":\"Colour\","
                                + "\"type\":\"single_choice\",\"choices\":[\"red\",\"blue\"],\"multiple\":false,\"read_only\":true}]}");
    }

    @Test
    @Tag("REFERENCE-3")
    void users_are_listed_with_their_profiles() {
        scenario.world.describe(User.withId(scenario.agent)
                .named("Ada", "Lovelace")
                .withEmail("ada@example.org")
                .asEnabled(true));

        assertThat(agent.get("/users").text())
                .contains(
                        "\"count\":1",
                        "{\"id\":\"" + scenario.agent.value()
                                + "\",\"firstname\":\"Ada\",\"lastname\":\"Lovelace\",\"email\":\"ada@example.org\",\"enabled\":true}");
    }

    @Test
    @Tag("REFERENCE-4")
    @Tag("REFERENCE-5")
    void sources_are_those_that_the_acting_user_reads() {
        SourceId mail = scenario.world.source();
        UserId other = scenario.world.agent(mail);
        scenario.world.permit(scenario.agent, Permission.IMPERSONATE_USER);

        assertThat(agent.get("/content_sources?permission=read").text()).contains("\"count\":1", scenario.chat.value());
        assertThat(agent.get("/content_sources?permission=read&impersonated_user_id=" + other.value())
                        .text())
                .contains("\"count\":1", mail.value());
    }

    @Test
    void a_list_needs_a_token_and_a_valid_page() {
        assertThat(scenario.withoutToken().get("/categories").status()).isEqualTo(401);
        assertThat(agent.get("/categories?limit=0").status()).isEqualTo(400);
        assertThat(agent.get("/users?impersonated_user_id=nobody").status()).isEqualTo(400);
    }

    @Test
    void faults_disturb_a_list() {
        scenario.controlApi().post("/faults", "operation=list_categories&status=503");

        assertThat(agent.get("/categories").status()).isEqualTo(503);
        assertThat(agent.get("/categories").status()).isEqualTo(200);
    }
}
