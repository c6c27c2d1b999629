package dev.interventions.budget.redis;

import dev.interventions.testdatabases.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/** One server for all tests that don't disturb each other: the running one that a property names, or a new one. */
final class SharedRedis {

    /** For example {@code -Dinterventions.redis=redis://127.0.0.1:6379}. */
    private static final String PROPERTY = "interventions.redis";

    private static final String URI = start();
    private static final RedisClient CLIENT = RedisClient.create(URI);

    private SharedRedis() {}

    static StatefulRedisConnection<String, String> connect() {
        return CLIENT.connect();
    }

    static String uri() {
        return URI;
    }

    private static String start() {
        String running = System.getProperty(PROPERTY);
        if (running != null) {
            return running;
        }
        return TestRedis.startForAllTests().uri();
    }
}
