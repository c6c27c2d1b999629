package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Refused;
import dev.interventions.feed.FeedPosition;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.kafka.index.TopicIndex;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final CopiedAccount account = new CopiedAccount(3);

    @AfterEach
    void closeEmulator() {
        account.close();
    }

    /** Reads the account without the network. */
    private AccountReader started(Supplier<Option<TopicIndex>> topic) {
        Map<String, String> properties = account.connectorProperties();
        properties.put("task.account", CopiedAccount.NAME);
        AccountReader reader = new AccountReader(
                TaskSettings.of(HashMap.ofAll(properties)), account.interventions(), topic, FeedPosition.start());
        reader.start();
        return reader;
    }

    @Test
    void it_continues_after_a_temporary_error() throws InterruptedException {
        account.world().failNext(Operation.LIST, SimulatedFault.unavailable());

        try (AccountReader reader = started(Option::none)) {
            assertThat(reader.next(BOUND).get().changes()).hasSize(3);
        }
    }

    @Test
    void a_refusal_ends_reading() {
        account.world()
                .failNext(Operation.LIST, SimulatedFault.refused(new Refused.NotAuthenticated("the token is unknown")));

        try (AccountReader reader = started(Option::none)) {
            assertThatThrownBy(() -> awaitFailure(reader))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("account north can't be read: the token is unknown");
        }
    }

    @Test
    void a_topic_that_can_not_be_read_ends_reading() {
        try (AccountReader reader = started(() -> {
            throw new TopicAuthorizationException("interventions.north");
        })) {
            assertThatThrownBy(() -> awaitFailure(reader))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageStartingWith("the topic can't be read back")
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void a_defect_ends_reading_and_keeps_its_cause() {
        try (AccountReader reader = started(() -> {
            throw new IllegalStateException("a defect");
        })) {
            assertThatThrownBy(() -> awaitFailure(reader))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("a defect")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private static void awaitFailure(AccountReader reader) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < end) {
            reader.next(Duration.ofMillis(100));
        }
    }
}
