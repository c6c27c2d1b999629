package dev.interventions.webhooks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** The SQL that differs between the databases: to insert only the rows whose keys are absent, in one statement. */
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
     * The statement that inserts those of the given rows whose keys are absent.
     *
     * @param columns the columns, the key first
     * @param row the expressions of one row, in parentheses and with types
     * @param rows the number of rows
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
            default -> throw new SQLException("JdbcEventStore needs PostgreSQL or H2, but this database is " + product);
        };
    }
}
