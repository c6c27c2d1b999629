package dev.interventions.example.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database whose connections fail in one way. */
final class BrokenDatabase {

    private BrokenDatabase() {}

    /** Runs before a connection's method, and throws in its place. */
    interface Fault {
        void happenTo(Connection connection) throws SQLException;
    }

    /** A database that gives no connection. */
    static DataSource down() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("connection refused", "08001");
                });
    }

    /** A database that behaves like another one, except for this method of its connections. */
    static DataSource failingAt(String methodName, DataSource working, Fault fault) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoked(() -> method.invoke(working, arguments));
                    return result instanceof Connection connection ? failingAt(methodName, connection, fault) : result;
                });
    }

    private static Connection failingAt(String methodName, Connection working, Fault fault) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(methodName)) {
                        fault.happenTo(working);
                    }
                    return invoked(() -> method.invoke(working, arguments));
                });
    }

    private interface Invocation {
        Object make() throws ReflectiveOperationException;
    }

    private static Object invoked(Invocation invocation) throws Throwable {
        try {
            return invocation.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
