package dev.interventions.copy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.Change.Seen;
import dev.interventions.feed.KnownInterventions.Known;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {

    private static final CopyTable TABLE = new CopyTable("interventions");

    private static final Instant OPENED = Instant.parse("2024-05-21T12:00:01Z");

    private static final Intervention COMPLETE = new Intervention(
            InterventionId.of("4f4f3a08a90ffb27ee000583"),
            new Origin(
                    Option.some(ContentId.of("content")),
                    Option.some(ThreadId.of("thread")),
                    Option.some(SourceId.of("source")),
                    Option.some(IdentityId.of("identity")),
                    Option.some(IdentityGroupId.of("group"))),
            Option.some(UserId.of("owner")),
            new Lifecycle(
                    Option.some(false),
                    Option.some(OPENED),
                    Option.some(OPENED.plusSeconds(2)),
                    Option.some(OPENED.plusSeconds(3)),
                    Option.some(OPENED.plusSeconds(4)),
                    Option.some("Ouverte")),
            new Replies(
                    Option.some(3L),
                    Option.some(ContentId.of("reply")),
                    new ReplyTimes(seconds(11), seconds(12), seconds(13)),
                    new ReplyTimes(seconds(14), seconds(15), seconds(16)),
                    Option.some(2L)),
            Option.some(5L),
            Option.some(HashSet.of(CategoryId.of("category"))),
            Option.some(HashMap.of("external_id", CustomFieldValue.of("342901"))),
            new Satisfaction(
                    Option.some(OPENED),
                    Option.some(OPENED),
                    Option.some(4L),
                    Option.some("survey"),
                    Option.some("response")),
            new Language(Option.some("fr"), Option.some(true)));

    /** Values that a database may refuse or change. */
    private static final Intervention UNUSUAL = Intervention.withId(InterventionId.of("é😀'\"" + "x".repeat(250)))
            .withLifecycle(new Lifecycle(
                    Option.some(true),
                    Option.some(Instant.MIN),
                    Option.some(Instant.MAX),
                    Option.none(),
                    Option.none(),
                    Option.some("\u0000\uD800'\"\\\n")))
            .withReplies(new Replies(
                    Option.some(Long.MAX_VALUE),
                    Option.none(),
                    new ReplyTimes(seconds(Long.MIN_VALUE), Option.none(), Option.none()),
                    ReplyTimes.UNKNOWN,
                    Option.none()))
            .withCustomFields(Option.some(HashMap.of("\u0000", CustomFieldValue.of("\uDC00 😀"))));

    private static final Intervention NOTHING_BUT_AN_ID = Intervention.withId(InterventionId.of("x"));

    private static Option<Duration> seconds(long seconds) {
        return Option.some(Duration.ofSeconds(seconds));
    }

    private static DataSource storing(TestDatabase kind, Intervention... interventions) {
        DataSource source = kind.empty();
        CopyTo.tableIn(source).createTables().get();
        new Database(source).inTransaction(connection -> {
            TABLE.upsert(connection, List.of(interventions));
            return true;
        });
        return source;
    }

    @ParameterizedTest
    @EnumSource
    void every_record_is_read_back_as_it_was_stored(TestDatabase kind) {
        CopiedTable table = new CopiedTable(storing(kind, COMPLETE, UNUSUAL, NOTHING_BUT_AN_ID));

        assertThat(table.interventions().values()).containsExactlyInAnyOrder(COMPLETE, UNUSUAL, NOTHING_BUT_AN_ID);
    }

    @ParameterizedTest
    @EnumSource
    void columns_have_the_values_of_the_fields_of_their_names(TestDatabase kind) {
        CopiedTable table = new CopiedTable(storing(kind, COMPLETE));

        assertThat(table.rows("""
                        SELECT id, state, user_id, source_id, thread_id, content_id, identity_id, identity_group_id,
                            comments_count, user_replies_count, first_user_reply_in, first_user_reply_in_bh,
                            last_user_reply_in, last_user_reply_in_bh, user_reply_in_average, user_reply_in_average_bh,
                            satisfaction_grade, digest FROM interventions""").single())
                .containsExactly(
                        "4f4f3a08a90ffb27ee000583",
                        "deferred",
                        "owner",
                        "source",
                        "thread",
                        "content",
                        "identity",
                        "group",
                        "5",
                        "3",
                        "11",
                        "14",
                        "12",
                        "15",
                        "13",
                        "16",
                        "4",
                        String.valueOf(new Seen(COMPLETE, Kind.NEW).digest()));
        assertThat(table.column("SELECT COUNT(*) FROM interventions"
                        + " WHERE created_at = TIMESTAMP WITH TIME ZONE '2024-05-21 12:00:01+00'"
                        + " AND updated_at = TIMESTAMP WITH TIME ZONE '2024-05-21 12:00:03+00'"
                        + " AND closed_at = TIMESTAMP WITH TIME ZONE '2024-05-21 12:00:04+00'"
                        + " AND deferred_at = TIMESTAMP WITH TIME ZONE '2024-05-21 12:00:05+00'"
                        + " AND copied_at <= CURRENT_TIMESTAMP AND gone_at IS NULL"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_absent_is_null(TestDatabase kind) {
        CopiedTable table = new CopiedTable(storing(kind, NOTHING_BUT_AN_ID));

        Seq<String> filled = List.of("id", "state", "record", "digest", "copied_at");
        assertThat(table.rows("SELECT * FROM interventions").single().filter(value -> !value.equals("null")))
                .hasSize(filled.size());
        assertThat(table.column("SELECT state FROM interventions")).containsExactly("active");
    }

    @ParameterizedTest
    @EnumSource
    void an_intervention_that_comes_back_is_not_gone_any_more(TestDatabase kind) {
        DataSource source = storing(kind, COMPLETE);
        Database database = new Database(source);
        Database.Work<Long> marking = connection -> TABLE.markGone(connection, List.of(COMPLETE.id()));
        long first = database.inTransaction(marking);
        long second = database.inTransaction(marking);
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(new CopiedTable(source).gone()).containsExactly(COMPLETE.id());

        database.inTransaction(connection -> {
            TABLE.upsert(connection, List.of(COMPLETE.withOwner(Option.none())));
            return true;
        });

        assertThat(new CopiedTable(source).gone()).isEmpty();
        assertThat(new CopiedTable(source).interventions().values()).containsExactly(COMPLETE.withOwner(Option.none()));
    }

    @ParameterizedTest
    @EnumSource
    void the_feed_sees_what_the_copy_has_and_not_what_is_gone(TestDatabase kind) {
        Intervention gone = Intervention.withId(InterventionId.of("gone")).withLifecycle(COMPLETE.lifecycle());
        DataSource source = storing(kind, COMPLETE, gone, UNUSUAL, NOTHING_BUT_AN_ID);
        Database database = new Database(source);
        database.inTransaction(connection -> TABLE.markGone(connection, List.of(gone.id())));
        KnownRows known = new KnownRows(database, TABLE);
        Known complete = new Known(COMPLETE.id(), OPENED, Option.some(new Seen(COMPLETE, Kind.NEW).digest()));

        assertThat(known.count()).isEqualTo(3);
        assertThat(known.countCreatedBefore(OPENED)).isEqualTo(2);
        assertThat(known.countCreatedBefore(OPENED.plusSeconds(1))).isEqualTo(3);
        assertThat(known.createdBetween(OPENED, OPENED)).containsExactly(complete);
        assertThat(known.createdBetween(Instant.MIN, Instant.MAX)).hasSize(3).contains(complete);
        assertThat(known.createdBetween(Instant.parse("0001-01-01T00:00:00Z"), OPENED)
                        .map(Known::id))
                .containsExactlyInAnyOrder(COMPLETE.id(), UNUSUAL.id(), NOTHING_BUT_AN_ID.id());
        assertThat(known.createdBetween(OPENED.plusSeconds(1), Instant.MAX)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void connections_are_returned_as_they_were(TestDatabase kind) throws SQLException {
        DataSource source = storing(kind);
        try (Connection connection = source.getConnection()) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                connection.setAutoCommit(autoCommit);
                Database database = new Database(keeping(connection));

                database.inTransaction(TABLE::count);
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);

                assertThat(catchThrowable(() -> database.inTransaction(broken -> {
                            throw new SQLException("broken");
                        })))
                        .hasMessage("broken");
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
            }
        }
    }

    private static DataSource keeping(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                RowsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                RowsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> kept);
    }
}
