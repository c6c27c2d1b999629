package dev.interventions.kafka;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The settings of one task.
 *
 * @param account the account's name in the connector's configuration
 * @param http how to reach the account
 * @param topic the topic to write to
 * @param pollInterval how long to wait between polls
 * @param overlap how much each poll reads again
 * @param reconciliation the number of polls between comparisons of the topic with the account
 * @param consumer the configuration of the consumer that reads the topic back; none if cancelled interventions are ignored
 */
record TaskSettings(
        String account,
        HttpSettings http,
        String topic,
        Duration pollInterval,
        Duration overlap,
        int reconciliation,
        Option<Map<String, Object>> consumer) {

    /** In a task's configuration: the account that it copies. */
    private static final String TASK_ACCOUNT = "task.account";

    private static final Duration SPAN_OF_LIMIT = Duration.ofSeconds(60);

    /**
     * The configuration of each task of a connector with this valid configuration. It keeps the names of the connector's properties, so
     * that Connect stores references to secrets in it instead of the secrets.
     */
    static List<Map<String, String>> configurations(Map<String, String> connector) {
        List<String> accounts = ConnectorSettings.accountsIn(connector).toList();
        return accounts.map(account -> connector
                .removeAll(accounts.remove(account)
                        .flatMap(
                                other -> List.of(ConnectorSettings.baseUriOf(other), ConnectorSettings.tokenOf(other))))
                .put(ConnectorSettings.ACCOUNTS, account)
                .put(TASK_ACCOUNT, account));
    }

    /** The settings in a task's configuration. */
    static TaskSettings of(Map<String, String> properties) {
        String account = properties.getOrElse(TASK_ACCOUNT, "");
        AbstractConfig config =
                new AbstractConfig(ConnectorSettings.definition(List.of(account)), properties.toJavaMap(), false);
        return new TaskSettings(
                account,
                http(config, account),
                ConnectorSettings.topicOf(config.getString(ConnectorSettings.TOPIC), account),
                Duration.ofMillis(config.getLong(ConnectorSettings.POLL_INTERVAL)),
                Duration.ofMillis(config.getLong(ConnectorSettings.OVERLAP)),
                config.getInt(ConnectorSettings.RECONCILIATION),
                Option.when(
                        config.getString(ConnectorSettings.CANCELLED).equals(ConnectorSettings.TOMBSTONE),
                        () -> consumer(config)));
    }

    private static HttpSettings http(AbstractConfig config, String account) {
        String baseUri = config.getString(ConnectorSettings.baseUriOf(account));
        String token = config.getPassword(ConnectorSettings.tokenOf(account)).value();
        return HttpSettings.parse(baseUri, token)
                .getOrElseThrow(InterventionError::toException)
                .withUserAgentSuffix("interventions-kafka-connect/" + Version.TEXT)
                .withBudget(
                        SlidingWindowBudget.of(config.getInt(ConnectorSettings.REQUESTS_PER_MINUTE), SPAN_OF_LIMIT));
    }

    private static Map<String, Object> consumer(AbstractConfig config) {
        return HashMap.<String, Object>ofAll(config.originalsWithPrefix(ConnectorSettings.CONSUMER_PREFIX))
                // The consumer always reads everything, and belongs to no group.
                .put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
                .put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                // A worker with exactly-once delivery may have aborted records, which don't count.
                .put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }
}
