package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.feed.FeedPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

class InterventionsSourceConnectorTest {

    private final InterventionsSourceConnector connector = new InterventionsSourceConnector();

    private static Map<String, String> twoAccounts() {
        return new HashMap<>(Map.of(
                "name", "copies",
                "accounts", "north,south",
                "tasks.max", "2",
                "cancelled", "ignore",
                "account.north.base.uri", "https://north.api.digital.ringcentral.com/1.0",
                "account.north.token", "north-token",
                "account.south.base.uri", "https://south.api.digital.ringcentral.com/1.0",
                "account.south.token", "south-token"));
    }

    @Test
    void a_worker_discovers_it() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(InterventionsSourceConnector.class);
    }

    @Test
    void its_version_is_that_of_the_build() {
        assertThat(connector.version())
                .matches("\\d+\\.\\d+\\.\\d+.*")
                .isEqualTo(new InterventionsSourceTask().version());
    }

    @Test
    void each_account_is_a_task_which_knows_no_other_token() {
        connector.start(twoAccounts());

        List<Map<String, String>> tasks = connector.taskConfigs(2);

        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0))
                .containsEntry("account.north.token", "north-token")
                .doesNotContainKey("account.south.token");
        assertThat(tasks.get(1))
                .containsEntry("account.south.token", "south-token")
                .doesNotContainValue("north-token");
        assertThat(tasks)
                .extracting(task -> TaskSettings.of(io.vavr.collection.HashMap.ofAll(task)))
                .extracting(TaskSettings::account, TaskSettings::topic)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("north", "interventions.north"),
                        org.assertj.core.api.Assertions.tuple("south", "interventions.south"));
    }

    @Test
    void settings_are_printed_without_the_token() {
        connector.start(twoAccounts());

        assertThat(TaskSettings.of(io.vavr.collection.HashMap.ofAll(
                                connector.taskConfigs(2).get(0)))
                        .toString())
                .contains("north")
                .doesNotContain("north-token");
    }

    @Test
    void fewer_tasks_than_accounts_are_refused() {
        connector.start(twoAccounts());

        assertThatThrownBy(() -> connector.taskConfigs(1)).isInstanceOf(ConnectException.class);
    }

    @Test
    void an_offset_that_is_a_position_can_be_set_and_deleted() {
        assertThatCode(() -> {
                    alter(
                            Map.of("account", "north"),
                            Map.of("position", FeedPosition.start().toString()));
                    alter(Map.of("account", "north"), null);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void any_other_offset_is_refused() {
        assertThatThrownBy(() -> alter(Map.of("account", "north"), Map.of("position", "nonsense")))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> alter(Map.of("table", "north"), null)).isInstanceOf(ConnectException.class);
    }

    private void alter(Map<String, ?> partition, Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        connector.alterOffsets(twoAccounts(), offsets);
    }
}
