package dev.interventions.probe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.probe.Behavior;
import dev.interventions.probe.TestAccount;
import dev.interventions.probe.wire.Account;
import dev.interventions.probe.wire.Json;
import dev.interventions.probe.wire.Surprise;
import dev.interventions.probe.wire.WireClient;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GuardedWritesTest {

    private static GuardedWrites writes(TestAccount account, SourceId source) {
        Account parsed =
                Account.parse(account.baseUri().toString(), account.token()).get();
        WireClient client = new WireClient(parsed, RequestBudget.unlimited(), Duration.ofSeconds(30), "test");
        return new GuardedWrites(client, source, announced -> {});
    }

    private static void refuses(TestAccount account, String reason, ThrowingCallable write) {
        int before = account.calls().length();

        assertThatThrownBy(write).isInstanceOf(Surprise.class).hasMessageContaining(reason);

        assertThat(account.calls().drop(before)).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void what_was_neither_given_nor_created_is_not_written_to() {
        try (TestAccount account = TestAccount.good()) {
            GuardedWrites writes = writes(account, account.shop);
            String id = account.replied.value();

            refuses(account, "not one that was given or created", () -> writes.close(id));
            refuses(account, "not one that was given or created", () -> writes.reassign(id, account.user.value()));
            refuses(account, "not one that was given or created", () -> writes.createOnContentOf(id));
        }
    }

    @Test
    void what_was_given_is_not_written_to_in_another_source() {
        try (TestAccount account = TestAccount.good()) {
            GuardedWrites writes = writes(account, account.mail);
            writes.permit(account.replied);

            refuses(account, "not in the source of --source", () -> writes.close(account.replied.value()));
            refuses(account, "not in the source of --source", () -> writes.createOn(account.message.value()));
        }
    }

    @Test
    void nothing_is_opened_on_a_content_that_has_an_intervention() {
        try (TestAccount account = TestAccount.good()) {
            account.world.as(account.colleague).create(account.message);
            GuardedWrites writes = writes(account, account.shop);

            refuses(account, "the content isn't free", () -> writes.createOn(account.message.value()));
        }
    }

    @Test
    void what_was_given_is_not_cancelled() {
        try (TestAccount account = TestAccount.good()) {
            InterventionId unreplied = account.open(account.colleague, account.shop);
            GuardedWrites writes = writes(account, account.shop);
            writes.permit(unreplied);

            refuses(account, "that it hasn't created", () -> writes.cancel(unreplied.value()));
        }
    }

    @Test
    void what_was_created_is_not_cancelled_once_somebody_has_replied() {
        try (TestAccount account = TestAccount.good()) {
            GuardedWrites writes = writes(account, account.shop);
            String id = writes.created(writes.createOn(account.message.value()).response())
                    .id();
            account.world.agentReply(account.colleague, InterventionId.of(id));

            refuses(account, "somebody has replied", () -> writes.cancel(id));
        }
    }

    @Test
    void an_intervention_that_create_opens_in_another_source_is_a_surprise() {
        Behavior elsewhere = (call, service) -> call.is("POST", "/interventions")
                ? service.respond(call).with("source_id", Json.text("another"))
                : service.respond(call);
        try (TestAccount account = new TestAccount(elsewhere)) {
            GuardedWrites writes = writes(account, account.shop);
            var written = writes.createOn(account.message.value());

            refuses(account, "in another source", () -> writes.created(written.response()));
        }
    }
}
