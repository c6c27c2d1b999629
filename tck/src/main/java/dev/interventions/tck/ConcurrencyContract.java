package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Concurrent calls: many threads share the adapter, and every race is run several times. */
public abstract class ConcurrencyContract extends Contract {

    private static final int ROUNDS = 12;
    private static final int ROUNDS_OF_CHANGES = 30;
    private static final int ROUNDS_OF_CLOSE_AND_CANCEL = 100;
    private static final int READS = 200;
    private static final Duration MAX_READING_TIME = Duration.ofSeconds(30);
    private static final List<Integer> MANY = List.range(0, 8);

    /** For subclasses. */
    protected ConcurrencyContract() {}

    @Test
    @Tag("RACE-1")
    final void lets_one_of_many_closes_succeed() {
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
    final void lets_one_of_many_closes_by_different_users_succeed() {
        inEveryRound(() -> {
            Intervention replied = replied();

            var outcomes = Race.between(List.of(owner, editor, owner, editor), user -> as(user).close(replied.id()));

            oneSucceeds(outcomes, InProgress.class, NotAllowed.class);
        });
    }

    @Test
    @Tag("RACE-2")
    final void never_lets_a_close_and_a_cancel_both_succeed() {
        inEveryRound(() -> {
            Intervention opened = opened();
            Interventions shared = as(owner);

            // The intervention can be closed only after a reply, and cancelled only before: so the reply takes part in
            // the race.
            List<Supplier<Boolean>> runners = List.of(
                    () -> shared.close(opened.id()).isRight(),
                    () -> shared.cancel(opened.id()).isRight(),
                    () -> isReplied(opened),
                    () -> shared.close(opened.id()).isRight(),
                    () -> shared.cancel(opened.id()).isRight());
            var outcomes = Race.between(runners, Supplier::get);

            boolean closed = outcomes.get(0) || outcomes.get(3);
            boolean cancelled = outcomes.get(1) || outcomes.get(4);
            isEitherClosedOrCancelled(opened, closed, cancelled);
        });
    }

    @Test
    @Tag("RACE-2")
    final void lets_no_cancel_succeed_after_a_reply_and_a_close() {
        HeadStart headStart = new HeadStart();
        inEveryRound(ROUNDS_OF_CLOSE_AND_CANCEL, () -> {
            Intervention opened = opened();
            Interventions shared = as(owner);
            List<Supplier<Boolean>> runners = List.of(
                    () -> {
                        headStart.ofTheOther();
                        return isReplied(opened) && shared.close(opened.id()).isRight();
                    },
                    () -> {
                        headStart.ofThis();
                        return shared.cancel(opened.id()).isRight();
                    });

            var outcomes = Race.between(runners, Supplier::get);

            isEitherClosedOrCancelled(opened, outcomes.get(0), outcomes.get(1));
            headStart.adjust(outcomes.get(1));
        });
    }

    private void isEitherClosedOrCancelled(Intervention opened, boolean closed, boolean cancelled) {
        assertThat(closed && cancelled).as("both closed and cancelled").isFalse();
        Option<Intervention> after = as(editor).get(opened.id()).toOption();
        assertThat(after.isDefined()).as("there afterwards").isEqualTo(!cancelled);
        assertThat(after.exists(Intervention::isClosed)).as("closed afterwards").isEqualTo(closed);
    }

    /**
     * By how much one of two runners starts before the other. After each round it is adjusted, so that the second one reads
     * just before the first one writes, however fast the adapter is.
     */
    private static final class HeadStart {

        private static final long STEP_NANOS = 5_000;

        private long nanos;

        void ofTheOther() {
            spin(-nanos);
        }

        void ofThis() {
            spin(nanos);
        }

        void adjust(boolean secondWasEarly) {
            nanos += secondWasEarly ? STEP_NANOS : -STEP_NANOS;
        }

        private static void spin(long nanos) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < nanos) {
                Thread.onSpinWait();
            }
        }
    }

    /** Whether the reply came before the close or cancel; otherwise the fixture throws any exception. */
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
    final void lets_one_of_many_cancels_succeed() {
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
    final void lets_one_of_many_creates_on_one_content_succeed() {
        inEveryRound(() -> {
            ContentId message = message();
            Interventions shared = as(owner);
            int before = list(owner, InterventionQuery.all()).size();

            var outcomes = Race.between(MANY, each -> shared.create(message));

            oneSucceeds(outcomes, NotOpenable.class);
            assertThat(list(owner, InterventionQuery.all()).size())
                    .as("the number of interventions")
                    .isEqualTo(before + 1);
        });
    }

    @Test
    @Tag("RACE-3")
    final void lets_one_of_many_creates_reopen_a_closed_intervention() {
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
    final void lets_all_reassigns_succeed_and_keeps_one_of_the_owners() {
        Intervention opened = opened();
        List<UserId> candidates = MANY.map(each -> agent());
        inEveryRound(() -> {
            Interventions shared = as(editor);

            var outcomes = Race.between(candidates, user -> shared.reassign(opened.id(), user));

            assertThat(outcomes.map(outcome -> given(outcome).owner().get()))
                    .as("the owners that were returned")
                    .isEqualTo(candidates);
            assertThat(candidates)
                    .as("the possible owners")
                    .containsAll(seen(opened.id()).owner());
        });
    }

    @Test
    @Tag("RACE-4")
    final void keeps_the_owner_of_the_later_reassign() {
        Intervention opened = opened();

        given(as(editor).reassign(opened.id(), colleague));
        given(as(editor).reassign(opened.id(), stranger));

        assertThat(seen(opened.id()).owner()).containsExactly(stranger);
    }

    @Test
    @Tag("RACE-5")
    final void loses_none_of_several_changes_to_one_intervention() {
        CategoryId complaint = CategoryId.of("complaint");
        AtomicInteger first = new AtomicInteger();
        inEveryRound(ROUNDS_OF_CHANGES, () -> {
            Intervention replied = replied();
            Interventions shared = as(editor);
            List<Supplier<Either<InterventionError, Intervention>>> changes = List.of(
                    () -> shared.close(replied.id()),
                    () -> shared.reassign(replied.id(), colleague),
                    () -> shared.categorize(replied.id(), complaint),
                    () -> shared.updateCustomField(replied.id(), "order", CustomFieldValue.of("4711")),
                    () -> shared.updateCustomField(replied.id(), "channel", CustomFieldValue.of("shop")));

            // The starts rotate, since the scheduler prefers some orders.
            Race.between(changes.rotateLeft(first.getAndIncrement()), Supplier::get)
                    .forEach(Contract::given);

            Intervention after = seen(replied.id());
            assertThat(after.isClosed()).as("closed").isTrue();
            assertThat(after.owner()).as("the owner").containsExactly(colleague);
            assertThat(after.categories().get()).as("the categories").containsExactly(complaint);
            assertThat(after.customFields().get().keySet())
                    .as("the custom fields")
                    .containsExactlyInAnyOrder("order", "channel");
        });
    }

    @Test
    @Tag("RACE-6")
    final void returns_the_count_and_the_records_of_a_page_as_of_one_instant() {
        ContentId message = message();
        Interventions shared = as(owner);
        AtomicInteger reads = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        long end = System.nanoTime() + MAX_READING_TIME.toNanos();
        BooleanSupplier goesOn = () -> !isOver.get() && System.nanoTime() - end < 0;
        List<Runnable> runners = List.of(
                () -> {
                    for (int changes = 0; goesOn.getAsBoolean() && Math.min(changes, reads.get()) < READS; changes++) {
                        given(shared.cancel(openedOn(message).id()));
                    }
                },
                () -> {
                    for (; goesOn.getAsBoolean(); reads.incrementAndGet()) {
                        Page<Intervention> page = given(shared.list(InterventionQuery.all(), PageRequest.first()));
                        assertThat(page.records().size())
                                .as("the number of records, while an intervention is opened and cancelled all the time")
                                .isEqualTo((int) page.count());
                    }
                });

        Race.between(runners, runner -> {
            try {
                runner.run();
                return true;
            } finally {
                isOver.set(true);
            }
        });
    }

    private static void inEveryRound(Runnable race) {
        inEveryRound(ROUNDS, race);
    }

    private static void inEveryRound(int rounds, Runnable race) {
        for (int round = 0; round < rounds; round++) {
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
