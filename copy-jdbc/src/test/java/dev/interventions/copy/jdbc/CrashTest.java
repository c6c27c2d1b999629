package dev.interventions.copy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.feed.Feed;
import dev.interventions.testdatabases.FailingDataSource;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.control.Either;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed at each call of JDBC in turn; the account changes, and another process goes on. */
@Timeout(300)
class CrashTest {

    private static Feed feed(BusyAccount account) {
        return Feed.over(account.interventions()).inPagesOf(20);
    }

    /** Before the call, so that it has no effect. */
    @ParameterizedTest
    @EnumSource
    void a_process_that_is_killed_before_any_statement_loses_nothing(TestDatabase kind) {
        DataSource database = kind.empty();

        killedAtEachCall(database, call -> FailingDataSource.before(call, database));
    }

    /** After the call, such as a commit whose confirmation is lost. */
    @ParameterizedTest
    @EnumSource
    void a_process_that_is_killed_after_any_statement_loses_nothing(TestDatabase kind) {
        DataSource database = kind.empty();

        killedAtEachCall(database, call -> FailingDataSource.after(call, database));
    }

    private static void killedAtEachCall(DataSource database, LongFunction<FailingDataSource> killed) {
        CopiedTable table = new CopiedTable(database);
        boolean hasFailed = true;
        long call = 1;
        for (; hasFailed; call++) {
            TestDatabase.execute(database, "DROP TABLE IF EXISTS interventions, interventions_copy");
            CopyTo.tableIn(database).createTables().get();
            BusyAccount account = new BusyAccount(call);
            account.changeRandomly(100);
            FailingDataSource failing = killed.apply(call);

            Either<CopyError, CopyReport> poll =
                    CopyTo.tableIn(failing.source()).poll(feed(account));

            hasFailed = failing.hasFailed();
            assertThat(poll.isLeft()).isEqualTo(hasFailed);
            account.changeRandomly(20);
            CopyTo.tableIn(database).poll(feed(account)).get();
            assertThat(table.interventions()).isEqualTo(account.all());
        }
        assertThat(call).isGreaterThan(30);
    }
}
