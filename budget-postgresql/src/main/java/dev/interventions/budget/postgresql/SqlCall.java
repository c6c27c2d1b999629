package dev.interventions.budget.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs a statement and reads its result. */
@FunctionalInterface
interface SqlCall<T> {

    T on(Connection connection) throws SQLException;
}
