package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import io.vavr.collection.Seq;
import java.net.URI;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WebhooksOfAWorldTest {

    private static final SubscriptionSettings SETTINGS =
            SubscriptionSettings.of(URI.create("https://shop.example/hook"), "intervention.closed");

    private final WorldScenario scenario = new WorldScenario();
    private final World world = scenario.world;
    private final InMemoryWebhooks webhooks = world.webhooks(scenario.agent);

    private static Seq<Subscription> listed(InMemoryWebhooks seen) {
        return seen.list(PageRequest.first()).get().records();
    }

    @Test
    void a_webhook_is_active_and_has_no_status_since_no_receiver_is_asked() {
        Subscription created = webhooks.create(SETTINGS).get();

        assertThat(created.active()).containsExactly(true);
        assertThat(created.status()).isEmpty();
        assertThat(listed(webhooks)).containsExactly(created);
    }

    @Test
    void only_an_agent_has_webhooks() {
        assertThatThrownBy(() -> world.webhooks(UserId.of("nobody"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_webhook_that_a_view_creates_belongs_to_the_user_as_whom_it_acts() {
        UserId colleague = world.agent();
        assertThat(webhooks.actingAs(colleague).create(SETTINGS).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
        world.permit(scenario.agent, Permission.IMPERSONATE_USER);

        Subscription created = webhooks.actingAs(colleague).create(SETTINGS).get();

        assertThat(listed(webhooks)).isEmpty();
        assertThat(listed(world.webhooks(colleague))).containsExactly(created);
    }

    @Test
    void writes_report_their_effects() {
        java.util.List<Operation> effects = new ArrayList<>();
        InMemoryWebhooks reporting = webhooks.reportingEffectsTo(effects::add);
        Subscription created = reporting.create(SETTINGS).get();
        reporting.create(SETTINGS);
        reporting.get(created.id());
        reporting.update(created.id(), SETTINGS.withActive(false));

        reporting.delete(created.id());

        assertThat(effects)
                .containsExactly(Operation.CREATE_WEBHOOK, Operation.UPDATE_WEBHOOK, Operation.DELETE_WEBHOOK);
    }

    @Test
    void faults_show_every_outcome_of_ensure() {
        world.failNext(Operation.LIST_WEBHOOKS, SimulatedFault.unavailable());
        assertThat(webhooks.ensure(SETTINGS).getLeft()).isInstanceOf(Unavailable.class);

        world.failNext(Operation.CREATE_WEBHOOK, SimulatedFault.effectUnknownAndNotApplied());
        assertThat(webhooks.ensure(SETTINGS).getLeft()).isInstanceOf(EffectUnknown.class);

        world.failNext(Operation.CREATE_WEBHOOK, SimulatedFault.effectUnknownButApplied());
        Subscription ensured = webhooks.ensure(SETTINGS).get();

        assertThat(listed(webhooks)).containsExactly(ensured);
    }

    @Test
    void a_snapshot_has_the_webhooks() {
        WorldSnapshot before = world.snapshot();
        webhooks.create(SETTINGS);
        WorldSnapshot after = world.snapshot();

        world.restore(before);
        assertThat(listed(webhooks)).isEmpty();

        world.restore(after);
        assertThat(listed(webhooks)).hasSize(1);
    }
}
