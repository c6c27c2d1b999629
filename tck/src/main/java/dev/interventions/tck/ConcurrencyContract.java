package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What calls do that meet: many threads share the adapter, and every race is run several times. */
public abstract class ConcurrencyContract extends Contract {

    private static final int ROUNDS = 12;
    private static final List<Integer> MANY = List.range(0, 8);

    /** For subclasses. */
    protected ConcurrencyContract() {}

    @Test
    @Tag("RACE-1")
    public final void lets_one_of_many_closes_succeed() {
        inEveryRound(() -> {
            Intervention replied = replied();
            Interventions shared = as(owner);

            var outcomes = Race.between(MANY, each -> shared.close(replied.id()));

            oneSucceeds(outcomes, InProgress.class, NotAllowed.class);
            assertThat(seen(replied.id()).isClosed()).as("closed afterwards").isTrue();
        });
    }

    @Test
    @Tag("RACE-1")
    public final void lets_one_of_many_closes_by_different_users_succeed() {
        inEveryRound(() -> {
            Intervention replied = replied();

            var outcomes = Race.between(List.of(owner, editor, owner, editor), user -> as(user).close(replied.id()));

            oneSucceeds(outcomes, InProgress.class, NotAllowed.class);
        });
    }

    @Test
    @Tag("RACE-2")
    public final void never_lets_a_close_and_a_cancel_both_succeed() {
        inEveryRound(() -> {
            Intervention opened = opened();
            Interventions shared = as(owner);

            // Only a reply lets it be closed, and none lets it be cancelled: so the reply takes part in the race.
            List<Supplier<Boolean>> runners = List.of(
                    () -> shared.close(opened.id()).isRight(),
                    () -> shared.cancel(opened.id()).isRight(),
                    () -> isReplied(opened),
                    () -> shared.close(opened.id()).isRight(),
                    () -> shared.cancel(opened.id()).isRight());
            var outcomes = Race.between(runners, Supplier::get);

            boolean closed = outcomes.get(0) || outcomes.get(3);
            boolean cancelled = outcomes.get(1) || outcomes.get(4);
            assertThat(closed && cancelled).as("both closed and cancelled").isFalse();
            assertThat(everything().containsKey(opened.id()))
                    .as("there afterwards")
                    .isEqualTo(!cancelled);
            assertThat(everything().get(opened.id()).exists(Intervention::isClosed))
                    .as("closed afterwards")
                    .isEqualTo(closed);
        });
    }

    /** Whether the reply came before the intervention was closed or cancelled: else the fixture throws what it likes. */
    private boolean isReplied(Intervention intervention) {
        try {
            backend().agentReply(colleague, intervention.id());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    @Tag("RACE-2")
    @Tag("CANCEL-4")
    public final void lets_one_of_many_cancels_succeed() {
        inEveryRound(() -> {
            Intervention opened = opened();
            Interventions shared = as(owner);

            var outcomes = Race.between(MANY, each -> shared.cancel(opened.id()));

            oneSucceeds(outcomes, InProgress.class, NotFound.class);
            assertThat(everything().keySet()).doesNotContain(opened.id());
        });
    }

    @Test
    @Tag("RACE-3")
    public final void lets_one_of_many_creates_on_one_content_succeed() {
        inEveryRound(() -> {
            ContentId message = message();
            Interventions shared = as(owner);
            int before = everything().size();

            var outcomes = Race.between(MANY, each -> shared.create(message));

            oneSucceeds(outcomes, NotOpenable.class);
            assertThat(everything().size()).as("the number of interventions").isEqualTo(before + 1);
        });
    }

    @Test
    @Tag("RACE-3")
    public final void lets_one_of_many_creates_reopen_a_closed_intervention() {
        ContentId message = message();
        Intervention opened = openedOn(message);
        replied(opened);
        inEveryRound(() -> {
            closed(opened);

            var outcomes = Race.between(
                    List.of(owner, colleague, editor, owner, colleague, editor), user -> as(user).create(message));

            Intervention reopened = oneSucceeds(outcomes, NotOpenable.class);
            assertThat(reopened.id()).isEqualTo(opened.id());
            assertThat(seen(opened.id()).owner()).as("the owner afterwards").isEqualTo(reopened.owner());
        });
    }

    @Test
    @Tag("RACE-4")
    public final void lets_all_reassigns_succeed_and_one_of_them_stay() {
        Intervention opened = opened();
        List<UserId> candidates = MANY.map(each -> agent());
        inEveryRound(() -> {
            Interventions shared = as(editor);

            var outcomes = Race.between(candidates, user -> shared.reassign(opened.id(), user));

            assertThat(outcomes.map(outcome -> given(outcome).owner().get()))
                    .as("the owners that were answered")
                    .isEqualTo(candidates);
            assertThat(candidates)
                    .as("those who may be in charge")
                    .containsAll(seen(opened.id()).owner());
        });
    }

    @Test
    @Tag("RACE-4")
    public final void lets_the_later_of_two_reassigns_stay() {
        Intervention opened = opened();

        given(as(editor).reassign(opened.id(), colleague));
        given(as(editor).reassign(opened.id(), stranger));

        assertThat(seen(opened.id()).owner()).containsExactly(stranger);
    }

    private static void inEveryRound(Runnable race) {
        for (int round = 0; round < ROUNDS; round++) {
            race.run();
        }
    }

    private static <T> T oneSucceeds(List<Either<InterventionError, T>> outcomes, Class<?>... refusals) {
        assertThat(outcomes.count(Either::isRight))
                .as("the number of successes among %s", outcomes)
                .isOne();
        assertThat(outcomes.filter(Either::isLeft).map(Either::getLeft))
                .as("the other outcomes")
                .allMatch(error -> HashSet.of(refusals).contains(error.getClass()));
        return outcomes.find(Either::isRight).get().get();
    }
}
