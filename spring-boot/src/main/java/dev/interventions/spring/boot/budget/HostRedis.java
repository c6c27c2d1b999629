package dev.interventions.spring.boot.budget;

import dev.interventions.spring.boot.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The host's connections to Redis, if a store can use them. */
final class HostRedis {

    /** Since Boot 4. Its nodes aren't visible outside the connection factory, which would seem to be one for localhost. */
    private static final String MASTER_REPLICA = "spring.data.redis.masterreplica.nodes";

    private HostRedis() {}

    /** @throws InvalidPropertyException if there are none, or they can't be used */
    static LettuceConnectionFactory connections(@Nullable RedisConnectionFactory factory, Environment environment) {
        if (factory == null) {
            throw unusable(
                    "there is no RedisConnectionFactory bean, or several of which none is primary",
                    "Configure spring.data.redis, or make one of the beans primary.");
        }
        if (!(factory instanceof LettuceConnectionFactory lettuce)) {
            throw unusable(
                    "the RedisConnectionFactory bean must be a LettuceConnectionFactory, but is a "
                            + factory.getClass().getSimpleName(),
                    "Set spring.data.redis.client-type=lettuce, or replace the property by a RequestBudget bean over a "
                            + "RedisBudgetStore of your client.");
        }
        if (Binder.get(environment)
                .bind(MASTER_REPLICA, Bindable.listOf(String.class))
                .isBound()) {
            throw unusable(
                    MASTER_REPLICA + " isn't supported",
                    "Use spring.data.redis.sentinel or spring.data.redis.cluster, or replace the property by a RequestBudget bean.");
        }
        return lettuce;
    }

    private static InvalidPropertyException unusable(String reason, String action) {
        return new InvalidPropertyException(BudgetProperties.REDIS, reason, action);
    }
}
