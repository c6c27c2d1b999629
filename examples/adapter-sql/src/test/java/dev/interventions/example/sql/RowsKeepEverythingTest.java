package dev.interventions.example.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
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
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An intervention is read as it was written, with its present and absent fields. */
class RowsKeepEverythingTest {

    private static final Instant NOW = Instant.parse("2024-05-21T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Intervention BARE = Intervention.withId(InterventionId.of("4b0fb475b242228032cbdf6d"));

    private final FreshDatabase database = FreshDatabase.create();
    private final Transactions transactions = new Transactions(database.connections());

    @AfterEach
    void dropTables() {
        database.close();
    }

    @Test
    void keeps_what_is_absent_absent() {
        assertThat(writtenAndRead(BARE)).isEqualTo(BARE);
    }

    @Test
    void distinguishes_empty_categories_and_custom_fields_from_absent_ones() {
        Intervention cleared =
                BARE.withCategories(Option.some(HashSet.empty())).withCustomFields(Option.some(HashMap.empty()));

        assertThat(writtenAndRead(cleared)).isEqualTo(cleared);
    }

    @Test
    void keeps_every_field() {
        Intervention full = full();

        assertThat(writtenAndRead(full)).isEqualTo(full);
    }

    @Test
    void replaces_every_field() {
        Intervention full = full();
        transactions.write(session -> {
            new InterventionTable(session, CLOCK).insert(BARE);
            return Either.right(BARE);
        });

        transactions.write(session -> {
            new InterventionTable(session, CLOCK).update(BARE, full);
            return Either.right(full);
        });

        assertThat(read()).isEqualTo(full);
    }

    private static Intervention full() {
        Map<String, CustomFieldValue> fields = HashMap.of(
                "text", CustomFieldValue.of(" a\n\"é\" 😀 "),
                "blank", CustomFieldValue.of(""),
                "number", CustomFieldValue.of(new BigDecimal("-12345678901234567890.125")),
                "flag", CustomFieldValue.of(false),
                "list", CustomFieldValue.of(List.of("red", "", "red", "blue")),
                "empty list", CustomFieldValue.of(List.empty()),
                "numbers",
                        CustomFieldValue.ofNumbers(List.of("1", "2.50", "1e3", "-0.125", "1", "9".repeat(100))
                                .map(BigDecimal::new)),
                "one number", CustomFieldValue.ofNumbers(List.of(BigDecimal.ONE)));
        return new Intervention(
                BARE.id(),
                new Origin(
                        Option.some(ContentId.of("content")),
                        Option.some(ThreadId.of("thread")),
                        Option.some(SourceId.of("source")),
                        Option.some(IdentityId.of("identity")),
                        Option.none()),
                Option.some(UserId.of("owner")),
                new Lifecycle(
                        Option.some(false),
                        Option.some(NOW),
                        Option.some(NOW.plusSeconds(1)),
                        Option.some(NOW.plusSeconds(2)),
                        Option.some(NOW.plusSeconds(3)),
                        Option.some("Ouverte")),
                new Replies(Option.some(3L), Option.some(ContentId.of("reply")), times(10), times(20), Option.some(2L)),
                Option.some(7L),
                Option.some(HashSet.of(CategoryId.of("complaint"), CategoryId.of("urgent"))),
                Option.some(fields),
                new Satisfaction(
                        Option.some(NOW.plusSeconds(4)),
                        Option.some(NOW.plusSeconds(5)),
                        Option.some(5L),
                        Option.some("survey"),
                        Option.some("response")),
                new Language(Option.some("fr"), Option.some(true)));
    }

    private static ReplyTimes times(long seconds) {
        return new ReplyTimes(
                Option.some(Duration.ofSeconds(seconds)),
                Option.some(Duration.ofSeconds(seconds + 1)),
                Option.some(Duration.ofSeconds(seconds + 2)));
    }

    private Intervention writtenAndRead(Intervention intervention) {
        transactions.write(session -> {
            new InterventionTable(session, CLOCK).insert(intervention);
            return Either.right(intervention);
        });
        return read();
    }

    private Intervention read() {
        return transactions
                .read(session -> Either.right(
                        new InterventionTable(session, CLOCK).find(BARE.id()).get()))
                .get();
    }
}
