package dev.interventions.testdatabases;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * Connections that break at the n-th JDBC call, before or after its effect, as if the process was killed there: every later call fails too,
 * and the database rolls back uncommitted changes.
 */
public final class FailingDataSource {

    private static final Set<Class<?>> WRAPPED =
            Set.of(Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);

    /** The prefixes of the methods that have an effect in the database. */
    private static final Set<String> COUNTED =
            Set.of("prepare", "create", "execute", "commit", "rollback", "setAutoCommit");

    private final DataSource database;
    private final long failingCall;
    private final boolean after;
    private long calls;

    private FailingDataSource(DataSource database, long failingCall, boolean after) {
        this.database = database;
        this.failingCall = failingCall;
        this.after = after;
    }

    /** Breaks before the n-th call. */
    public static FailingDataSource before(long call, DataSource database) {
        return new FailingDataSource(database, call, false);
    }

    /** Breaks after the n-th call, which has had its effect. */
    public static FailingDataSource after(long call, DataSource database) {
        return new FailingDataSource(database, call, true);
    }

    /** A source that throws this exception instead of returning a connection. */
    public static DataSource throwing(Throwable cause) {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            throw cause;
        });
    }

    /** A source whose {@code getConnection} returns no connection, and ends only when its thread is interrupted. */
    public static DataSource hanging() {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            new CountDownLatch(1).await();
            return null;
        });
    }

    /** Whether the connections have broken. */
    public boolean hasFailed() {
        return calls >= failingCall;
    }

    public DataSource source() {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return method.invoke(database, arguments);
            }
            count();
            Connection connection = database.getConnection();
            return wrapped(connection, connection);
        });
    }

    private void count() throws SQLException {
        calls++;
        if (after ? calls > failingCall : calls >= failingCall) {
            throw new SQLException("connection lost (simulated)");
        }
    }

    private Object wrapped(Object target, Connection connection) {
        Class<?> type = WRAPPED.stream()
                .filter(wrapped -> wrapped.isInstance(target))
                .min((one, other) -> one.isAssignableFrom(other) ? 1 : -1)
                .orElseThrow();
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && hasFailed()) {
                // The operating system closes the connection of a killed process.
                connection.close();
                return null;
            }
            boolean isCounted = COUNTED.stream().anyMatch(method.getName()::startsWith);
            if (isCounted) {
                count();
            }
            Object result = invoke(method, target, arguments);
            if (isCounted && after && calls == failingCall) {
                throw new SQLException("connection lost (simulated)");
            }
            return result != null && WRAPPED.contains(method.getReturnType()) ? wrapped(result, connection) : result;
        });
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(FailingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
