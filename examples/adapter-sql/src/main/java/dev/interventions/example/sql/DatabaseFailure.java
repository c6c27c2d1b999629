package dev.interventions.example.sql;

import java.sql.SQLException;

/** Carries a failure of the database to {@link Transactions}, which maps it to an error. */
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
