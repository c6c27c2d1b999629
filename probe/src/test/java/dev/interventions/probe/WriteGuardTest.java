package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.probe.Behavior.ServiceResponse;
import dev.interventions.probe.ledger.Conclusion;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.wire.Json;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The probe writes in one source only, to objects that the user named or the run created, and undoes its writes. */
@Timeout(120)
class WriteGuardTest {

    private static final String CREATE = "POST /1.0/interventions";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ledger.json");
    }

    private static Vector<String> writes(TestAccount account) {
        return account.calls().reject(call -> call.startsWith("GET "));
    }

    private int run(TestAccount account, String... arguments) {
        String[] all = Vector.of("--ledger", file().toString(), "--write", "--requests-per-minute", "250", "--source")
                .appendAll(Vector.of(arguments))
                .toJavaArray(String[]::new);
        return ProbeProcess.at(account).run(all);
    }

    @Test
    void everything_is_as_before_at_the_end() {
        try (TestAccount account = TestAccount.good()) {
            var before = account.find(account.replied);

            assertThat(ProbeProcess.at(account).run(ProbeProcess.everything(account, file())))
                    .isZero();

            var after = account.find(account.replied);
            assertThat(after.isClosed()).isFalse();
            assertThat(after.owner()).isEqualTo(before.owner());
            assertThat(after.categories()).isEqualTo(before.categories());
            assertThat(account.openedOn(account.message)).isZero();
            assertThat(ProbeProcess.read(file()).left()).isEmpty();
        }
    }

    @Test
    void a_closed_intervention_is_reopened_and_ends_closed() {
        try (TestAccount account = TestAccount.good()) {
            account.world.as(account.colleague).close(account.replied);
            account.world.advance(Duration.ofMinutes(5));

            assertThat(ProbeProcess.at(account).run(ProbeProcess.everything(account, file())))
                    .isZero();

            assertThat(ProbeProcess.read(file()).findings().reject(Finding::isProven))
                    .isEmpty();
            assertThat(account.find(account.replied).isClosed()).isTrue();
            assertThat(account.find(account.replied).owner()).contains(account.colleague);
        }
    }

    @Test
    void nothing_in_another_source_is_written_to() {
        try (TestAccount account = TestAccount.good()) {
            int code = run(
                    account,
                    account.mail.value(),
                    "--content",
                    account.message.value(),
                    "--intervention",
                    account.replied.value());

            assertThat(code).isZero();
            assertThat(writes(account)).as("only that on an unknown content").containsExactly(CREATE);
            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.of("close-date").get().seen())
                    .isEqualTo("the intervention is in another source than that of --source");
            assertThat(ledger.of("create-shape").get().seen())
                    .isEqualTo("the content is in another source than that of --source");
        }
    }

    @Test
    void a_source_that_changes_before_a_write_ends_the_run() {
        AtomicInteger readsBeforeWrites = new AtomicInteger(-1);
        Behavior moving = (call, service) -> {
            if (call.method().equals("POST")) {
                readsBeforeWrites.set(0);
            }
            boolean moved =
                    call.isGetOfOne() && readsBeforeWrites.get() >= 0 && readsBeforeWrites.incrementAndGet() == 2;
            ServiceResponse response = service.respond(call);
            return moved ? response.with("source_id", Json.text("another")) : response;
        };
        try (TestAccount account = new TestAccount(moving)) {
            assertThat(run(account, account.shop.value(), "--intervention", account.replied.value()))
                    .isEqualTo(3);

            assertThat(writes(account)).containsExactly(CREATE);
            assertThat(ProbeProcess.read(file()).surprise().get()).contains("nothing was written to it");
        }
    }

    @Test
    void an_intervention_that_cannot_be_restored_or_closed_is_left_alone() {
        try (TestAccount account = TestAccount.good()) {
            InterventionId unreplied = account.open(account.colleague, account.shop);

            run(account, account.shop.value(), "--intervention", unreplied.value());
            assertThat(ProbeProcess.read(file()).of("close-date").get().seen()).isEqualTo("no agent has replied to it");

            account.world.defer(account.replied, account.world.now().plusSeconds(3600));
            run(account, account.shop.value(), "--intervention", account.replied.value());
            assertThat(ProbeProcess.read(file()).of("close-date").get().seen())
                    .isEqualTo("it is deferred, which can't be restored");

            assertThat(writes(account)).containsOnly(CREATE);
        }
    }

    @Test
    void a_content_that_has_an_intervention_is_left_alone() {
        try (TestAccount account = TestAccount.good()) {
            account.world.as(account.colleague).create(account.message);

            run(account, account.shop.value(), "--content", account.message.value());

            assertThat(writes(account)).containsExactly(CREATE);
            assertThat(ProbeProcess.read(file()).of("create-shape").get().seen())
                    .isEqualTo("the content belongs to an intervention");
        }
    }

    @Test
    void a_closing_soon_after_the_last_change_proves_nothing_about_its_date() {
        try (TestAccount account = TestAccount.good()) {
            account.world.agentReply(account.colleague, account.replied);
            account.world.advance(Duration.ofSeconds(59));

            run(account, account.shop.value(), "--intervention", account.replied.value());

            assertThat(ProbeProcess.read(file()).of("close-date").get().conclusion())
                    .isEqualTo(Conclusion.NOT_ARRANGEABLE);
        }
    }

    @Test
    void without_the_tokens_user_nothing_is_said_about_owners() {
        try (TestAccount account = TestAccount.good()) {
            run(
                    account,
                    account.shop.value(),
                    "--content",
                    account.message.value(),
                    "--intervention",
                    account.replied.value());

            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.of("create-owner").get().seen()).contains("--user is missing");
            assertThat(ledger.of("reopen-owner").get().seen()).contains("--user is missing");
            assertThat(ledger.of("close-date").get().isProven()).isTrue();
        }
    }
}
