package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.UserId;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalQueryTest {

    @Test
    void each_filter_is_added_to_the_earlier_ones() {
        JournalQuery query = JournalQuery.all()
                .named("intervention.canceled", "intervention.closed")
                .after(Instant.EPOCH)
                .before(Instant.MAX)
                .of(UserId.of("u1"))
                .oldestFirst();

        assertThat(query)
                .isEqualTo(new JournalQuery(
                        HashSet.of("intervention.closed", "intervention.canceled"),
                        Option.some(Instant.EPOCH),
                        Option.some(Instant.MAX),
                        Option.some(UserId.of("u1")),
                        true));
        assertThat(JournalQuery.all().isOldestFirst()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\" order:\"b", "Closed"})
    void a_text_that_is_not_the_name_of_an_event_is_refused(String name) {
        assertThatThrownBy(() -> JournalQuery.all().named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the name of an event");
    }

    @Test
    void a_user_whose_id_would_end_the_term_is_refused() {
        assertThatThrownBy(() -> JournalQuery.all().of(UserId.of("a\"b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void an_event_has_an_id_without_white_space(String id) {
        assertThatThrownBy(
                        () -> new JournalEvent(id, "intervention.closed", Instant.EPOCH, Option.none(), Option.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("white space");
    }
}
