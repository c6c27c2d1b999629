package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.check.Check;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs at accounts whose service breaks one rule. */
@Timeout(120)
class WrongServicesTest {

    @ParameterizedTest
    @EnumSource
    void the_broken_rule_is_named_and_no_other(WrongService service, @TempDir Path folder) {
        Path file = folder.resolve("ledger.json");
        try (TestAccount account = service.account()) {
            ProbeProcess probe = ProbeProcess.at(account);

            int code = probe.run(ProbeProcess.everything(account, file));

            Ledger ledger = ProbeProcess.read(file);
            Vector<Finding> contradicted = ledger.findings().filter(Finding::isContradicted);
            assertThat(contradicted.map(Finding::check))
                    .as(probe.out() + probe.err())
                    .containsExactly(service.check());
            assertThat(contradicted.get(0).seen()).contains(service.seen());
            assertThat(ledger.surprise()).isEmpty();
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void there_is_a_wrong_service_for_each_check() {
        assertThat(Vector.of(WrongService.values()).map(WrongService::check).distinct())
                .containsExactlyInAnyOrderElementsOf(Vector.of(Check.values()).map(Check::label));
    }
}
