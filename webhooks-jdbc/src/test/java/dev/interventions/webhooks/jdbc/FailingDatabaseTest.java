package dev.interventions.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.testdatabases.FailingDataSource;
import dev.interventions.testdatabases.TestDatabase;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.RetrySchedule;
import dev.interventions.webhooks.WebhookOutcome;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookRequest;
import dev.interventions.webhooks.WebhookResponse;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.store.StoreFailure;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class FailingDatabaseTest {

    private static final Interventions ACCOUNT = account();
    private static final String DELIVERY = """
            {"events":[
             {"id":"e1","type":"intervention.opened","resource":{"type":"intervention","id":"i1"}},
             {"id":"e2","type":"intervention.closed","resource":{"type":"intervention","id":"i1"}},
             {"id":"e3","type":"intervention.opened","resource":{"type":"intervention","id":"i2"}}]}""";

    private static Interventions account() {
        World world = World.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
        return world.as(world.agent(world.source()));
    }

    private static WebhookResponse deliver(DataSource database) {
        WebhookReceiver receiver = WebhookReceiver.of(JdbcEventStore.in(database), WebhookSecrets.of("secret"));
        try {
            return receiver.receive(new WebhookRequest(
                    "POST",
                    HashMap.empty(),
                    Option.some("secret"),
                    () -> new ByteArrayInputStream(DELIVERY.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dispatch(DataSource database, List<String> handled) {
        try {
            return EventDispatcher.of(
                            JdbcEventStore.in(database),
                            ACCOUNT,
                            hint -> hint.events().forEach(event -> handled.add(event.id())))
                    .withLease(Duration.ofMillis(1))
                    .withRetries(new RetrySchedule(1, Duration.ZERO, Duration.ZERO))
                    .dispatchDue()
                    .isRight();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers_503_and_stores_all_or_nothing_if_the_database_fails_before_any_call(TestDatabase kind) {
        failsAtEachCall(kind, FailingDataSource::before);
    }

    @ParameterizedTest
    @EnumSource
    void answers_503_and_stores_all_or_nothing_if_the_database_fails_after_any_call(TestDatabase kind) {
        failsAtEachCall(kind, FailingDataSource::after);
    }

    private interface Failure {
        FailingDataSource at(long call, DataSource database);
    }

    private static void failsAtEachCall(TestDatabase kind, Failure failure) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            boolean hasFailed = true;
            long call = 1;
            for (; hasFailed; call++) {
                TestDatabase.execute(fixture.database(), "DELETE FROM webhook_events");
                FailingDataSource failing = failure.at(call, fixture.database());

                WebhookResponse response = deliver(failing.source());

                hasFailed = failing.hasFailed();
                assertThat(response.status()).isEqualTo(hasFailed ? 503 : 200);
                assertThat(TestDatabase.number(fixture.database(), "SELECT COUNT(*) FROM webhook_events"))
                        .isIn(0L, 3L);
                assertThat(deliver(fixture.database()).status()).isEqualTo(200);
                assertThat(TestDatabase.number(fixture.database(), "SELECT COUNT(*) FROM webhook_events"))
                        .isEqualTo(3);
            }
            assertThat(call).isGreaterThan(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void handles_each_event_if_the_database_fails_at_any_call_of_the_dispatcher(TestDatabase kind) {
        handlesEachEvent(kind, FailingDataSource::before);
        handlesEachEvent(kind, FailingDataSource::after);
    }

    private static void handlesEachEvent(TestDatabase kind, Failure failure) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            boolean hasFailed = true;
            long call = 1;
            for (; hasFailed; call++) {
                TestDatabase.execute(fixture.database(), "DELETE FROM webhook_events");
                deliver(fixture.database());
                List<String> handled = new ArrayList<>();
                FailingDataSource failing = failure.at(call, fixture.database());

                boolean succeeded = dispatch(failing.source(), handled);

                hasFailed = failing.hasFailed();
                assertThat(succeeded).isEqualTo(!hasFailed);
                while (TestDatabase.number(
                                fixture.database(), "SELECT COUNT(*) FROM webhook_events WHERE state = 'waiting'")
                        > 0) {
                    dispatch(fixture.database(), handled);
                }
                assertThat(handled).contains("e1", "e2", "e3");
                assertThat(TestDatabase.number(fixture.database(), "SELECT COUNT(*) FROM webhook_claims"))
                        .isZero();
            }
            assertThat(call).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void says_what_to_do_if_there_are_no_tables(TestDatabase kind) {
        JdbcConnectionPool database = kind.empty();

        WebhookResponse response = deliver(database);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.outcome())
                .isInstanceOfSatisfying(
                        WebhookOutcome.NotStored.class,
                        outcome -> assertThat(outcome.reason())
                                .contains("createTables", "db/interventions-webhooks/V1__interventions_webhooks.sql"));
        database.dispose();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no //me:PASSWORD@host/db",
                "no //me:p@PASSWORD@host/db",
                "no //me:p/PASSWORD@host/db",
                "no //host/db?user=a&password=p,PASSWORD"
            })
    void shows_no_part_of_a_password(String message) {
        assertThat(failureOf(new SQLException(message)).message())
                .startsWith("no //")
                .doesNotContain("PASSWORD");
    }

    @Test
    void shows_no_password_and_one_line() {
        StoreFailure failure =
                failureOf(new SQLException("no jdbc:x://me:pw1@host/db?user=a&password=pw2\nat value 'v'"));

        assertThat(failure.message()).isEqualTo("no jdbc:x://…@host/db?user=a&password=…");
    }

    @Test
    void a_pool_that_throws_is_a_failure_too() {
        assertThat(failureOf(new IllegalStateException("the pool is closed")).message())
                .isEqualTo("IllegalStateException: the pool is closed");
    }

    private static StoreFailure failureOf(Exception cause) {
        return JdbcEventStore.in(FailingDataSource.throwing(cause))
                .deadLetters(1)
                .getLeft();
    }
}
