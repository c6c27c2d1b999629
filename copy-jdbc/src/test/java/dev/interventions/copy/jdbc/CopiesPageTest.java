package dev.interventions.copy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.testdatabases.TestDatabase;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/copies.md shows is what runs. */
@Timeout(120)
class CopiesPageTest {

    private static final String PAGE = text(Path.of("../docs/copies.md"));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static DataSource copied(TestDatabase kind) {
        DataSource database = kind.empty();
        BusyAccount account = new BusyAccount(5);
        account.changeRandomly(300);

        assertThat(CopyExample.poll(account.interventions(), database)).endsWith(" stored, 0 gone");

        assertThat(new CopiedTable(database).interventions()).isEqualTo(account.all());
        // So that the copy has some of the last 30 days.
        TestDatabase.execute(database, "UPDATE interventions SET created_at = CURRENT_TIMESTAMP");
        return database;
    }

    @Test
    void the_example_is_compiled() {
        assertThat(blocks("java"))
                .singleElement()
                .satisfies(example -> assertThat(withoutIndentation(
                                text(Path.of("src/test/java/dev/interventions/copy/jdbc/CopyExample.java"))))
                        .contains(withoutIndentation(example)));
    }

    @ParameterizedTest
    @EnumSource
    void the_example_makes_a_copy_and_the_queries_report_on_it(TestDatabase kind) {
        CopiedTable table = new CopiedTable(copied(kind));

        assertThat(blocks("sql"))
                .hasSize(2)
                .allSatisfy(query -> assertThat(table.rows(query))
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row).doesNotContain("null")));
    }

    @Test
    void the_query_for_postgresql_counts_each_category() {
        CopiedTable table = new CopiedTable(copied(TestDatabase.POSTGRESQL));

        assertThat(table.rows(blocks("postgresql").get(0)).map(Seq::head)).containsExactlyInAnyOrder("c0", "c1", "c2");
    }

    @Test
    void every_column_is_described() {
        DataSource database = TestDatabase.H2.empty();
        CopyTo.tableIn(database).createTables().get();

        Seq<String> columns = new CopiedTable(database)
                .column("SELECT LOWER(column_name) FROM information_schema.columns WHERE table_name = 'INTERVENTIONS'");

        assertThat(columns)
                .hasSize(25)
                .allSatisfy(column ->
                        assertThat(PAGE).contains("`" + column.replaceAll("(?<=_in|_average)_bh$", "") + "`"));
    }
}
