/** Events of webhooks in Redis: {@link dev.interventions.webhooks.redis.RedisEventStore}. */
@NullMarked
package dev.interventions.webhooks.redis;

import org.jspecify.annotations.NullMarked;
