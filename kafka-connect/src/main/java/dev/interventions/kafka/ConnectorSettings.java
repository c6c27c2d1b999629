package dev.interventions.kafka;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.HttpSettings;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The connector's properties: their names, defaults, documentation and checks of single values. */
final class ConnectorSettings {

    static final String ACCOUNTS = "accounts";
    static final String TOPIC = "topic";
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String REQUESTS_PER_MINUTE = "requests.per.minute";
    static final String OVERLAP = "overlap.ms";
    static final String RECONCILIATION = "reconciliation.polls";
    static final String CANCELLED = "cancelled";
    static final String TOMBSTONE = "tombstone";
    static final String IGNORE = "ignore";
    static final String CONSUMER_PREFIX = "topic.consumer.";
    static final String BOOTSTRAP_SERVERS = CONSUMER_PREFIX + "bootstrap.servers";

    /** Stands for the account's name in {@link #TOPIC}. */
    static final String ACCOUNT_PLACEHOLDER = "{account}";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern LEGAL_TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private static final int MAX_PER_MINUTE = 100_000;
    private static final long MIN_INTERVAL = 100;
    private static final long DAY = 24L * 60 * 60 * 1000;

    private ConnectorSettings() {}

    static String baseUriOf(String account) {
        return "account." + account + ".base.uri";
    }

    static String tokenOf(String account) {
        return "account." + account + ".token";
    }

    /** The properties that don't depend on the accounts' names. */
    static ConfigDef definition() {
        return new ConfigDef()
                .define(
                        ACCOUNTS,
                        ConfigDef.Type.LIST,
                        NO_DEFAULT_VALUE,
                        refusing(ConnectorSettings::defectOfAccounts, "names of letters, digits, _ and -"),
                        Importance.HIGH,
                        "Names of the accounts to copy, chosen freely, separated by commas. Each needs a task: set"
                                + " tasks.max to at least their number. A name is the key of the stored position: an"
                                + " account with a new name is copied from the beginning. For each account NAME, set"
                                + " account.NAME.base.uri, such as"
                                + " https://ACCOUNT.api.digital.ringcentral.com/1.0, and account.NAME.token, the"
                                + " access token, which a ConfigProvider should supply.",
                        "Accounts",
                        1,
                        Width.LONG,
                        "Accounts")
                .define(
                        REQUESTS_PER_MINUTE,
                        ConfigDef.Type.INT,
                        500,
                        Range.between(1, MAX_PER_MINUTE),
                        Importance.MEDIUM,
                        "The number of requests in every 60 seconds to each account. The service allows 500; choose"
                                + " less if other programs use the account too.",
                        "Accounts",
                        2,
                        Width.SHORT,
                        "Requests per minute")
                .define(
                        TOPIC,
                        ConfigDef.Type.STRING,
                        "interventions." + ACCOUNT_PLACEHOLDER,
                        refusing(ConnectorSettings::defectOfTopic, "a topic's name, which may contain {account}"),
                        Importance.HIGH,
                        "The topic to write to. {account} stands for the account's name and is required if there are"
                                + " several. The topic must have cleanup.policy=compact and hold nothing else.",
                        "Topic",
                        1,
                        Width.LONG,
                        "Topic")
                .define(
                        POLL_INTERVAL,
                        ConfigDef.Type.LONG,
                        60_000L,
                        Range.between(MIN_INTERVAL, DAY),
                        Importance.MEDIUM,
                        "How long to wait, after all changes have been read, before looking for new ones. In"
                                + " milliseconds.",
                        "Polling",
                        1,
                        Width.SHORT,
                        "Poll interval")
                .define(
                        OVERLAP,
                        ConfigDef.Type.LONG,
                        60_000L,
                        Range.between(0, DAY),
                        Importance.LOW,
                        "Each poll reads again what changed up to this long before the newest change it knows, since"
                                + " the service may show a change late. In milliseconds. What hasn't changed since isn't"
                                + " written again.",
                        "Polling",
                        2,
                        Width.SHORT,
                        "Overlap")
                .define(
                        RECONCILIATION,
                        ConfigDef.Type.INT,
                        100,
                        Range.between(1, 1_000_000),
                        Importance.LOW,
                        "After this many polls, and whenever their numbers differ, the connector compares the topic with"
                                + " the whole account. This takes one request for each 149 interventions.",
                        "Polling",
                        3,
                        Width.SHORT,
                        "Polls between comparisons")
                .define(
                        CANCELLED,
                        ConfigDef.Type.STRING,
                        TOMBSTONE,
                        ValidString.in(TOMBSTONE, IGNORE),
                        Importance.HIGH,
                        "What happens to a cancelled intervention, which the service no longer lists."
                                + " tombstone: the connector compares the account with the topic, whose keys it reads"
                                + " when it starts, and writes a tombstone; this needs topic.consumer.bootstrap.servers"
                                + " and, in this connector's configuration,"
                                + " key.converter=org.apache.kafka.connect.storage.StringConverter."
                                + " ignore: it stays in the topic.",
                        "Cancelled interventions",
                        1,
                        Width.SHORT,
                        "Cancelled interventions")
                .define(
                        BOOTSTRAP_SERVERS,
                        ConfigDef.Type.LIST,
                        "",
                        Importance.HIGH,
                        "The brokers of the topic; the connector reads its keys from them. Other properties that begin with"
                                + " topic.consumer. are passed to the consumer too, such as"
                                + " topic.consumer.security.protocol.",
                        "Cancelled interventions",
                        2,
                        Width.LONG,
                        "Brokers for reading the topic back");
    }

    /** The properties of these accounts too. */
    static ConfigDef definition(Seq<String> accounts) {
        return accounts.foldLeft(definition(), ConnectorSettings::withAccount);
    }

    private static ConfigDef withAccount(ConfigDef definition, String account) {
        return definition
                .define(
                        baseUriOf(account),
                        ConfigDef.Type.STRING,
                        NO_DEFAULT_VALUE,
                        refusing(ConnectorSettings::defectOfBaseUri, "an https URI"),
                        Importance.HIGH,
                        "The base URI of the account's API, such as"
                                + " https://ACCOUNT.api.digital.ringcentral.com/1.0.")
                .define(
                        tokenOf(account),
                        ConfigDef.Type.PASSWORD,
                        NO_DEFAULT_VALUE,
                        refusing(ConnectorSettings::defectOfToken, "an access token"),
                        Importance.HIGH,
                        "The access token for the account.");
    }

    /** The valid ones of the accounts' names, each once. */
    static Seq<String> accountsIn(Map<String, String> properties) {
        return List.of(properties.getOrElse(ACCOUNTS, "").split(","))
                .map(String::trim)
                .filter(name -> NAME.matcher(name).matches())
                .distinct();
    }

    /** The topic of this account. */
    static String topicOf(String topic, String account) {
        return topic.replace(ACCOUNT_PLACEHOLDER, account);
    }

    // ---- what is wrong with a value ----

    private static Option<String> defectOfAccounts(Object value) {
        Seq<String> names = List.ofAll((java.util.List<?>) value).map(String::valueOf);
        Seq<String> malformed = names.reject(name -> NAME.matcher(name).matches());
        if (malformed.nonEmpty()) {
            return Option.some("an account's name consists of letters, digits, _ and -, unlike "
                    + malformed.map(name -> "'" + name + "'").mkString(", "));
        }
        return Option.when(names.isEmpty(), "name at least one account")
                .orElse(Option.when(names.distinct().size() < names.size(), "name each account once"));
    }

    private static Option<String> defectOfTopic(Object value) {
        String example = topicOf(String.valueOf(value), "account");
        boolean legal = LEGAL_TOPIC.matcher(example).matches() && !example.equals(".") && !example.equals("..");
        return Option.when(
                !legal,
                "besides " + ACCOUNT_PLACEHOLDER
                        + ", a topic's name consists of from 1 to 249 letters, digits, ., _ and -");
    }

    private static Option<String> defectOfBaseUri(Object value) {
        return defectOf(HttpSettings.parse(String.valueOf(value), "any-token"));
    }

    private static Option<String> defectOfToken(Object value) {
        return defectOf(HttpSettings.parse("https://localhost/1.0", ((Password) value).value()));
    }

    private static Option<String> defectOf(Either<InterventionError, HttpSettings> parsed) {
        return parsed.swap().toOption().map(InterventionError::message);
    }

    /** A missing value is reported by {@link ConfigDef}. The messages don't repeat the value, which may be a secret given by mistake. */
    private static Validator refusing(Function<Object, Option<String>> defect, String expected) {
        return new Validator() {
            @Override
            public void ensureValid(String name, @Nullable Object value) {
                Option.of(value).flatMap(defect).forEach(reason -> {
                    throw new ConfigException(name + ": " + reason);
                });
            }

            @Override
            public String toString() {
                return expected;
            }
        };
    }
}
