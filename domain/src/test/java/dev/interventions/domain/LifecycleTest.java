package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant PRECISE = Instant.parse("2024-05-21T01:15:28.999999999Z");
    private static final Instant CUT = Instant.parse("2024-05-21T01:15:28Z");

    @Test
    @Tag("TIME-1")
    void every_instant_of_a_lifecycle_is_truncated_to_the_second_and_never_rounded() {
        Option<Instant> precise = Option.some(PRECISE);
        Option<Instant> cut = Option.some(CUT);

        assertThat(new Lifecycle(Option.none(), precise, precise, precise, precise, Option.none()))
                .isEqualTo(new Lifecycle(Option.none(), cut, cut, cut, cut, Option.none()));
        Lifecycle lifecycle = new Lifecycle(Option.none(), precise, precise, precise, precise, Option.none());
        assertThat(lifecycle.createdAt()).containsExactly(CUT);
        assertThat(lifecycle.updatedAt()).containsExactly(CUT);
        assertThat(lifecycle.closedAt()).containsExactly(CUT);
        assertThat(lifecycle.deferredAt()).containsExactly(CUT);
    }

    @Test
    @Tag("TIME-1")
    void an_instant_before_1970_is_truncated_to_the_second_that_it_is_in() {
        Instant before1970 = Instant.parse("1969-12-31T23:59:58.900Z");

        assertThat(Lifecycle.openedAt(before1970).createdAt()).containsExactly(Instant.parse("1969-12-31T23:59:58Z"));
    }

    @Test
    @Tag("TIME-1")
    void the_instants_of_a_survey_are_truncated_to_the_second() {
        Satisfaction satisfaction = new Satisfaction(
                Option.some(PRECISE), Option.some(PRECISE.plusSeconds(1)), Option.none(), Option.none(), Option.none());

        assertThat(satisfaction.sentAt()).containsExactly(CUT);
        assertThat(satisfaction.answeredAt()).containsExactly(CUT.plusSeconds(1));
    }

    @Test
    @Tag("TIME-1")
    void the_moment_of_an_operation_is_truncated_to_the_second() {
        Instant precise = Given.NOW.plusMillis(999);
        Intervention before = AnIntervention.open().build();

        Intervention closed = Perform.close(before, Given.owner(), precise).get();
        Intervention deferred = Conversation.defer(before, Given.TOMORROW.plusMillis(999), precise)
                .get();

        assertThat(closed.lifecycle().closedAt()).containsExactly(Given.NOW);
        assertThat(closed.lifecycle().updatedAt()).containsExactly(Given.NOW);
        assertThat(deferred.lifecycle().deferredAt()).containsExactly(Given.TOMORROW);
        assertThat(deferred.lifecycle().updatedAt()).containsExactly(Given.NOW);
    }

    @Test
    void a_lifecycle_begins_open_and_unchanged() {
        assertThat(Lifecycle.openedAt(Given.NOW))
                .isEqualTo(new Lifecycle(
                        Option.some(false),
                        Option.some(Given.NOW),
                        Option.some(Given.NOW),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }

    @Test
    @Tag("CHANGE-1")
    void each_change_sets_the_moment_of_the_last_change() {
        Intervention open = AnIntervention.open().build();
        Intervention closed = AnIntervention.closed().build();
        Actor editor = Given.editor();

        assertThat(changeOf(Perform.close(open, editor, Given.NOW).get())).isEqualTo(Given.NOW);
        assertThat(changeOf(Perform.reassign(open, editor, Given.COLLEAGUE, Given.NOW)
                        .get()))
                .isEqualTo(Given.NOW);
        assertThat(changeOf(Perform.categorize(open, editor, HashSet.empty(), Given.NOW)
                        .get()))
                .isEqualTo(Given.NOW);
        assertThat(changeOf(
                        Perform.updateCustomFields(open, editor, HashMap.of("k", CustomFieldValue.of("v")), Given.NOW)
                                .get()))
                .isEqualTo(Given.NOW);
        assertThat(changeOf(Opening.reopen(Given.question(), closed, editor, Given.NOW)
                        .get()))
                .isEqualTo(Given.NOW);
        assertThat(changeOf(Conversation.message(closed, Given.NOW))).isEqualTo(Given.NOW);
        assertThat(changeOf(Conversation.reply(open, Given.REPLY, List.empty(), Given.NOW)
                        .get()))
                .isEqualTo(Given.NOW);
        assertThat(changeOf(Conversation.defer(open, Given.TOMORROW, Given.NOW).get()))
                .isEqualTo(Given.NOW);
    }

    @Test
    @Tag("CHANGE-3")
    void the_moment_of_the_last_change_never_goes_back() {
        Instant ahead = Given.NOW.plus(Duration.ofHours(1));
        Intervention open = AnIntervention.open().lastChangedAt(ahead).build();
        Intervention closed = AnIntervention.closed().lastChangedAt(ahead).build();
        Actor editor = Given.editor();

        assertThat(changeOf(Perform.close(open, editor, Given.NOW).get())).isEqualTo(ahead);
        assertThat(changeOf(Perform.reassign(open, editor, Given.COLLEAGUE, Given.NOW)
                        .get()))
                .isEqualTo(ahead);
        assertThat(changeOf(Perform.categorize(open, editor, HashSet.empty(), Given.NOW)
                        .get()))
                .isEqualTo(ahead);
        assertThat(changeOf(Conversation.message(closed, Given.NOW))).isEqualTo(ahead);
        assertThat(changeOf(Conversation.defer(open, Given.TOMORROW, Given.NOW).get()))
                .isEqualTo(ahead);
    }

    @Test
    @Tag("CHANGE-3")
    void closing_by_a_clock_that_went_back_sets_the_date_of_closing_by_that_clock() {
        Intervention open =
                AnIntervention.open().lastChangedAt(Given.NOW.plusSeconds(60)).build();

        Lifecycle closed = Perform.close(open, Given.owner(), Given.NOW).get().lifecycle();

        assertThat(closed.closedAt()).containsExactly(Given.NOW);
        assertThat(closed.updatedAt()).containsExactly(Given.NOW.plusSeconds(60));
    }

    @Test
    void a_change_of_an_intervention_without_a_known_last_change_sets_it() {
        Intervention unknown = Intervention.withId(Given.CASE);

        assertThat(changeOf(Perform.close(unknown, Given.owner(), Given.NOW).get()))
                .isEqualTo(Given.NOW);
    }

    private static Instant changeOf(Intervention intervention) {
        return intervention.lifecycle().updatedAt().get();
    }
}
