package dev.interventions.spring.boot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Several accounts.
 *
 * @param accounts further accounts by name; their beans are injected with the name as qualifier
 */
@ConfigurationProperties(AccountProperties.PREFIX)
record AccountsProperties(@DefaultValue Map<String, AccountProperties> accounts) {

    static final String ACCOUNTS = AccountProperties.PREFIX + ".accounts";
}
