package dev.interventions.cdi;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The properties of one account, whose names begin with a prefix. */
final class AccountProperties {

    private static final String PREFIX = "interventions.";
    private static final String ACCOUNTS = PREFIX + "accounts.";

    private static final String ENABLED = "enabled";

    private final Config config;
    private final String account;
    private final String prefix;

    private AccountProperties(Config config, String account, String prefix) {
        this.config = config;
        this.account = account;
        this.prefix = prefix;
    }

    /** Those of this account: {@code interventions.*} if it is the default one, otherwise {@code interventions.accounts.NAME.*}. */
    static AccountProperties of(Config config, String account) {
        boolean isDefault = account.equals(TokenSupplier.DEFAULT_ACCOUNT);
        return new AccountProperties(config, account, isDefault ? PREFIX : ACCOUNTS + account + ".");
    }

    /** Those of the default account, and those that apply to all accounts. */
    static AccountProperties ofAll(Config config) {
        return of(config, TokenSupplier.DEFAULT_ACCOUNT);
    }

    static boolean enabled(Config config) {
        return ofAll(config).value(ENABLED, PropertyValues::trueOrFalse).getOrElse(true);
    }

    static void requireEnabled(Config config) {
        if (!enabled(config)) {
            throw new InvalidPropertyException(PREFIX + ENABLED, "it is false, so there is no client");
        }
    }

    /** The accounts that have a property, without the default one. The names of environment variables don't show an account. */
    static Set<String> named(Config config) {
        return HashSet.ofAll(StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(ACCOUNTS))
                .map(name -> name.substring(ACCOUNTS.length()))
                .filter(name -> name.indexOf('.') > 0)
                .map(name -> name.substring(0, name.indexOf('.'))));
    }

    String account() {
        return account;
    }

    /** The whole name of a property. */
    String nameOf(String property) {
        return prefix + property;
    }

    /** The text of a property; absent if it isn't set or is blank. */
    Option<String> text(String property) {
        return Option.ofOptional(config.getOptionalValue(nameOf(property), String.class))
                .filter(text -> !text.isBlank());
    }

    /**
     * The value of a property.
     *
     * @throws InvalidPropertyException if the parser throws an {@link IllegalArgumentException}
     */
    <T> Option<T> value(String property, Function<String, T> parser) {
        return text(property).map(text -> InvalidPropertyException.created(nameOf(property), () -> parser.apply(text)));
    }

    /** The value of a property that has no default. */
    <T> T required(String property, Function<String, T> parser) {
        return value(property, parser)
                .getOrElseThrow(() -> new InvalidPropertyException(
                        nameOf(property), "it is missing, or refers to a variable that is not set"));
    }

    /** Whether a property is set to true. */
    boolean is(String property) {
        return value(property, PropertyValues::trueOrFalse).getOrElse(false);
    }
}
