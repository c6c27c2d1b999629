package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The contracts against tenants of one emulator. */
class TenantsTest {

    private static final String CONTRACTS = ".*\\.Http(?!Architecture|Completeness)\\w+Test";

    @Test
    void two_runs_of_every_contract_share_an_emulator_without_meeting() {
        try (EngageEmulator emulator = EngageEmulator.start(World.startingAt(Instant.EPOCH))) {
            CompletableFuture<ContractRun> one = running(emulator);
            CompletableFuture<ContractRun> other = running(emulator);

            for (ContractRun run : new ContractRun[] {one.join(), other.join()}) {
                assertThat(run.failures()).isEmpty();
                assertThat(run.results().keySet()).contains("closes_an_intervention_with_the_current_time");
            }
            assertThat(emulator.journal()).isEmpty();
        }
    }

    private static CompletableFuture<ContractRun> running(EngageEmulator emulator) {
        return CompletableFuture.supplyAsync(
                () -> HttpFixture.sharing(
                        emulator, () -> ContractRun.ofPackage(TenantsTest.class.getPackageName(), CONTRACTS)),
                task -> new Thread(task).start());
    }
}
