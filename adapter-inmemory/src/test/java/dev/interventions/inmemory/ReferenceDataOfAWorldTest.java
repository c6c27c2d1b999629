package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.User;
import io.vavr.collection.HashSet;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReferenceDataOfAWorldTest {

    private static final CategoryId BILLING = CategoryId.of("billing");

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final InMemoryReferenceData data = world.referenceData(agent);

    @Test
    void definitions_are_returned_in_the_order_in_which_they_were_added() {
        world.addCategory(Category.withId(BILLING));
        world.addCategory(Category.withId(CategoryId.of("anger")));
        world.addCustomField(CustomFieldDefinition.withKey("weight"));
        world.addCustomField(CustomFieldDefinition.withKey("colour"));

        assertThat(data.categories().get().all().map(Category::id)).containsExactly(BILLING, CategoryId.of("anger"));
        assertThat(data.customFields().get().all().map(CustomFieldDefinition::key))
                .containsExactly("weight", "colour");
    }

    @Test
    void a_definition_can_be_replaced_and_removed() {
        world.addCategory(Category.withId(BILLING));
        world.addCategory(Category.withId(BILLING).asUnselectable());
        world.addCustomField(CustomFieldDefinition.withKey("weight"));

        assertThat(data.categories().get().all())
                .containsExactly(Category.withId(BILLING).asUnselectable());

        world.removeCategory(BILLING);
        world.removeCustomField("weight");

        assertThat(data.categories().get().all()).isEmpty();
        assertThat(data.customFields().get().all()).isEmpty();
    }

    @Test
    void users_are_the_agents_with_their_profiles() {
        UserId other = world.agent();
        User described = User.withId(other).named("Grace", "Hopper");
        world.describe(described);

        assertThat(data.users().get()).containsExactly(User.withId(agent), described);
    }

    @Test
    void only_an_agent_can_be_described() {
        assertThatIllegalArgumentException().isThrownBy(() -> world.describe(User.withId(UserId.of("nobody"))));
    }

    @Test
    void readable_sources_follow_what_the_agent_reads_now() {
        assertThat(data.readableSources().get()).isEqualTo(HashSet.of(source));
        world.hide(agent, source);
        assertThat(data.readableSources().get()).isEmpty();
    }

    @Test
    void another_user_is_impersonated_only_with_the_permission() {
        UserId other = world.agent(source);

        assertThat(data.actingAs(other).readableSources().getLeft()).isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    void a_snapshot_keeps_the_definitions_of_the_account() {
        world.addCategory(Category.withId(BILLING));
        WorldSnapshot snapshot = world.snapshot();
        world.removeCategory(BILLING);
        assertThat(world.snapshot().hasDirectoryOf(snapshot)).isFalse();
        world.restore(snapshot);

        assertThat(data.categories().get().find(BILLING)).isNotEmpty();
    }
}
