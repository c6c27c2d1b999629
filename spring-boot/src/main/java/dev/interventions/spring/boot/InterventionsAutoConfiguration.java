package dev.interventions.spring.boot;

import dev.interventions.http.EngageClient;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.spring.boot.budget.StoredBudgets;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * An {@link EngageClient} and its ports for the account that {@code interventions.*} describes, unless the host has such beans, and for each
 * of {@code interventions.accounts.NAME}. Clients are created when the application starts, and ports when they are first injected. Nothing
 * is sent before the first call.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "interventions.enabled", matchIfMissing = true)
@EnableConfigurationProperties({AccountProperties.class, AccountsProperties.class})
@Import({AccountsRegistrar.class, DefaultAccountPorts.class})
@ImportRuntimeHints(AdapterRuntimeHints.class)
public final class InterventionsAutoConfiguration {

    static final String CLIENT_FACTORY = "interventionsClientFactory";

    /** What Boot gives each phase of a shutdown. */
    private static final Duration BOOTS_DEFAULT = Duration.ofSeconds(30);

    InterventionsAutoConfiguration() {}

    @Bean(CLIENT_FACTORY)
    ClientFactory interventionsClientFactory(
            AccountsProperties accounts,
            ShutdownTime shutdownTime,
            ObjectProvider<TokenSupplier> tokens,
            ObjectProvider<RequestBudget> budgets,
            ObjectProvider<StoredBudgets> storedBudgets,
            ObjectProvider<HttpListener> listeners,
            ObjectProvider<AttemptInterceptor> interceptors,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<HttpSettingsCustomizer> customizers,
            ObjectProvider<InterventionsDecorator> decorators) {
        return new ClientFactory(
                accounts,
                shutdownTime,
                tokens,
                budgets,
                storedBudgets,
                listeners,
                interceptors,
                sslBundles,
                customizers,
                decorators);
    }

    @Bean
    ShutdownTime interventionsShutdownTime(Environment environment) {
        return new ShutdownTime(Binder.get(environment)
                .bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
                .orElse(BOOTS_DEFAULT));
    }

    /** The client of the account of the properties without a name. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnDefaultAccount.class)
    static class DefaultAccount {

        @Bean
        @ConditionalOnMissingBean({InterventionsConnectionDetails.class, EngageClient.class})
        InterventionsConnectionDetails interventionsConnectionDetails(
                AccountProperties properties, ClientFactory clients) {
            return clients.details(TokenSupplier.DEFAULT_ACCOUNT, AccountProperties.PREFIX, properties);
        }

        @Bean
        @ConditionalOnMissingBean(EngageClient.class)
        EngageClientFactoryBean engageClient(
                AccountProperties properties, InterventionsConnectionDetails details, ClientFactory clients) {
            return clients.client(AccountProperties.PREFIX, properties, details);
        }
    }

    /** Whether there is a default account: beside accounts by name, only if it has a base URI. */
    static final class OnDefaultAccount extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            boolean matches = environment.containsProperty(AccountProperties.PREFIX + ".base-uri")
                    || AccountsRegistrar.accounts(environment).isEmpty();
            return new ConditionOutcome(
                    matches, ConditionMessage.forCondition("default account").because("interventions.base-uri"));
        }
    }
}
