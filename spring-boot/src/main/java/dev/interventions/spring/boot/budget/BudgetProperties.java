package dev.interventions.spring.boot.budget;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the requests of several processes are counted.
 *
 * @param localShare part of the limit, such as 0.25, that this process uses while the store is unavailable; the shares of all processes
 *     together must not be more than 1. By default no request is sent until the store is back
 */
@ConfigurationProperties(BudgetProperties.PREFIX)
record BudgetProperties(
        @Nullable Double localShare,
        @DefaultValue Redis redis,
        @DefaultValue Postgresql postgresql) {

    static final String PREFIX = "interventions.budget";
    static final String REDIS = PREFIX + ".redis.enabled";
    static final String POSTGRESQL = PREFIX + ".postgresql.enabled";

    /**
     * Redis, or Valkey.
     *
     * @param enabled whether requests are counted in the Redis of spring.data.redis
     * @param prefix the beginning of the keys; applications that share an account need the same one
     */
    record Redis(
            boolean enabled,
            @DefaultValue(RedisBudgetStore.DEFAULT_PREFIX) String prefix) {}

    /**
     * PostgreSQL.
     *
     * @param enabled whether requests are counted in the database of the application's DataSource, which needs the tables of
     *     db/interventions-budget/V1__interventions_budget.sql
     */
    record Postgresql(boolean enabled) {}

    /** @throws InvalidPropertyException if the share is invalid */
    OutagePolicy outagePolicy() {
        return localShare == null
                ? OutagePolicy.waiting()
                : InvalidPropertyException.created(PREFIX + ".local-share", () -> OutagePolicy.localShare(localShare));
    }

    /** @throws InvalidPropertyException if more than one store is enabled */
    void requireOneStore() {
        if (redis.enabled() && postgresql.enabled()) {
            throw new InvalidPropertyException(
                    POSTGRESQL, REDIS + " is true too, and requests are counted in one store", "Enable one of them.");
        }
    }

    /** What is reported if the libraries of the enabled store are absent. */
    InvalidPropertyException absentLibrary() {
        return redis.enabled()
                ? new InvalidPropertyException(
                        REDIS,
                        "interventions-budget-redis, or Spring Data Redis with Lettuce, is not on the class path",
                        "Add dev.interventions:interventions-budget-redis and Boot's spring-boot-starter-data-redis.")
                : new InvalidPropertyException(
                        POSTGRESQL,
                        "interventions-budget-postgresql is not on the class path",
                        "Add dev.interventions:interventions-budget-postgresql.");
    }
}
