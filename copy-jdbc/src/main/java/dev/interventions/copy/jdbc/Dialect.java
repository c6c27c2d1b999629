package dev.interventions.copy.jdbc;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;

/** How a database inserts or replaces a row. */
enum Dialect {
    POSTGRESQL {
        @Override
        String upsert(String table, Seq<String> columns, String values) {
            return "INSERT INTO " + table + " (" + columns.mkString(", ") + ") VALUES (" + values
                    + ") ON CONFLICT (id) DO UPDATE SET "
                    + columns.map(column -> column + " = EXCLUDED." + column).mkString(", ");
        }
    },
    H2 {
        @Override
        String upsert(String table, Seq<String> columns, String values) {
            return "MERGE INTO " + table + " (" + columns.mkString(", ") + ") KEY (id) VALUES (" + values + ")";
        }
    };

    /** The statement that inserts or replaces the row with these values. */
    abstract String upsert(String table, Seq<String> columns, String values);

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new SQLException("a copy needs PostgreSQL or H2, but this database is " + product);
        };
    }
}
