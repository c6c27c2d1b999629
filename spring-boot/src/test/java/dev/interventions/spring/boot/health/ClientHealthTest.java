package dev.interventions.spring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import dev.interventions.spring.boot.TestAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientHealthTest {

    private final TestAccount account = new TestAccount();
    private final HttpSettings settings = HttpSettings.of(account.emulator.baseUri(), account::token);

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void is_up_without_a_request() {
        ClientHealth health = health(settings, false);

        assertThat(health.status()).isEqualTo("UP");
        assertThat(health.details()).containsEntry("maxConnections", 20).doesNotContainKey("error");
        assertThat(account.emulator.journal()).isEmpty();
    }

    @Test
    void a_probe_lists_one_intervention() {
        ClientHealth health = health(settings, true);

        assertThat(health.status()).isEqualTo("UP");
        assertThat(account.emulator.journal()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/1.0/interventions");
            assertThat(request.parameters().get("limit").get()).containsExactly("1");
        });
    }

    @Test
    void is_down_if_the_probe_fails_and_says_why_without_the_token() {
        account.world.failNext(Operation.LIST, SimulatedFault.unavailable());

        ClientHealth health = health(settings.sendingOnce(), true);

        assertThat(health.status()).isEqualTo("DOWN");
        assertThat(health.details()).containsEntry("error", "ServiceFailed").containsKey("message");
        assertThat(health.toString()).doesNotContain(account.token());
    }

    @Test
    void is_unknown_if_the_budget_has_no_request_left() {
        ClientHealth health = health(settings.withBudget(TestAccount.budgetWithoutRequests()), true);

        assertThat(health.status()).isEqualTo("UNKNOWN");
        assertThat(health.details()).containsEntry("error", "BudgetExhausted");
        assertThat(account.emulator.journal()).isEmpty();
    }

    private static ClientHealth health(HttpSettings settings, boolean probe) {
        try (EngageClient client = EngageClient.connect(settings)) {
            return ClientHealth.of(client, probe);
        }
    }
}
