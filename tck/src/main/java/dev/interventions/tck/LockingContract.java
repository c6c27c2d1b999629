package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations while a close or cancel of the same intervention is in progress. */
public abstract class LockingContract extends Contract {

    /** For subclasses. */
    protected LockingContract() {}

    @Test
    @Tag("CLOSE-6")
    @Tag("REFUSE-1")
    final void refuses_to_close_while_a_close_or_cancel_is_in_progress() {
        Intervention replied = replied();

        whileLocked(replied, () -> attempt(() -> as(owner).close(replied.id())).isRefusedAs(InProgress.class));
    }

    @Test
    @Tag("CLOSE-6")
    final void closes_when_nothing_is_in_progress_any_longer() {
        Intervention replied = replied();
        whileLocked(replied, () -> {});

        write(() -> as(owner).close(replied.id())).changes(replied, ExpectedChange::closing);
    }

    @Test
    @Tag("CLOSE-6")
    final void closes_one_while_a_close_or_cancel_of_another_is_in_progress() {
        Intervention replied = replied();

        whileLocked(
                opened(), () -> write(() -> as(owner).close(replied.id())).changes(replied, ExpectedChange::closing));
    }

    @Test
    @Tag("CANCEL-6")
    @Tag("REFUSE-1")
    final void refuses_to_cancel_while_a_close_or_cancel_is_in_progress() {
        Intervention opened = opened();

        whileLocked(opened, () -> attempt(() -> as(owner).cancel(opened.id())).isRefusedAs(InProgress.class));
    }

    @Test
    @Tag("CANCEL-6")
    final void cancels_when_nothing_is_in_progress_any_more() {
        Intervention opened = opened();
        whileLocked(opened, () -> {});

        given(as(owner).cancel(opened.id()));

        assertThat(everything().keySet()).isEmpty();
    }

    @Test
    @Tag("REASSIGN-6")
    final void allows_reads_and_other_changes_while_a_close_or_cancel_is_in_progress() {
        Intervention opened = opened();

        whileLocked(opened, () -> {
            InterventionEquivalence.agree(
                    "the result of get", opened, given(as(owner).get(opened.id())));
            assertThat(list(owner, InterventionQuery.all())).containsExactly(opened.id());
            assertThat(given(as(editor).reassign(opened.id(), colleague)).owner())
                    .containsExactly(colleague);
            assertThat(given(as(owner).categorize(opened.id(), CategoryId.of("complaint")))
                            .categories()
                            .get())
                    .containsExactly(CategoryId.of("complaint"));
            assertThat(given(as(owner).updateCustomField(opened.id(), "order", CustomFieldValue.of("4711")))
                            .customFields()
                            .get()
                            .keySet())
                    .containsExactly("order");
        });
    }

    @Test
    @Tag("REASSIGN-6")
    final void reopens_while_a_close_or_cancel_is_in_progress() {
        ContentId message = message();
        Intervention closed = closed(replied(openedOn(message)));

        whileLocked(closed, () -> write(() -> as(owner).create(message)).changes(closed, ExpectedChange::reopening));
    }
}
