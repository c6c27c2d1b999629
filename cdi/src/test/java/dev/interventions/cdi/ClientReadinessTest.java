package dev.interventions.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import dev.interventions.port.budget.RequestBudget;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientReadinessTest {

    private final TestAccount account = new TestAccount();
    private final TestHost host = new TestHost().with(account.properties("interventions"));

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void is_up_without_a_request() {
        HealthCheckResponse health = health(host);

        assertThat(health.getName()).isEqualTo("interventions");
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(data(health)).containsEntry("maxConnections", 20L).doesNotContainKey("error");
        assertThat(account.emulator.journal()).isEmpty();
    }

    @Test
    void a_probe_lists_one_intervention() {
        HealthCheckResponse health = health(probing());

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(account.emulator.journal()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/1.0/interventions");
            assertThat(request.parameters().get("limit").get()).containsExactly("1");
        });
    }

    @Test
    void is_down_if_the_probe_fails_and_says_why_without_the_token() {
        account.world.failNext(Operation.LIST, SimulatedFault.unavailable());

        HealthCheckResponse health = health(probing().with("interventions.sending-once", "true"));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(health)).containsEntry("error", "ServiceFailed").containsKey("message");
        assertThat(data(health).toString()).doesNotContain(account.token());
    }

    @Test
    void is_up_if_the_budget_has_no_request_left_for_the_probe() {
        HealthCheckResponse health =
                health(probing().withBean(RequestBudget.class, TestAccount.budgetWithoutRequests()));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(data(health)).containsEntry("error", "BudgetExhausted");
        assertThat(account.emulator.journal()).isEmpty();
    }

    @Test
    void shows_each_account_with_its_name_and_is_down_if_one_is() {
        try (TestAccount support = new TestAccount()) {
            support.world.failNext(Operation.LIST, SimulatedFault.unavailable());

            HealthCheckResponse health = health(probing()
                    .with(support.properties("interventions.accounts.support"))
                    .with("interventions.accounts.support.sending-once", "true"));

            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(data(health))
                    .containsEntry("support.error", "ServiceFailed")
                    .containsKeys("maxConnections", "support.maxConnections")
                    .doesNotContainKey("error");
        }
    }

    @Test
    void is_up_if_the_library_is_disabled() {
        HealthCheckResponse health = health(new TestHost().with("interventions.enabled", "false"));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(data(health)).isEmpty();
    }

    private TestHost probing() {
        return host.with("interventions.health.probe", "true");
    }

    private static HealthCheckResponse health(TestHost host) {
        try (SeContainer running = host.start()) {
            return running.select(HealthCheck.class, Readiness.Literal.INSTANCE)
                    .get()
                    .call();
        }
    }

    private static Map<String, Object> data(HealthCheckResponse health) {
        return health.getData().orElseThrow();
    }
}
