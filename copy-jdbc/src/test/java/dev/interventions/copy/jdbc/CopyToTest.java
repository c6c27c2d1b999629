package dev.interventions.copy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.port.Interventions;
import dev.interventions.records.InterventionJson;
import dev.interventions.testdatabases.FailingDataSource;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CopyToTest {

    private static CopyTo created(DataSource database) {
        return CopyTo.tableIn(database).createTables().get();
    }

    /** In small pages, so that a poll has several batches. */
    private static Feed feed(BusyAccount account) {
        return Feed.over(account.interventions()).inPagesOf(7);
    }

    private static CopyReport stored(Either<CopyError, CopyReport> polled) {
        return polled.getOrElseThrow(error -> new AssertionError(error.message()));
    }

    @ParameterizedTest
    @EnumSource
    void after_random_writes_and_polls_the_table_equals_the_account(TestDatabase kind) {
        for (long seed = 1; seed <= 3; seed++) {
            DataSource database = kind.empty();
            CopyTo copy = created(database);
            BusyAccount account = new BusyAccount(seed);
            for (int round = 0; round < 6; round++) {
                account.changeRandomly(30);
                stored(copy.poll(feed(account)));
            }
            stored(copy.poll(feed(account).reconcilingEvery(1)));

            CopiedTable table = new CopiedTable(database);
            assertThat(table.interventions()).isEqualTo(account.all());
            assertThat(table.gone()).isNotEmpty().noneMatch(id -> account.all().containsKey(id));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_intervention_keeps_its_row_and_is_marked(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        BusyAccount account = new BusyAccount(1);
        InterventionId cancelled = account.open();
        InterventionId other = account.open();
        assertThat(stored(copy.poll(feed(account)))).returns(0L, CopyReport::gone);
        Intervention last = account.all().get(cancelled).get();

        account.cancel(cancelled);

        assertThat(stored(copy.poll(feed(account)))).returns(1L, CopyReport::gone);
        CopiedTable table = new CopiedTable(database);
        assertThat(table.gone()).containsExactly(cancelled);
        assertThat(table.interventions().keySet()).containsExactly(other);
        assertThat(table.column("SELECT record FROM interventions WHERE gone_at IS NOT NULL"))
                .containsExactly(InterventionJson.write(last));
        assertThat(stored(copy.poll(feed(account)))).returns(0L, CopyReport::gone);
    }

    @ParameterizedTest
    @EnumSource
    void a_poll_goes_on_after_an_error_of_the_account(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        BusyAccount account = new BusyAccount(2);
        account.changeRandomly(100);
        int[] requests = {0};
        Interventions failing = new InterruptedAccount(account.interventions(), () -> {
            requests[0]++;
            if (requests[0] == 4) {
                account.failNextList();
            }
        });

        CopyError error = copy.poll(Feed.over(failing).inPagesOf(7)).getLeft();

        assertThat(error).isInstanceOf(CopyError.AccountFailed.class);
        assertThat(((CopyError.AccountFailed) error).error()).isInstanceOf(Unavailable.class);
        assertThat(error.message()).startsWith("the account can't be read: ");
        assertThat(error.stored().batches()).isPositive();
        assertThat(new CopiedTable(database).interventions())
                .hasSize((int) error.stored().seen());
        stored(copy.poll(feed(account)));
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void a_poll_that_finds_another_one_ahead_stops_and_nothing_is_lost(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        BusyAccount account = new BusyAccount(3);
        account.changeRandomly(100);
        int[] requests = {0};
        Interventions overtaken = new InterruptedAccount(account.interventions(), () -> {
            requests[0]++;
            if (requests[0] == 4) {
                stored(copy.poll(feed(account)));
            }
        });

        CopyError error = copy.poll(Feed.over(overtaken).inPagesOf(7)).getLeft();

        assertThat(error).isInstanceOf(CopyError.StoredElsewhere.class);
        assertThat(error.message()).contains("another process or thread");
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
        stored(copy.poll(feed(account)));
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void threads_that_poll_at_the_same_time_lose_nothing(TestDatabase kind) throws InterruptedException {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        BusyAccount account = new BusyAccount(4);
        account.changeRandomly(300);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            threads.add(new Thread(() -> copy.poll(feed(account))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        stored(copy.poll(feed(account)));

        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void without_tables_the_error_says_what_to_run(TestDatabase kind) {
        CopyError error =
                CopyTo.tableIn(kind.empty()).poll(feed(new BusyAccount(1))).getLeft();

        assertThat(error).isInstanceOf(CopyError.DatabaseFailed.class);
        assertThat(error.message())
                .startsWith("the tables of the copy are missing or have other columns; call createTables or run"
                        + " db/interventions-copy/V1__interventions_copy.sql (");
    }

    @ParameterizedTest
    @EnumSource
    void with_other_columns_nothing_is_read_and_the_error_says_so(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        TestDatabase.execute(database, "ALTER TABLE interventions DROP COLUMN gone_at");
        int[] requests = {0};

        CopyError error = copy.poll(
                        Feed.over(new InterruptedAccount(new BusyAccount(1).interventions(), () -> requests[0]++)))
                .getLeft();

        assertThat(error.message()).startsWith("the tables of the copy are missing or have other columns");
        assertThat(requests[0]).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tables_can_be_created_again_and_keep_what_they_have(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo copy = created(database);
        BusyAccount account = new BusyAccount(1);
        account.changeRandomly(20);
        stored(copy.poll(feed(account)));
        String position = new CopiedTable(database).position();

        created(database);

        assertThat(new CopiedTable(database).position()).isEqualTo(position);
        assertThat(FeedPosition.parse(position).isRight()).isTrue();
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void two_accounts_can_have_tables_in_one_database(TestDatabase kind) {
        DataSource database = kind.empty();
        BusyAccount account = new BusyAccount(1);
        InterventionId id = account.open();
        CopyTo second =
                CopyTo.tableIn(database).named("other_account").createTables().get();
        created(database);

        stored(second.poll(feed(account)));

        assertThat(new CopiedTable(database).column("SELECT id FROM other_account"))
                .containsExactly(id.value());
        assertThat(new CopiedTable(database).interventions()).isEqualTo(HashMap.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Interventions", "a-b", "a;DROP", "1a", "a2345678901234567890123456789012345678901"})
    void a_name_that_needs_quotes_is_refused(String name) {
        assertThatThrownBy(() -> CopyTo.tableIn(TestDatabase.H2.empty()).named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case");
    }

    @Test
    void a_position_that_cannot_be_read_is_an_error() {
        DataSource database = TestDatabase.H2.empty();
        CopyTo copy = created(database);
        TestDatabase.execute(database, "UPDATE interventions_copy SET feed_position = 'x'");

        assertThat(copy.poll(feed(new BusyAccount(1))).getLeft().message())
                .startsWith("the feed's position in the database can't be read: ");
    }

    @Test
    void a_database_that_refuses_the_connection_is_an_error_without_a_password() {
        CopyError error =
                errorOf(new SQLException("no route to //me:secret@host/db?password=secret2&x=1\nDetail: secret3"));

        assertThat(error.message()).isEqualTo("no route to //…@host/db?password=…&x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no //me:PASSWORD@host/db",
                "no //me:p@PASSWORD@host/db",
                "no //me:p/PASSWORD@host/db",
                "no //host/db?user=a&password=p,PASSWORD"
            })
    void an_error_shows_no_part_of_a_password(String message) {
        assertThat(errorOf(new SQLException(message)).message())
                .startsWith("no //")
                .doesNotContain("PASSWORD");
    }

    @Test
    void a_closed_pool_is_an_error() {
        assertThat(errorOf(new IllegalStateException("the pool is closed")).message())
                .isEqualTo("IllegalStateException: the pool is closed");
    }

    private static CopyError errorOf(Exception cause) {
        return CopyTo.tableIn(FailingDataSource.throwing(cause)).createTables().getLeft();
    }
}
