package dev.interventions.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.testdatabases.TestDatabase;
import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class JdbcEventStoreTest {

    private static final Duration LEASE = Duration.ofHours(1);

    private static WebhookEvent event(String id, String interventionId) {
        return new WebhookEvent(
                id,
                EventType.INTERVENTION_CLOSED,
                Option.some(Instant.ofEpochMilli(1)),
                Option.none(),
                "intervention",
                interventionId,
                "{}");
    }

    @ParameterizedTest
    @EnumSource
    void removes_events_that_were_handled_long_ago_in_steps(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            EventStore store = fixture.store();
            store.add(Vector.range(0, 10).map(number -> event("old" + number, "i1")));
            store.complete(store.claim(1, LEASE).get().single());
            fixture.advance(EventStore.MEMORY.plusMillis(1));

            for (int number = 0; number < 3; number++) {
                store.add(List.of(event("new" + number, "i1")));
                store.complete(store.claim(1, LEASE).get().single());
            }

            assertThat(TestDatabase.number(
                            fixture.database(), "SELECT COUNT(*) FROM webhook_events WHERE id LIKE 'old%'"))
                    .isEqualTo(10 - 3 * 2);
            assertThat(TestDatabase.number(
                            fixture.database(), "SELECT COUNT(*) FROM webhook_events WHERE id LIKE 'new%'"))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stores_a_delivery_that_is_longer_than_a_statement(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            Vector<WebhookEvent> events = Vector.range(0, 1_234).map(number -> event("e" + number, "i1"));

            assertThat(fixture.store().add(events.appendAll(events)).get()).isEqualTo(1_234);
            assertThat(fixture.store().add(events).get()).isZero();

            EventBatch first = fixture.store().claim(1, LEASE).get().single();
            assertThat(first.events()).containsExactlyElementsOf(events.take(500));
            fixture.store().complete(first);
            assertThat(fixture.store().claim(1, LEASE).get().single().events())
                    .containsExactlyElementsOf(events.slice(500, 1_000));
        }
    }

    @ParameterizedTest
    @EnumSource
    void stores_subjects_types_and_metadata_of_any_length_and_any_time(TestDatabase kind) {
        String longText = "é".repeat(100_000);
        List<WebhookEvent> events = List.of(Long.MIN_VALUE, Long.MAX_VALUE)
                .map(millis -> new WebhookEvent(
                        "e" + millis,
                        new EventType(longText),
                        Option.some(Instant.ofEpochMilli(millis)),
                        Option.some(longText),
                        longText,
                        longText,
                        "{\"text\":\"\\u0000" + longText + "\"}"));
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            assertThat(fixture.store().add(events).get()).isEqualTo(2);

            EventBatch batch = fixture.store().claim(1, LEASE).get().single();

            assertThat(batch.events()).containsExactlyElementsOf(events);
            assertThat(fixture.store().retry(batch, Duration.ZERO).get()).isTrue();
            EventBatch again = fixture.store().claim(1, LEASE).get().single();
            assertThat(fixture.store().complete(again).get()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keeps_a_reason_that_the_database_would_refuse(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            fixture.store().add(List.of(event("e1", "i1")));

            fixture.store().giveUp(fixture.store().claim(1, LEASE).get().single(), "a \0 and \uD800");

            assertThat(fixture.store().deadLetters(1).get())
                    .containsExactly(new DeadLetter(event("e1", "i1"), "a ? and ?"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void measures_a_lease_by_the_clock_of_the_database(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            JdbcEventStore store = JdbcEventStore.in(fixture.database());
            store.add(List.of(event("e1", "i1")));
            long before = System.currentTimeMillis();

            assertThat(store.claim(10, LEASE).get()).hasSize(1);

            assertThat(store.claim(10, LEASE).get()).isEmpty();
            long dueAt = TestDatabase.number(fixture.database(), "SELECT due_at FROM webhook_claims");
            assertThat(dueAt - LEASE.toMillis()).isBetween(before - 60_000, System.currentTimeMillis() + 60_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void creates_tables_that_exist_without_a_change(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            fixture.store().add(List.of(event("e1", "i1")));

            JdbcEventStore store =
                    JdbcEventStore.in(fixture.database()).createTables().get();

            assertThat(store.add(List.of(event("e1", "i1"))).get()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void returns_connections_as_they_were(TestDatabase kind) throws SQLException {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            fixture.database().setMaxConnections(1);
            try (Connection connection = fixture.database().getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            }

            assertThat(fixture.store().add(List.of(event("e1", "i1"))).get()).isEqualTo(1);

            try (Connection connection = fixture.database().getConnection()) {
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_the_next_of_many_events_by_an_index(TestDatabase kind) {
        try (StoreInDatabase fixture = StoreInDatabase.of(kind)) {
            fixture.store().add(Vector.range(0, 2_000).map(number -> event("e" + number, "i" + number)));
            TestDatabase.execute(fixture.database(), "ANALYZE");

            String plan = TestDatabase.text(fixture.database(), "EXPLAIN " + ClaimTable.UNCLAIMED);

            if (kind == TestDatabase.H2) {
                assertThat(plan).contains("index sorted");
            } else {
                assertThat(plan).contains("webhook_events_state").doesNotContain("Sort");
            }
        }
    }
}
