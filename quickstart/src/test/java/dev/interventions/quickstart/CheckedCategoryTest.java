package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckedCategoryTest {

    private static final CategoryId BILLING = CategoryId.of("billing");
    private static final CategoryId REFUND = CategoryId.of("refund");

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    private final UserId agent = world.agent(mailbox);

    @Test
    void refuses_a_category_that_is_not_selectable() {
        world.addCategory(Category.withId(BILLING).asUnselectable());
        world.addCategory(Category.withId(REFUND).withParent(BILLING));
        InterventionId id = world.as(agent)
                .create(world.customerMessage(world.thread(mailbox), world.customer()))
                .get()
                .id();

        try (EngageEmulator emulator = EngageEmulator.start(world);
                EngageClient client =
                        EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(agent)))) {
            assertThat(CheckedCategory.set(client, id, BILLING))
                    .startsWith("refused: category billing is unselectable");
            assertThat(CheckedCategory.set(client, id, REFUND)).isEqualTo("categorized");
        }

        assertThat(world.as(agent).get(id).get().categories().get()).containsExactly(REFUND);
    }
}
