package dev.interventions.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** How a database inserts rows whose keys are absent, in one statement. */
enum Dialect {
    POSTGRESQL {
        @Override
        String insertIfAbsent(String table, List<String> columns, String row, int rows) {
            return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES " + repeated(row, rows)
                    + " ON CONFLICT (" + columns.get(0) + ") DO NOTHING";
        }
    },
    H2 {
        @Override
        String insertIfAbsent(String table, List<String> columns, String row, int rows) {
            String names = String.join(", ", columns);
            String key = columns.get(0);
            return "MERGE INTO " + table + " USING (VALUES " + repeated(row, rows) + ") AS given (" + names + ") ON "
                    + table + "." + key + " = given." + key + " WHEN NOT MATCHED THEN INSERT (" + names
                    + ") VALUES (given." + String.join(", given.", columns) + ")";
        }
    };

    /**
     * The statement.
     *
     * @param columns the key first
     * @param row the values of a row, in parentheses and with types
     * @param rows how many
     */
    abstract String insertIfAbsent(String table, List<String> columns, String row, int rows);

    private static String repeated(String row, int rows) {
        return String.join(", ", Collections.nCopies(rows, row));
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new SQLException("events need PostgreSQL or H2, and this is " + product);
        };
    }
}
