package dev.interventions.webhooks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.tck.EventStoreContract;
import dev.interventions.tck.EventStoreFixture;
import dev.interventions.testdatabases.TestRedis;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RedisEventStoreTest extends EventStoreContract {

    private static TestRedis redis;
    private static RedisEventStore connected;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        connected = RedisEventStore.connect(redis.uri());
    }

    @AfterAll
    static void stop() {
        connected.close();
        redis.close();
    }

    @Override
    protected EventStoreFixture createFixture() {
        AtomicLong millis = new AtomicLong(1_767_225_600_000L);
        String prefix = "{" + UUID.randomUUID() + "}:";
        EventStore store = connected.withPrefix(prefix).on(millis::get);
        return new EventStoreFixture() {
            @Override
            public EventStore store() {
                return store;
            }

            @Override
            public void advance(Duration time) {
                millis.addAndGet(time.toMillis());
            }

            @Override
            public Option<EventStore> reopened() {
                return Option.some(
                        RedisEventStore.over(redis.connect()).withPrefix(prefix).on(millis::get));
            }

            @Override
            public void close() {}
        };
    }

    private static WebhookEvent event(String id) {
        return new WebhookEvent(
                id,
                EventType.INTERVENTION_OPENED,
                Option.some(Instant.ofEpochMilli(Long.MIN_VALUE)),
                Option.some("-1:\u0000é\uD83D\uDE00"),
                "7:",
                "",
                "{}");
    }

    @Test
    void measures_a_lease_by_the_clock_of_the_server() {
        RedisEventStore store = connected.withPrefix("{" + UUID.randomUUID() + "}:");
        store.add(List.of(event("e1")));

        EventBatch batch = store.claim(10, Duration.ofHours(1)).get().single();

        assertThat(batch.events()).containsExactly(event("e1"));
        assertThat(store.claim(10, Duration.ofHours(1)).get()).isEmpty();
        assertThat(store.retry(batch, Duration.ofHours(-1)).get()).isTrue();
        assertThat(store.claim(10, Duration.ofHours(1)).get()).hasSize(1);
    }

    @Test
    void a_server_that_is_killed_keeps_what_it_has_acknowledged_if_it_syncs_always(@TempDir Path folder) {
        try (TestRedis durable = TestRedis.start("dir " + folder, "appendonly yes", "appendfsync always")) {
            assertThat(RedisEventStore.over(durable.connect())
                            .add(List.of(event("e1"), event("e2")))
                            .get())
                    .isEqualTo(2);

            durable.kill();
            durable.startAgain();

            assertThat(RedisEventStore.over(durable.connect())
                            .add(List.of(event("e1"), event("e2"), event("e3")))
                            .get())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_server_that_is_gone_is_a_failure() {
        try (TestRedis gone = TestRedis.start();
                RedisEventStore store = RedisEventStore.connect(gone.uri())) {
            gone.kill();

            assertThat(store.add(List.of(event("e1"))).getLeft().message()).startsWith("Redis: ");
            assertThat(store.claim(1, Duration.ofSeconds(1)).isLeft()).isTrue();
        }
    }
}
