package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.Behavior.ServiceResponse;
import dev.interventions.probe.ledger.Conclusion;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.wire.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response or failure that no check foresees ends the run. */
@Timeout(120)
class SurprisesTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ledger.json");
    }

    @Test
    void a_token_that_is_not_accepted_ends_the_run_at_its_first_request() {
        try (TestAccount account = TestAccount.good()) {
            ProbeProcess probe = ProbeProcess.at(account.baseUri(), "another-token");

            assertThat(probe.run(ProbeProcess.everything(account, file()))).isEqualTo(3);

            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.surprise().get()).startsWith("GET /interventions?limit=150 was answered with 401");
            assertThat(ledger.findings().map(Finding::conclusion)).containsOnly(Conclusion.NOT_ARRANGEABLE);
            assertThat(ledger.findings().map(Finding::seen)).containsOnly("the run ended before this check");
            assertThat(account.calls()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 503})
    void a_status_that_says_nothing_about_a_rule_ends_the_run_and_keeps_what_was_proven(int status) {
        Behavior behavior = (call, service) ->
                call.query().contains("limit=151") ? new ServiceResponse(status, "<html>") : service.respond(call);
        try (TestAccount account = new TestAccount(behavior)) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run(ProbeProcess.everything(account, file()))).isEqualTo(3);

            Ledger ledger = ProbeProcess.read(file());
            assertThat(ledger.surprise().get())
                    .isEqualTo("GET /interventions?offset=0&limit=151 was answered with " + status
                            + " and \"not JSON, 6 bytes\"");
            assertThat(probe.err()).contains(ledger.surprise().get());
            assertThat(ledger.of("page-count").get().isProven()).isTrue();
            assertThat(ledger.of("page-clamped").get().conclusion()).isEqualTo(Conclusion.NOT_ARRANGEABLE);
            assertThat(account.calls().last()).isEqualTo("GET /1.0/interventions");
        }
    }

    @Test
    void a_field_of_another_type_ends_the_run() {
        Behavior behavior = (call, service) -> call.isLargestList()
                ? service.respond(call)
                        .withEach(record -> ServiceResponse.change(
                                record, "created_at", Json.array().build()))
                : service.respond(call);
        try (TestAccount account = new TestAccount(behavior)) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run("--ledger", file().toString())).isEqualTo(3);

            assertThat(probe.err()).contains("the field created_at of a record isn't text");
        }
    }

    @Test
    void a_run_that_ended_early_reports_what_is_left_changed() {
        Behavior behavior =
                (call, service) -> call.is("PUT", "/close") ? new ServiceResponse(500, "") : service.respond(call);
        try (TestAccount account = new TestAccount(behavior)) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run(ProbeProcess.everything(account, file()))).isEqualTo(3);

            assertThat(ProbeProcess.read(file()).left())
                    .containsExactly("the content of --content: has an open intervention, which has to be cancelled");
            assertThat(probe.err()).contains("left changed: the content of --content");
            assertThat(account.calls().last()).endsWith("/close");
        }
    }

    @Test
    void a_body_that_is_too_long_is_not_read_to_its_end() {
        Behavior behavior = (call, service) -> new ServiceResponse(200, "[" + " ".repeat(9_000_000) + "]");
        try (TestAccount account = new TestAccount(behavior)) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run("--ledger", file().toString())).isEqualTo(3);

            assertThat(probe.err()).contains("the body has more than 8388608 bytes");
        }
    }
}
