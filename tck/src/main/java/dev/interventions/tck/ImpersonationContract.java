package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code actingAs}: a view in which another user acts. */
public abstract class ImpersonationContract extends Contract {

    /** May act as others, and do nothing else; reads no source. */
    private UserId supervisor;

    /** For subclasses. */
    protected ImpersonationContract() {}

    @BeforeEach
    final void addSupervisor() {
        supervisor = backend().agent(HashSet.of(Permission.IMPERSONATE_USER), HashSet.empty());
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void opens_an_intervention_owned_by_the_other_user() {
        ContentId message = message();
        Interventions view = as(supervisor).actingAs(owner);

        whereImpersonationWorks(view, () -> {
            Intervention opened = write(() -> view.create(message)).adds();
            assertThat(opened.owner()).as("the owner").containsExactly(owner);
        });
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void applies_the_sources_of_the_other_user() {
        Intervention opened = opened();
        Interventions view = as(supervisor).actingAs(owner);

        whereImpersonationWorks(view, () -> {
            InterventionEquivalence.agree("what the other user gets", opened, given(view.get(opened.id())));
            assertThat(given(view.list(InterventionQuery.all(), PageRequest.first()))
                            .count())
                    .isOne();
            attempt(() -> as(supervisor).get(opened.id())).isRefusedAs(NotFound.class);
        });
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void hides_what_only_the_tokens_user_reads() {
        Intervention opened = opened();
        Intervention elsewhere = openedElsewhere();
        UserId deputy = backend().agent(HashSet.of(Permission.IMPERSONATE_USER), HashSet.of(otherSource));
        Interventions view = as(deputy).actingAs(owner);

        whereImpersonationWorks(view, () -> {
            attempt(() -> view.get(elsewhere.id())).isRefusedAs(NotFound.class);
            attempt(() -> view.cancel(elsewhere.id())).isRefusedAs(NotFound.class);
            attempt(() -> view.close(elsewhere.id())).isNotAllowed(Rule.CLOSE_READABLE);
            assertThat(given(view.list(InterventionQuery.all(), PageRequest.first()))
                            .records()
                            .map(Intervention::id))
                    .as("what the other user lists")
                    .containsExactly(opened.id());
        });
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void hides_from_a_view_what_the_other_user_no_longer_reads() {
        Intervention replied = replied();
        Interventions view = as(supervisor).actingAs(owner);

        whereImpersonationWorks(view, () -> {
            given(view.get(replied.id()));
            backend().hide(source, owner);

            attempt(() -> view.get(replied.id())).isRefusedAs(NotFound.class);
            attempt(() -> view.close(replied.id())).isNotAllowed(Rule.CLOSE_READABLE);
            assertThat(given(view.list(InterventionQuery.all(), PageRequest.first()))
                            .records())
                    .isEmpty();
        });
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void applies_the_permissions_of_the_other_user() {
        Intervention replied = replied();
        UserId manager = agent(Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);

        whereImpersonationWorks(as(manager).actingAs(colleague), () -> {
            attempt(() -> as(manager).actingAs(colleague).close(replied.id()))
                    .isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
            write(() -> as(supervisor).actingAs(editor).close(replied.id())).changes(replied, ExpectedChange::closing);
        });
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_a_null_user() {
        throwsForNull(port -> port.actingAs(nothing()));
    }

    @Test
    @Tag("IMPERSONATE-2")
    @Tag("REFUSE-1")
    final void refuses_every_operation_as_another_user_without_permission() {
        Intervention opened = opened();

        everyOperation(as(editor).actingAs(owner), opened).forEach(operation -> isInvalid(operation));
    }

    @Test
    @Tag("IMPERSONATE-3")
    @Tag("REFUSE-1")
    final void refuses_every_operation_as_a_user_that_does_not_exist() {
        Intervention opened = opened();

        everyOperation(as(supervisor).actingAs(UnknownIds.USER), opened).forEach(operation -> isInvalid(operation));
    }

    @Test
    @Tag("IMPERSONATE-4")
    final void lets_every_user_act_as_themselves() {
        Intervention replied = replied();
        Interventions view = as(owner).actingAs(owner);

        whereImpersonationWorks(
                view, () -> write(() -> view.close(replied.id())).changes(replied, ExpectedChange::closing));
    }

    @Test
    @Tag("IMPERSONATE-5")
    final void acts_only_as_the_user_who_was_named_last() {
        ContentId message = message();
        Interventions view = as(supervisor).actingAs(stranger).actingAs(colleague);

        whereImpersonationWorks(
                view,
                () -> assertThat(write(() -> view.create(message)).adds().owner())
                        .containsExactly(colleague));
    }

    @Test
    @Tag("IMPERSONATE-5")
    final void ignores_the_permissions_of_the_user_who_was_named_before() {
        Intervention opened = opened();
        Interventions viewOfAView = as(owner).actingAs(supervisor).actingAs(editor);
        Interventions back = as(owner).actingAs(UnknownIds.USER).actingAs(owner);

        isInvalid(() -> viewOfAView.get(opened.id()));
        whereImpersonationWorks(
                back, () -> assertThat(given(back.get(opened.id())).id()).isEqualTo(opened.id()));
    }

    @Test
    @Tag("IMPERSONATE-6")
    final void leaves_the_original_instance_unchanged() {
        Interventions original = as(editor);
        Interventions view = original.actingAs(UnknownIds.USER);
        ContentId message = message();

        isInvalid(() -> view.create(message));

        assertThat(write(() -> original.create(message)).adds().owner()).containsExactly(editor);
    }

    @Test
    @Tag("IMPERSONATE-6")
    final void leaves_a_view_unchanged_when_another_is_created_from_it() {
        ContentId message = message();
        Interventions view = as(supervisor).actingAs(owner);
        view.actingAs(stranger);

        whereImpersonationWorks(
                view,
                () -> assertThat(write(() -> view.create(message)).adds().owner())
                        .containsExactly(owner));
    }

    /** Runs the rest of the test. Without {@code IMPERSONATES}, every operation of the view has to be {@code NotSupported}. */
    private void whereImpersonationWorks(Interventions view, Runnable rest) {
        if (can(Ability.IMPERSONATES)) {
            rest.run();
        } else {
            everyOperation(view, opened())
                    .forEach(operation -> attempt(operation).isNotSupportedWithout(Ability.IMPERSONATES));
        }
    }

    /** The call of the view is an invalid request. Without {@code IMPERSONATES}, it has to be {@code NotSupported}. */
    private <T> void isInvalid(Supplier<Either<InterventionError, T>> call) {
        if (can(Ability.IMPERSONATES)) {
            attempt(call).isRefusedAs(InvalidRequest.class);
        } else {
            attempt(call).isNotSupportedWithout(Ability.IMPERSONATES);
        }
    }

    private List<Supplier<Either<InterventionError, Object>>> everyOperation(Interventions view, Intervention opened) {
        ContentId message = message();
        return List.of(
                () -> Either.narrow(view.create(message)),
                () -> Either.narrow(view.get(opened.id())),
                () -> Either.narrow(view.list(InterventionQuery.all(), PageRequest.first())),
                () -> Either.narrow(view.close(opened.id())),
                () -> Either.narrow(view.cancel(opened.id())),
                () -> Either.narrow(view.reassign(opened.id(), colleague)),
                () -> Either.narrow(view.categorize(opened.id(), CategoryId.of("complaint"))),
                () -> Either.narrow(view.updateCustomField(opened.id(), "order", CustomFieldValue.of("4711"))));
    }
}
