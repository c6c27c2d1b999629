package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Interventions in sources that a user doesn't read, and the order of several reasons to refuse. */
public abstract class VisibilityContract extends Contract {

    private static final CategoryId COMPLAINT = CategoryId.of("complaint");
    private static final CustomFieldValue SOME = CustomFieldValue.of("342901");

    /** For subclasses. */
    protected VisibilityContract() {}

    // ---- a source that is not read ----

    @Test
    @Tag("GET-2")
    final void finds_nothing_to_get_in_a_source_that_is_not_read() {
        Intervention opened = opened();

        attempt(() -> as(stranger).get(opened.id())).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("GET-2")
    @Tag("REFUSE-1")
    final void finds_nothing_to_cancel_in_a_source_that_is_not_read() {
        Intervention opened = opened();

        attempt(() -> as(stranger).cancel(opened.id())).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("GET-2")
    @Tag("REFUSE-1")
    final void finds_nothing_to_reassign_in_a_source_that_is_not_read() {
        Intervention opened = opened();

        attempt(() -> as(stranger).reassign(opened.id(), colleague)).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("GET-2")
    @Tag("REFUSE-1")
    final void finds_nothing_to_categorize_in_a_source_that_is_not_read() {
        Intervention opened = opened();

        attempt(() -> as(stranger).categorize(opened.id(), COMPLAINT)).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("GET-2")
    @Tag("REFUSE-1")
    final void finds_nothing_to_update_in_a_source_that_is_not_read() {
        Intervention opened = opened();

        attempt(() -> as(stranger).updateCustomField(opened.id(), "external_id", SOME))
                .isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("GET-2")
    @Tag("LIST-1")
    final void hides_even_the_owners_interventions_once_the_owner_does_not_read_their_source() {
        Intervention opened = opened();
        backend().hide(source, owner);

        attempt(() -> as(owner).get(opened.id())).isRefusedAs(NotFound.class);
        assertThat(list(owner, InterventionQuery.all())).isEmpty();
        assertThat(list(owner, InterventionQuery.all().ownedBy(owner))).isEmpty();
    }

    @Test
    @Tag("LIST-1")
    final void lists_only_interventions_in_sources_that_are_read() {
        Intervention here = opened();
        Intervention there = openedElsewhere();

        assertThat(list(owner, InterventionQuery.all())).containsExactly(here.id());
        assertThat(given(as(owner).list(InterventionQuery.all(), PageRequest.first()))
                        .count())
                .as("the count, which doesn't include sources that are not read")
                .isOne();
        assertThat(list(stranger, InterventionQuery.all())).isEmpty();
        assertThat(list(
                        owner,
                        InterventionQuery.all().inThread(there.origin().thread().get())))
                .isEmpty();
        assertThat(everything().keySet()).containsExactlyInAnyOrder(here.id(), there.id());
    }

    @Test
    @Tag("LIST-1")
    @Tag("PAGE-1")
    final void fills_pages_with_interventions_in_sources_that_are_read() {
        Seq<InterventionId> oldestFirst = List.range(0, 3).map(each -> {
            timePasses();
            Intervention here = opened();
            openedElsewhere();
            openedElsewhere();
            return here.id();
        });

        Page<Intervention> first = given(as(owner).list(InterventionQuery.all(), PageRequest.of(0, 2)));
        Page<Intervention> second = given(as(owner).list(InterventionQuery.all(), PageRequest.of(2, 2)));

        assertThat(List.of(first, second).map(page -> page.records().size()))
                .as("the sizes of the pages")
                .containsExactly(2, 1);
        assertThat(first.records().appendAll(second.records()).map(Intervention::id))
                .containsExactlyInAnyOrderElementsOf(oldestFirst);
    }

    // ---- ids ----

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_nothing_under_an_id_that_only_resembles_a_known_one() {
        Intervention opened = opened();
        Intervention replied = replied();

        UnknownIds.like(opened.id().value()).map(InterventionId::of).forEach(id -> {
            attempt(() -> as(editor).get(id)).isRefusedAs(NotFound.class);
            attempt(() -> as(editor).cancel(id)).isRefusedAs(NotFound.class);
            attempt(() -> as(editor).reassign(id, colleague)).isRefusedAs(NotFound.class);
            attempt(() -> as(editor).categorize(id, COMPLAINT)).isRefusedAs(NotFound.class);
            attempt(() -> as(editor).updateCustomField(id, "external_id", SOME)).isRefusedAs(NotFound.class);
        });
        UnknownIds.like(replied.id().value())
                .map(InterventionId::of)
                .forEach(id -> attempt(() -> as(editor).close(id)).isRefusedAs(NotFound.class));
    }

    // ---- the order of reasons: doesn't exist, not read, in progress, all others ----

    @Test
    @Tag("ORDER-1")
    final void names_only_the_unread_source_before_the_rules_on_closing() {
        Intervention unreplied = opened();
        Intervention closed = closed();
        backend().hide(source, colleague);

        attempt(() -> as(colleague).close(unreplied.id())).isNotAllowed(Rule.CLOSE_READABLE);
        attempt(() -> as(colleague).close(closed.id())).isNotAllowed(Rule.CLOSE_READABLE);
    }

    @Test
    @Tag("ORDER-1")
    final void does_not_find_an_unread_intervention_before_the_rules_on_cancelling() {
        Intervention closed = closed();

        attempt(() -> as(stranger).cancel(closed.id())).isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("ORDER-1")
    final void does_not_find_an_unread_intervention_before_the_rules_on_reassigning() {
        Intervention opened = opened();
        backend().hide(source, colleague);

        attempt(() -> as(colleague).reassign(opened.id(), UnknownIds.USER)).isRefusedAs(NotFound.class);
        attempt(() -> as(editor).reassign(UnknownIds.INTERVENTION, UnknownIds.USER))
                .isRefusedAs(NotFound.class);
    }

    @Test
    @Tag("ORDER-1")
    final void names_the_unread_source_before_a_close_or_cancel_in_progress() {
        Intervention opened = opened();

        whileLocked(opened, () -> {
            attempt(() -> as(stranger).close(opened.id())).isNotAllowed(Rule.CLOSE_READABLE);
            attempt(() -> as(stranger).cancel(opened.id())).isRefusedAs(NotFound.class);
        });
    }

    @Test
    @Tag("ORDER-1")
    final void names_a_close_or_cancel_in_progress_before_all_other_rules() {
        Intervention closed = closed();
        Intervention unreplied = opened();

        whileLocked(closed, () -> {
            attempt(() -> as(colleague).close(closed.id())).isRefusedAs(InProgress.class);
            attempt(() -> as(colleague).cancel(closed.id())).isRefusedAs(InProgress.class);
        });
        whileLocked(
                unreplied,
                () -> attempt(() -> as(colleague).close(unreplied.id())).isRefusedAs(InProgress.class));
    }
}
