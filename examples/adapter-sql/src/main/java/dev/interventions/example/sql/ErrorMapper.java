package dev.interventions.example.sql;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.sql.SQLException;

/** Maps failures of the database to errors, by the phase of the transaction and the SQL state. */
final class ErrorMapper {

    private static final String DATA_EXCEPTION = "22";
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String CONNECTION_EXCEPTION = "08";
    private static final String ROLLED_BACK = "40";
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final Set<String> OUT_OF_TIME = HashSet.of("HYT00", "57014", "55P03");
    private static final Set<String> SHUT_DOWN = HashSet.of("57P01", "57P02", "57P03", "53300", "90121");

    private ErrorMapper() {}

    /** Nothing was committed, and an open transaction ends without effect, even if the connection is lost. */
    static InterventionError beforeCommit(SQLException failure) {
        return stateOf(failure).startsWith(DATA_EXCEPTION)
                ? new Refused.InvalidRequest("the database can't keep a value: " + failure.getMessage())
                : unavailable(failure);
    }

    /** The database may have committed before its response was lost, unless it reports that it has rolled back. */
    static InterventionError duringCommit(SQLException failure) {
        String state = stateOf(failure);
        boolean rolledBack = state.startsWith(INTEGRITY_VIOLATION)
                || (state.startsWith(ROLLED_BACK) && !state.equals(COMPLETION_UNKNOWN));
        return rolledBack ? unavailable(failure) : new EffectUnknown(unavailable(failure));
    }

    private static Unavailable unavailable(SQLException failure) {
        String state = stateOf(failure);
        if (OUT_OF_TIME.contains(state)) {
            return new Unavailable.DeadlineExceeded("the database did not respond in time: " + failure.getMessage());
        }
        if (state.startsWith(CONNECTION_EXCEPTION) || SHUT_DOWN.contains(state)) {
            return new Unavailable.Unreachable("the database can't be reached: " + failure.getMessage());
        }
        return new Unavailable.ServiceFailed("the database failed: " + failure.getMessage());
    }

    private static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
