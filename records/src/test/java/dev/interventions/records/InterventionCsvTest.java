package dev.interventions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Language;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterventionCsvTest {

    private static final Intervention MINIMAL = RandomInterventions.withNothingButAnId();

    private static byte[] written(Seq<Intervention> interventions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = InterventionCsv.writer(out)) {
            for (Intervention intervention : interventions) {
                writer.write(intervention);
            }
        }
        return out.toByteArray();
    }

    private static String text(Intervention intervention) throws IOException {
        return new String(written(List.of(intervention)), StandardCharsets.UTF_8);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Seq<String> read(String csv) {
        return List.ofAll(InterventionCsv.read(bytes(csv)))
                .map(record -> record.fold(
                        RecordError::message, intervention -> intervention.id().value()));
    }

    private static Intervention inLanguage(String language) {
        return MINIMAL.withLanguage(new Language(Option.some(language), Option.none()));
    }

    @Test
    void every_intervention_is_read_back_as_it_was_written() throws IOException {
        Seq<Intervention> interventions = new RandomInterventions(6).take(500);

        Seq<Either<RecordError, Intervention>> read =
                List.ofAll(InterventionCsv.read(new ByteArrayInputStream(written(interventions))));

        assertThat(read.map(Either::get)).isEqualTo(interventions);
    }

    @Test
    void the_first_row_names_the_columns_and_several_values_are_json() throws IOException {
        Intervention intervention = MINIMAL.withOwner(Option.some(UserId.of("susan")))
                .withCategories(Option.some(HashSet.of(CategoryId.of("b"), CategoryId.of("a"))))
                .withCustomFields(Option.some(LinkedHashMap.of(
                        "vip", CustomFieldValue.of(true), "tags", CustomFieldValue.of(List.of("x", "y")))))
                .withCommentsCount(Option.some(0L));

        assertThat(text(intervention).lines())
                .containsExactly(
                        "id,created_at,updated_at,closed,closed_at,deferred_at,status,user_id,source_id,thread_id,"
                                + "content_id,identity_id,identity_group_id,category_ids,custom_fields,comments_count,"
                                + "user_replies_count,first_user_reply_id,first_user_reply_in,first_user_reply_in_bh,"
                                + "last_user_reply_in,last_user_reply_in_bh,user_reply_in_average,"
                                + "user_reply_in_average_bh,user_reply_in_average_count,satisfaction_sent_at,"
                                + "satisfaction_answered_at,satisfaction_grade,survey_id,survey_response_id,"
                                + "detected_language,translation_enabled",
                        "4f4f3a08a90ffb27ee000583,,,,,,,susan,,,,,,\"[\"\"a\"\",\"\"b\"\"]\","
                                + "\"{\"\"tags\"\":[\"\"x\"\",\"\"y\"\"],\"\"vip\"\":true}\",0,,,,,,,,,,,,,,,,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "'=1", "'", ""})
    void no_cell_is_a_formula_for_a_spreadsheet_and_nothing_is_lost(String language) throws IOException {
        String csv = text(inLanguage(language));

        assertThat(csv).contains("'" + language);
        assertThat(List.ofAll(InterventionCsv.read(bytes(csv))).map(Either::get))
                .containsExactly(inLanguage(language));
    }

    @Test
    void other_text_has_no_apostrophe() throws IOException {
        assertThat(text(inLanguage("fr=1"))).contains(",fr=1,");
    }

    @Test
    void text_with_an_unpaired_surrogate_is_refused_and_nothing_of_it_is_written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = InterventionCsv.writer(out)) {
            assertThatThrownBy(() -> writer.write(inLanguage("a\uD800")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4f4f3a08a90ffb27ee000583");
            writer.write(inLanguage("fr"));
        }

        assertThat(List.ofAll(InterventionCsv.read(new ByteArrayInputStream(out.toByteArray())))
                        .map(Either::get))
                .containsExactly(inLanguage("fr"));
    }

    @Test
    void columns_can_have_any_order_and_unknown_ones_are_ignored() {
        assertThat(List.ofAll(InterventionCsv.read(bytes("zz,user_id,id\r\n1,susan,a\r\n")))
                        .map(record -> record.get().owner().get().value()))
                .containsExactly("susan");
    }

    @Test
    void a_file_with_semicolons_and_a_byte_order_mark_as_spreadsheets_save_it_is_read() {
        assertThat(read("\uFEFF\"id\";status\na;\"b,c\"\n")).containsExactly("a");
    }

    @Test
    void an_error_names_its_line_and_reading_continues_with_the_next() {
        assertThat(read("id,comments_count,status\na,1,\"two\nlines\"\nb,x,\n\n,1,\nc,1\nd,1,,\ne,1,\n"))
                .containsExactly(
                        "a",
                        "line 4: comments_count is not a whole number of at most 64 bits",
                        "line 6: there is no id",
                        "line 7: has 2 cells, but there are 3 columns",
                        "line 8: has 4 cells, but there are 3 columns",
                        "e");
    }

    @Test
    void malformed_values_are_errors() {
        assertThat(read("id,closed,created_at,category_ids,custom_fields\n"
                        + "a,yes,,,\nb,,yesterday,,\nc,,,x,\nd,,,\"[1]\",\ne,,,[] [],\nf,,,,[]\ng/h,,,,\n"))
                .containsExactly(
                        "line 2: closed is not true or false",
                        "line 3: created_at is not a date and time such as 2012-05-21T01:15:28Z",
                        "line 4: category_ids is not JSON at character 1",
                        "line 5: category_ids is not a text",
                        "line 6: category_ids is not JSON at character 4",
                        "line 7: custom_fields is not an object",
                        "line 8: id is invalid: intervention id must not be path-like, but has a /");
    }

    @Test
    void a_file_without_usable_columns_is_unreadable() {
        assertThat(read("")).containsExactly("line 1: the file is empty; its first row must name the columns");
        assertThat(read("a,b\n1,2\n")).containsExactly("line 1: there is no column id");
        assertThat(read("id,closed,closed,closed\na,true,,\n")).containsExactly("line 1: there are two columns closed");
    }

    @Test
    void text_after_a_closing_quote_makes_the_rest_unreadable() {
        Iterator<Either<RecordError, Intervention>> records =
                InterventionCsv.read(bytes("id,status\na,b\nc,\"d\"e\nf,g\n")).iterator();

        assertThat(records.next().isRight()).isTrue();
        assertThat(records.next().getLeft())
                .isInstanceOf(RecordError.Unreadable.class)
                .extracting(RecordError::message)
                .asString()
                .startsWith("line 2: the file can't be read any further: after line 2, it is not CSV: Unexpected char");
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void a_file_that_was_cut_off_inside_quotes_is_unreadable_there() {
        assertThat(read("id,status\na,\"b\"\nc,\"long te"))
                .containsExactly("a", "line 3: the file can't be read any further: it ends inside quotes");
    }

    @Test
    void a_cell_that_is_too_long_is_not_written_and_makes_the_rest_of_a_file_unreadable() {
        String tooLong = "x".repeat(InterventionJson.MAX_LENGTH + 1);

        assertThatThrownBy(() -> text(inLanguage(tooLong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4f4f3a08a90ffb27ee000583 has more than 16777216 characters in a cell");
        assertThat(read("id,status\na," + tooLong + tooLong + "x\n").head()).contains("can't be read any further");
    }

    @Test
    void a_cell_of_the_greatest_length_is_read_back() throws IOException {
        Intervention longest = inLanguage("\"".repeat(InterventionJson.MAX_LENGTH));

        assertThat(List.ofAll(InterventionCsv.read(bytes(text(longest))))
                        .single()
                        .get()
                        .equals(longest))
                .isTrue();
    }

    @Test
    void bytes_that_are_not_utf_8_make_the_rest_unreadable() {
        InputStream latin = new ByteArrayInputStream("id,status\na,Fermée\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(List.ofAll(InterventionCsv.read(latin))
                        .map(record -> record.getLeft().reason()))
                .containsExactly("the file can't be read any further: it is not UTF-8");
    }
}
