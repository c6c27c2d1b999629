package dev.interventions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState.Active;
import dev.interventions.domain.InterventionState.Closed;
import dev.interventions.domain.InterventionState.Deferred;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformExportTest {

    private static final PlatformExport EXPORT = PlatformExport.withReplyTimesIn(ChronoUnit.SECONDS);

    /** The documented columns, in the documented order. */
    private static final String COLUMNS = "created_at,updated_at,closed_at,closed_automatically,source_id,source_type,"
            + "source_name,content_thread_id,id,status,deferred_at,user_id,user_name,user_replies_count,"
            + "user_private_replies_count,user_public_replies_count,first_identity_content_id,first_user_reply_id,"
            + "first_user_reply_at,last_user_reply_at,last_user_reply_in,last_user_reply_in_bh,first_user_reply_in,"
            + "first_user_reply_in_bh,handling_time,title,identity_id,identity_name,identity_contents_count,"
            + "identity_private_contents_count,identity_public_contents_count,categories,comments_count,"
            + "user_reply_in_average,user_reply_in_average_bh,user_reply_in_average_count";

    /** A row in the format "BI". */
    private static final String ROW = "2013-08-23T12:15+02:00,2013-08-27T08:32+02:00,2013-08-27T08:32+02:00,"
            + "chat_disconnected,4f4f3a08a90ffb27ee000583,Tapatalk,Forum LesMobiles,4f4f3a08a90ffb27ee000584,"
            + "4f4f3a08a90ffb27ee000585,Closed,2013-08-28T08:32+02:00,4f4f3a08a90ffb27ee000586,Pierre Dupont,3,1,2,"
            + "2c1c3c08a90ffb27ee000113,cc223b08a90ffb27ee001252,2013-08-24T00:08+02:00,2013-08-27T08:32+02:00,1400,"
            + "1300,4,3,87,\"Where is\nmy \"\"order\"\", please?\",4f4f3a08a90ffb27ee000587,pdupont,200,30,170,"
            + "\"simcard, mobile\",30,5,2,6";

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Seq<Either<RecordError, ExportedIntervention>> read(PlatformExport export, String csv) {
        return List.ofAll(export.read(bytes(csv)));
    }

    private static ExportedIntervention only(PlatformExport export, String csv) {
        return read(export, csv).single().getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static Seq<String> messages(PlatformExport export, String csv) {
        return read(export, csv)
                .map(record -> record.fold(
                        RecordError::message, row -> row.intervention().id().value()));
    }

    private static Option<Duration> seconds(long seconds) {
        return Option.some(Duration.ofSeconds(seconds));
    }

    @Test
    void every_documented_column_is_read() {
        ExportedIntervention row = only(EXPORT, COLUMNS + "\n" + ROW + "\n");

        assertThat(row.intervention())
                .isEqualTo(Intervention.withId(InterventionId.of("4f4f3a08a90ffb27ee000585"))
                        .withOrigin(new Origin(
                                Option.none(),
                                Option.some(ThreadId.of("4f4f3a08a90ffb27ee000584")),
                                Option.some(SourceId.of("4f4f3a08a90ffb27ee000583")),
                                Option.some(IdentityId.of("4f4f3a08a90ffb27ee000587")),
                                Option.none()))
                        .withOwner(Option.some(UserId.of("4f4f3a08a90ffb27ee000586")))
                        .withLifecycle(new Lifecycle(
                                Option.some(true),
                                Option.some(Instant.parse("2013-08-23T10:15:00Z")),
                                Option.some(Instant.parse("2013-08-27T06:32:00Z")),
                                Option.none(),
                                Option.some(Instant.parse("2013-08-28T06:32:00Z")),
                                Option.some("Closed")))
                        .withReplies(new Replies(
                                Option.some(3L),
                                Option.some(ContentId.of("cc223b08a90ffb27ee001252")),
                                new ReplyTimes(seconds(4), seconds(1400), seconds(5)),
                                new ReplyTimes(seconds(3), seconds(1300), seconds(2)),
                                Option.some(6L)))
                        .withCommentsCount(Option.some(30L)));
        assertThat(row.lastReplyAt()).contains(Instant.parse("2013-08-27T06:32:00Z"));
        assertThat(row.closedAutomatically()).contains("chat_disconnected");
        assertThat(row.handlingTime()).contains(Duration.ofSeconds(87));
        assertThat(row.firstCustomerContent()).contains(ContentId.of("2c1c3c08a90ffb27ee000113"));
        assertThat(row.otherColumns())
                .isEqualTo(LinkedHashMap.<String, String>empty()
                        .put("source_type", "Tapatalk")
                        .put("source_name", "Forum LesMobiles")
                        .put("user_name", "Pierre Dupont")
                        .put("user_private_replies_count", "1")
                        .put("user_public_replies_count", "2")
                        .put("first_user_reply_at", "2013-08-24T00:08+02:00")
                        .put("last_user_reply_at", "2013-08-27T08:32+02:00")
                        .put("title", "Where is\nmy \"order\", please?")
                        .put("identity_name", "pdupont")
                        .put("identity_contents_count", "200")
                        .put("identity_private_contents_count", "30")
                        .put("identity_public_contents_count", "170")
                        .put("categories", "simcard, mobile"));
    }

    @Test
    void reply_times_have_the_unit_of_the_account_and_handling_time_is_in_seconds() {
        ExportedIntervention row = only(
                PlatformExport.withReplyTimesIn(ChronoUnit.MINUTES), "id,last_user_reply_in_bh,handling_time\na,5,7\n");

        assertThat(row.intervention().replies().timesInBusinessHours().last()).contains(Duration.ofMinutes(5));
        assertThat(row.handlingTime()).contains(Duration.ofSeconds(7));
    }

    @Test
    void reply_times_in_hours_are_refused() {
        assertThatThrownBy(() -> PlatformExport.withReplyTimesIn(ChronoUnit.HOURS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seconds or minutes");
    }

    @Test
    void an_open_intervention_with_a_reply_is_not_closed_although_the_export_has_a_closed_at() {
        Intervention open = only(EXPORT, "id,status,closed_at\na,Opened,2013-08-27T08:32+02:00\n")
                .intervention();

        assertThat(open.state()).isInstanceOf(Active.class);
    }

    @Test
    void the_status_decides_whether_an_intervention_is_closed() {
        assertThat(only(EXPORT, "id,status\na,Closed\n").intervention().state()).isEqualTo(new Closed(Option.none()));
        assertThat(only(EXPORT, "id,status,deferred_at\na,Opened,2013-08-27T08:32Z\n")
                        .intervention()
                        .state())
                .isEqualTo(new Deferred(Instant.parse("2013-08-27T08:32:00Z")));
    }

    @Test
    void a_status_in_another_language_is_an_error_until_its_texts_are_named() {
        String french = "id;status\na;Fermée\nb;Ouverte\n";

        assertThat(messages(EXPORT, french).head())
                .isEqualTo("line 2: status is neither \"Opened\" nor \"Closed\"; name the texts of this export by"
                        + " withStatusTexts");
        assertThat(read(EXPORT.withStatusTexts("Ouverte", "Fermée"), french)
                        .map(row -> row.get().intervention().isClosed()))
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-09-24T19:00+02:00, 2013-09-24T17:00:00Z",
        "2013-09-24T19:00+00:02, 2013-09-24T18:58:00Z",
        "2013-09-24T19:00Z, 2013-09-24T19:00:00Z",
        "2013-09-24T19:00:05+02:00, 2013-09-24T17:00:05Z",
        "2013-09-24 19:00+0200, 2013-09-24T17:00:00Z",
        "2013-09-24 19:00, 2013-09-24T17:00:00Z",
        "24/09/2013 19:00, 2013-09-24T17:00:00Z",
        "09-24-2013 19:00, 2013-09-24T17:00:00Z",
        "27/10/2013 02:30, 2013-10-27T00:30:00Z",
    })
    void dates_have_the_documented_forms(String text, Instant moment) {
        ExportedIntervention row = only(EXPORT.inZone(ZoneId.of("Europe/Paris")), "id,created_at\na," + text + "\n");

        assertThat(row.intervention().lifecycle().createdAt()).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24/09/2013 19:00", "09-24-2013 19:00", "2013-09-24T19:00"})
    void a_date_without_an_offset_needs_a_time_zone(String text) {
        assertThat(messages(EXPORT, "id,created_at\na," + text + "\n"))
                .containsExactly(
                        "line 2: created_at has no offset; name the time zone of the user who exported by inZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2013 19:00", "24-09-2013 19:00", "yesterday", "2013-09-24", "2013-09-24T25:00Z"})
    void text_that_is_not_a_date_is_an_error(String text) {
        assertThat(messages(EXPORT.inZone(ZoneId.of("UTC")), "id,created_at\na," + text + "\n")
                        .head())
                .startsWith("line 2: created_at is not a date and time such as");
    }

    @Test
    void the_format_excel_has_a_byte_order_mark_and_semicolons_in_french() {
        assertThat(only(EXPORT, "\uFEFFid;title\r\na;\"1,2;3\"\r\n").otherColumns())
                .isEqualTo(LinkedHashMap.of("title", "1,2;3"));
    }

    @Test
    void a_separator_that_is_named_is_used() {
        assertThat(messages(EXPORT.separatedBy(','), "id,a;b\na,1\n")).containsExactly("a");
        assertThat(messages(EXPORT.separatedBy('\t'), "id\ttitle\na\t1\n")).containsExactly("a");
    }

    @Test
    void new_columns_are_kept_as_text() {
        assertThat(only(EXPORT, "shiny,id\n1/0,a\n").otherColumns()).isEqualTo(LinkedHashMap.of("shiny", "1/0"));
    }

    @Test
    void an_export_without_ids_is_unreadable() {
        assertThat(messages(EXPORT, "created_at,title\n,x\n")).containsExactly("line 1: there is no column id");
    }

    @Test
    void an_error_names_its_line_and_reading_continues_with_the_next() {
        assertThat(messages(
                        EXPORT,
                        "id,comments_count,title\na,,\"two\r\nlines\"\n,1,x\nb,1.5,\nc/d,,\ne,,,\n"
                                + "f,9223372036854775808,\ng,1,\n"))
                .containsExactly(
                        "a",
                        "line 4: there is no id",
                        "line 5: comments_count is not a whole number of at most 64 bits",
                        "line 6: id is invalid: intervention id must not be path-like, but has a /",
                        "line 7: has 4 cells, but there are 3 columns",
                        "line 8: comments_count is not a whole number of at most 64 bits",
                        "g");
        assertThat(messages(
                        PlatformExport.withReplyTimesIn(ChronoUnit.MINUTES),
                        "id,first_user_reply_in\na,9223372036854775807\n"))
                .containsExactly("line 2: first_user_reply_in is too long a time");
    }

    @Test
    void rows_are_read_one_at_a_time() throws IOException {
        byte[] row = (ROW + "\n").getBytes(StandardCharsets.UTF_8);
        long[] read = {0};
        try (InputStream endless = new java.io.SequenceInputStream(bytes(COLUMNS + "\n"), new InputStream() {
            @Override
            public int read() {
                return row[(int) (read[0]++ % row.length)];
            }
        })) {
            Iterator<Either<RecordError, ExportedIntervention>> rows =
                    EXPORT.read(endless).iterator();
            for (int number = 0; number < 1_000; number++) {
                assertThat(rows.next().isRight()).isTrue();
            }
        }

        assertThat(read[0]).isLessThan(1_000L * row.length + 256 * 1024);
    }
}
