package dev.interventions.reliability.budget;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.testdatabases.TestRedis;
import java.io.IOException;
import java.sql.SQLException;

/** A server of a budget's store. All tests share one server of each kind. */
enum StoreServer {
    REDIS {
        @Override
        int port() {
            return Redis.SERVER.port();
        }

        @Override
        BudgetStore store(int port) {
            return RedisBudgetStore.over(Redis.SERVER.connect(port));
        }
    },
    POSTGRESQL {
        @Override
        int port() {
            return Postgresql.SERVER.port();
        }

        @Override
        BudgetStore store(int port) {
            return Postgresql.SERVER.store(port);
        }
    };

    abstract int port();

    /** A store in this server, reached through this port. */
    abstract BudgetStore store(int port);

    private static final class Redis {

        private static final TestRedis SERVER = TestRedis.startForAllTests();
    }

    private static final class Postgresql {

        private static final TestPostgresql SERVER = start();

        private static TestPostgresql start() {
            try {
                return new TestPostgresql();
            } catch (IOException | SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
