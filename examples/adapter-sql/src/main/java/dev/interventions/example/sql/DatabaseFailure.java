package dev.interventions.example.sql;

import java.sql.SQLException;

/** A failure of the database on its way out of the transaction, where {@link Transactions} makes an outcome of it. */
final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SQLException reason;

    DatabaseFailure(SQLException reason) {
        super(reason);
        this.reason = reason;
    }

    SQLException reason() {
        return reason;
    }
}
