package dev.interventions.kafka;

import static dev.interventions.kafka.ConnectorSettings.ACCOUNTS;
import static dev.interventions.kafka.ConnectorSettings.ACCOUNT_PLACEHOLDER;
import static dev.interventions.kafka.ConnectorSettings.BOOTSTRAP_SERVERS;
import static dev.interventions.kafka.ConnectorSettings.CANCELLED;
import static dev.interventions.kafka.ConnectorSettings.IGNORE;
import static dev.interventions.kafka.ConnectorSettings.TOPIC;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** Checks the connector's properties, each by itself and all together. */
final class Validation {

    private static final String CONVERTERS = "org.apache.kafka.connect.storage.";
    private static final String KEY_CONVERTER = "key.converter";
    private static final String HEADER_CONVERTER = "header.converter";

    private final Map<String, String> properties;
    private final Seq<String> accounts;

    private Validation(Map<String, String> properties) {
        this.properties = properties;
        this.accounts = ConnectorSettings.accountsIn(properties);
    }

    /** The properties with their values, and what is wrong with each. */
    static Seq<ConfigValue> of(Map<String, String> properties) {
        return new Validation(properties).validated();
    }

    /**
     * Checks the properties.
     *
     * @throws ConfigException if a property is wrong; the message has a sentence for each defect
     */
    static void require(Map<String, String> properties) {
        Seq<String> defects = of(properties).flatMap(ConfigValue::errorMessages);
        if (defects.nonEmpty()) {
            throw new ConfigException(defects.mkString("; "));
        }
    }

    private Seq<ConfigValue> validated() {
        Seq<ConfigValue> values =
                List.ofAll(ConnectorSettings.definition(accounts).validate(properties.toJavaMap()));
        values.filter(value -> value.errorMessages().isEmpty())
                .forEach(value -> conflicts()
                        .get(value.name())
                        .flatMap(conflict -> conflict)
                        .forEach(value::addErrorMessage));
        return values;
    }

    /** What is wrong with a property, given the others. */
    private Map<String, Option<String>> conflicts() {
        return HashMap.of(
                ACCOUNTS, tooFewTasks(),
                TOPIC, sharedTopic(),
                CANCELLED, unreadableKeys().orElse(unreadableHeaders()),
                BOOTSTRAP_SERVERS, noBrokers());
    }

    private Option<String> tooFewTasks() {
        String tasks = properties.getOrElse("tasks.max", "1").trim();
        // The worker checks that it is a number.
        boolean tooFew = tasks.matches("\\d{1,9}") && Integer.parseInt(tasks) < accounts.size();
        return Option.when(
                tooFew,
                () -> ACCOUNTS + ": each account needs a task, but tasks.max is " + tasks + "; set it to at least "
                        + accounts.size());
    }

    private Option<String> sharedTopic() {
        boolean shared =
                accounts.size() > 1 && properties.get(TOPIC).exists(topic -> !topic.contains(ACCOUNT_PLACEHOLDER));
        return Option.when(
                shared,
                TOPIC + ": with several accounts, the name must contain " + ACCOUNT_PLACEHOLDER
                        + ", since a topic holds one account");
    }

    private Option<String> noBrokers() {
        boolean missing = readsTopic() && properties.get(BOOTSTRAP_SERVERS).forAll(String::isBlank);
        return Option.when(
                missing,
                BOOTSTRAP_SERVERS
                        + ": name the brokers, so that the connector can read back what the topic holds, or set "
                        + CANCELLED + "=" + IGNORE + " to leave cancelled interventions in the topic");
    }

    private Option<String> unreadableKeys() {
        boolean unreadable = readsTopic() && !properties.get(KEY_CONVERTER).contains(CONVERTERS + "StringConverter");
        return Option.when(
                unreadable,
                CANCELLED + ": to read back the topic's keys, set " + KEY_CONVERTER + "=" + CONVERTERS
                        + "StringConverter in this connector's configuration, or set " + CANCELLED + "=" + IGNORE);
    }

    private Option<String> unreadableHeaders() {
        boolean unreadable = readsTopic()
                && properties
                        .get(HEADER_CONVERTER)
                        .exists(name -> !name.equals(CONVERTERS + "SimpleHeaderConverter")
                                && !name.equals(CONVERTERS + "StringConverter"));
        return Option.when(
                unreadable,
                CANCELLED + ": to read back the topic's headers, set " + HEADER_CONVERTER + "=" + CONVERTERS
                        + "SimpleHeaderConverter, or set " + CANCELLED + "=" + IGNORE);
    }

    private boolean readsTopic() {
        return !properties.get(CANCELLED).contains(IGNORE);
    }
}
