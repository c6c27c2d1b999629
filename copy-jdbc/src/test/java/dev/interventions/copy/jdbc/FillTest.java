package dev.interventions.copy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.OpaqueId;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.records.ExportedIntervention;
import dev.interventions.records.PlatformExport;
import dev.interventions.records.RecordError;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy that is filled from the platform's export. */
@Timeout(120)
class FillTest {

    private static final Instant EXPORTED_AT = Instant.parse("2024-05-21T12:00:00Z");

    private final BusyAccount account = new BusyAccount(1);
    private final java.util.List<RecordError> skipped = new ArrayList<>();

    private Either<CopyError, CopyReport> fill(DataSource database, String export) {
        return CopyTo.tableIn(database)
                .createTables()
                .flatMap(copy -> copy.fill(rows(export), EXPORTED_AT, skipped::add));
    }

    private static Iterable<Either<RecordError, ExportedIntervention>> rows(String export) {
        return PlatformExport.withReplyTimesIn(ChronoUnit.SECONDS)
                .read(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
    }

    private Either<CopyError, CopyReport> poll(DataSource database) {
        return CopyTo.tableIn(database).poll(Feed.over(account.interventions()).reconcilingEvery(1));
    }

    /** What the platform exports of these: to the minute, without categories and custom fields. */
    private static String export(Seq<Intervention> interventions) {
        return interventions
                .map(intervention -> intervention.id().value() + ","
                        + intervention.lifecycle().createdAt().get().truncatedTo(ChronoUnit.MINUTES) + ","
                        + (intervention.isClosed() ? "Closed" : "Opened") + ","
                        + intervention.owner().map(OpaqueId::value).getOrElse(""))
                .mkString("id,created_at,status,user_id\n", "\n", "\n");
    }

    @ParameterizedTest
    @EnumSource
    void an_export_fills_the_table_without_a_request_and_polls_bring_the_rest(TestDatabase kind) {
        DataSource database = kind.empty();
        account.changeRandomly(300);
        Seq<Intervention> exported = account.all().values().toList();

        CopyReport filled = fill(database, export(exported)).get();

        CopiedTable table = new CopiedTable(database);
        assertThat(filled).returns((long) exported.size(), CopyReport::seen);
        assertThat(table.interventions().keySet()).isEqualTo(account.all().keySet());
        assertThat(table.position()).isEqualTo(FeedPosition.asOf(EXPORTED_AT).toString());
        account.changeRandomly(50);
        poll(database).get();
        assertThat(table.interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void more_rows_than_a_batch_has_are_stored_in_several(TestDatabase kind) {
        DataSource database = kind.empty();
        Seq<String> ids = List.range(0, 1_234).map(String::valueOf);

        CopyReport filled = fill(database, "id\n" + ids.mkString("\n")).get();

        assertThat(filled).returns(3L, CopyReport::batches).returns(1_234L, CopyReport::seen);
        assertThat(new CopiedTable(database).column("SELECT COUNT(*) FROM interventions"))
                .containsExactly("1234");
    }

    @ParameterizedTest
    @EnumSource
    void the_later_of_two_rows_with_one_id_is_stored(TestDatabase kind) {
        DataSource database = kind.empty();

        fill(database, "id,user_id\na,first\na,second\n").get();

        assertThat(new CopiedTable(database).column("SELECT user_id FROM interventions"))
                .containsExactly("second");
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_cannot_be_read_is_reported_and_a_poll_brings_it(TestDatabase kind) {
        DataSource database = kind.empty();
        String broken = account.open().value();
        String other = account.open().value();

        fill(database, "id,status\n" + broken + ",Broken\n" + other + ",Opened\n")
                .get();

        assertThat(skipped).singleElement().returns(2L, RecordError::line);
        poll(database).get();
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void an_export_that_was_cut_off_can_be_read_again(TestDatabase kind) {
        DataSource database = kind.empty();
        account.changeRandomly(1_500);
        String whole = export(account.all().values().toList()) + "last,,Opened,\"x\"\n";
        String cutOff = whole.substring(0, whole.length() - 2);

        CopyError error = fill(database, cutOff).getLeft();

        assertThat(error).isInstanceOf(CopyError.ExportFailed.class);
        assertThat(error.message())
                .startsWith("the export can't be read: line ")
                .endsWith("it ends inside quotes");
        assertThat(new CopiedTable(database).position()).isEmpty();
        fill(database, whole).get();
        poll(database).get();
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }

    @ParameterizedTest
    @EnumSource
    void a_copy_that_has_begun_is_not_filled(TestDatabase kind) {
        DataSource database = kind.empty();
        CopyTo.tableIn(database).createTables().get();
        account.open();
        poll(database).get();

        assertThat(fill(database, "id\nx\n").getLeft().message())
                .isEqualTo("the copy has begun already, and an export can fill only an empty one; poll instead");
        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
    }
}
