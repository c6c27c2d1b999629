package dev.interventions.budget.postgresql;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Gives no connection. */
final class FailingDataSource {

    private FailingDataSource() {}

    static DataSource throwing(Throwable failure) {
        return connecting(() -> {
            throw failure;
        });
    }

    static DataSource hanging() {
        return connecting(() -> new CountDownLatch(1).await());
    }

    private interface Connecting {
        void run() throws Throwable;
    }

    private static DataSource connecting(Connecting connecting) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    connecting.run();
                    return null;
                });
    }
}
