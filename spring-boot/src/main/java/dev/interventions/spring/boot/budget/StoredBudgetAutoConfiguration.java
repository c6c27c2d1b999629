package dev.interventions.spring.boot.budget;

import dev.interventions.budget.postgresql.PostgresqlBudgetStore;
import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A budget that all processes with the same store share, if {@code interventions.budget.redis.enabled} or {@code
 * interventions.budget.postgresql.enabled} is true and the host has no {@link RequestBudget} of its own. The limit of a client is its
 * {@code requests-per-minute}, otherwise that of the service. Nothing connects before the first call.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "interventions.enabled", matchIfMissing = true)
@Conditional(StoredBudgetAutoConfiguration.OnStore.class)
@ConditionalOnMissingBean(RequestBudget.class)
@EnableConfigurationProperties(BudgetProperties.class)
@ImportRuntimeHints(StoreRuntimeHints.class)
public final class StoredBudgetAutoConfiguration {

    StoredBudgetAutoConfiguration() {}

    @Bean
    StoredBudgets interventionsStoredBudgets(BudgetProperties properties, ObjectProvider<BudgetStore> stores) {
        properties.requireOneStore();
        OutagePolicy policy = properties.outagePolicy();
        return new StoredBudgets(
                stores.getIfAvailable(() -> {
                    throw properties.absentLibrary();
                }),
                policy);
    }

    @Bean
    StoredBudget interventionsRequestBudget(StoredBudgets budgets) {
        return budgets.ofService();
    }

    /** Counts in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(BudgetProperties.REDIS)
    @ConditionalOnClass({RedisBudgetStore.class, LettuceConnectionFactory.class})
    static class InRedis {

        @Bean
        @Lazy // Only after it is known that no other store is enabled.
        BudgetStore interventionsRedisBudgetStore(
                BudgetProperties properties,
                ObjectProvider<RedisConnectionFactory> factories,
                Environment environment) {
            return RedisStore.of(
                    HostRedis.connections(factories.getIfUnique(), environment),
                    properties.redis().prefix());
        }
    }

    /** Counts in PostgreSQL. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(BudgetProperties.POSTGRESQL)
    @ConditionalOnClass(PostgresqlBudgetStore.class)
    static class InPostgresql {

        @Bean
        @Lazy // Only after it is known that no other store is enabled.
        BudgetStore interventionsPostgresqlBudgetStore(ObjectProvider<DataSource> dataSources) {
            DataSource dataSource = dataSources.getIfUnique();
            if (dataSource == null) {
                throw new InvalidPropertyException(
                        BudgetProperties.POSTGRESQL,
                        "there is no DataSource bean, or several of which none is primary",
                        "Configure spring.datasource, or make one of the beans primary.");
            }
            return PostgresqlBudgetStore.over(dataSource);
        }
    }

    /** Whether a store is enabled. */
    static final class OnStore extends AnyNestedCondition {

        OnStore() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(BudgetProperties.REDIS)
        static class Redis {}

        @ConditionalOnProperty(BudgetProperties.POSTGRESQL)
        static class Postgresql {}
    }
}
