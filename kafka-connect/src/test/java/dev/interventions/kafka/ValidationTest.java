package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {

    private static final String TOKEN = "s3cret-token-0123456789";

    private final InterventionsSourceConnector connector = new InterventionsSourceConnector();
    private final Map<String, String> properties = new HashMap<>(Map.of(
            "accounts", "north, south",
            "tasks.max", "2",
            "account.north.base.uri", "https://north.api.digital.ringcentral.com/1.0",
            "account.north.token", TOKEN,
            "account.south.base.uri", "https://south.api.engagement.dimelo.com/1.0",
            "account.south.token", TOKEN,
            "topic.consumer.bootstrap.servers", "localhost:9092",
            "key.converter", "org.apache.kafka.connect.storage.StringConverter"));

    @Test
    void a_complete_configuration_is_valid() {
        assertThat(defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts                         |                     | accounts                         | name at least one account
            accounts                         | north, a b          | accounts                         | letters, digits, _ and -, unlike 'a b'
            accounts                         | north, north        | accounts                         | name each account once
            tasks.max                        | 1                   | accounts                         | tasks.max is 1; set it to at least 2
            account.north.base.uri           | ftp://north         | account.north.base.uri           | must begin with https://
            account.north.base.uri           | http://north/1.0    | account.north.base.uri           | plain http would show the token
            account.south.token              | two words           | account.south.token              | token
            topic                            | interventions       | topic                            | must contain {account}
            topic                            | a topic of {account}| topic                            | letters, digits
            poll.interval.ms                 | 1                   | poll.interval.ms                 | at least 100
            poll.interval.ms                 | often               | poll.interval.ms                 | Not a number
            overlap.ms                       | -1                  | overlap.ms                       | at least 0
            reconciliation.polls             | 0                   | reconciliation.polls             | at least 1
            requests.per.minute              | 0                   | requests.per.minute              | at least 1
            cancelled                        | delete              | cancelled                        | tombstone, ignore
            key.converter                    | com.example.Avro    | cancelled                        | set key.converter=org.apache.kafka.connect.storage.StringConverter
            header.converter                 | com.example.Avro    | cancelled                        | set header.converter=org.apache.kafka.connect.storage.SimpleHeaderConverter
            topic.consumer.bootstrap.servers |                     | topic.consumer.bootstrap.servers | set cancelled=ignore
            """)
    void a_wrong_value_is_reported_where_it_can_be_corrected(
            String property, String value, String reportedAt, String sentence) {
        properties.put(property, value == null ? "" : value);

        assertThat(defects()).containsOnlyKeys(reportedAt);
        assertThat(defects().get(reportedAt)).first().asString().contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "accounts, accounts",
        "account.south.base.uri, account.south.base.uri",
        "account.south.token, account.south.token",
        "key.converter, cancelled",
        "topic.consumer.bootstrap.servers, topic.consumer.bootstrap.servers"
    })
    void a_missing_property_is_reported(String property, String reportedAt) {
        properties.remove(property);

        assertThat(defects()).containsOnlyKeys(reportedAt);
    }

    @Test
    void without_tombstones_the_topic_is_not_read_back() {
        properties.put("cancelled", "ignore");
        properties.remove("key.converter");
        properties.remove("topic.consumer.bootstrap.servers");

        assertThat(defects()).isEmpty();
    }

    @Test
    void one_account_needs_no_placeholder() {
        properties.put("accounts", "north");
        properties.put("topic", "interventions");
        properties.remove("tasks.max");

        assertThat(defects()).isEmpty();
    }

    @Test
    void a_connector_with_wrong_properties_does_not_start() {
        properties.put("tasks.max", "1");
        properties.remove("account.south.token");

        assertThatThrownBy(() -> connector.start(properties))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tasks.max is 1")
                .hasMessageContaining("account.south.token");
    }

    @Test
    void no_message_and_no_value_shows_the_token() {
        properties.put("account.north.token", "not valid " + TOKEN);
        properties.put("account.north.base.uri", "https://" + TOKEN + "@north/1.0");

        assertThat(values())
                .flatExtracting(ConfigValue::errorMessages)
                .hasSize(2)
                .noneMatch(message -> message.toString().contains(TOKEN));
        assertThat(values())
                .filteredOn(value -> value.name().endsWith(".token"))
                .extracting(value -> String.valueOf(value.value()))
                .hasSize(2)
                .containsOnly("[hidden]");
    }

    private List<ConfigValue> values() {
        return connector.validate(properties).configValues();
    }

    private Map<String, List<String>> defects() {
        Map<String, List<String>> defects = new HashMap<>();
        values().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> defects.put(value.name(), value.errorMessages()));
        return defects;
    }
}
