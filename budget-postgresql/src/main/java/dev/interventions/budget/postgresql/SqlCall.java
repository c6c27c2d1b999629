package dev.interventions.budget.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/** A statement and what is read of its result. */
@FunctionalInterface
interface SqlCall<T> {

    T on(Connection connection) throws SQLException;
}
