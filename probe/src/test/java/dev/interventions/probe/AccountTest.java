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

/** A run at an account whose service follows the rules. */
@Timeout(120)
class AccountTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ledger.json");
    }

    @Test
    void every_check_is_proven_where_everything_is_arranged() {
        try (TestAccount account = TestAccount.good()) {
            ProbeProcess probe = ProbeProcess.at(account);

            int code = probe.run(ProbeProcess.everything(account, file()));

            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.findings().reject(Finding::isProven))
                    .as(probe.out() + probe.err())
                    .isEmpty();
            assertThat(ledger.findings().map(Finding::check))
                    .containsExactlyElementsOf(Vector.of(Check.values()).map(Check::label));
            assertThat(code).isZero();
        }
    }

    @Test
    void a_run_without_write_only_reads() {
        try (TestAccount account = TestAccount.good()) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run("--ledger", file().toString())).as(probe.err()).isZero();

            assertThat(account.calls())
                    .allMatch(call -> call.startsWith("GET "))
                    .hasSizeLessThan(50);
            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.findings().filter(Finding::isProven).map(Finding::check))
                    .contains("list-updated", "reply-times", "page-clamped")
                    .doesNotContain("unread-source", "close-date", "create-unknown");
            assertThat(ledger.requests()).isEqualTo(account.calls().length());
        }
    }
}
