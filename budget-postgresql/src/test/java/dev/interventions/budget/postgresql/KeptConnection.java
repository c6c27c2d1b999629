package dev.interventions.budget.postgresql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The smallest pool: keeps one connection, and opens another when that is closed. */
final class KeptConnection implements AutoCloseable {

    private final DataSource opened;
    private @Nullable Connection kept;

    KeptConnection(DataSource opened) {
        this.opened = opened;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> borrow());
    }

    private synchronized Connection borrow() throws SQLException {
        if (kept == null || kept.isClosed()) {
            kept = opened.getConnection();
        }
        Connection borrowed = kept;
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(borrowed, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public synchronized void close() throws SQLException {
        if (kept != null) {
            kept.close();
        }
    }
}
