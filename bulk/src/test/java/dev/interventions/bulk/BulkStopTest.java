package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class BulkStopTest {

    private final Account account = new Account();
    private final List<InterventionId> ids = account.replied(20);
    private final RecordingInterventions recording = new RecordingInterventions(account.interventions);
    private final Bulk bulk = Bulk.over(recording).inParallel(1);

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- in parallel ----

    @Test
    void as_many_calls_as_asked_for_are_in_progress_and_no_more() {
        CountDownLatch four = new CountDownLatch(4);
        AtomicInteger inProgress = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ids.forEach(id -> recording.duringClose(id, () -> {
            most.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
            four.countDown();
            await(four);
            inProgress.decrementAndGet();
        }));

        assertThat(Executed.of(bulk.inParallel(4).close(ids)).outcomes()).hasSize(20);
        assertThat(most).hasValue(4);
    }

    @Test
    void items_are_taken_only_when_a_call_can_begin() {
        AtomicInteger taken = new AtomicInteger();
        List<Integer> takenAtOutcome = new ArrayList<>();
        Iterable<InterventionId> counted =
                () -> ids.stream().peek(id -> taken.incrementAndGet()).iterator();

        bulk.close(counted).execute(outcome -> takenAtOutcome.add(taken.get())).get();

        assertThat(takenAtOutcome.get(0)).isLessThanOrEqualTo(4);
        assertThat(taken).hasValue(20);
    }

    @Test
    void outcomes_do_not_wait_for_the_next_item() {
        CountDownLatch received = new CountDownLatch(1);
        Iterable<InterventionId> waiting = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 2;
            }

            @Override
            public InterventionId next() {
                if (next == 2) {
                    throw new NoSuchElementException();
                }
                if (next == 1) {
                    await(received);
                }
                return ids.get(next++);
            }
        };

        List<InterventionId> closed = new ArrayList<>();
        bulk.close(waiting).execute(outcome -> {
            closed.add(outcome.item());
            received.countDown();
        });

        assertThat(closed).containsExactly(ids.get(0), ids.get(1));
    }

    @Test
    void outcomes_are_received_by_the_calling_thread() {
        List<Thread> threads = new ArrayList<>();

        bulk.inParallel(4).close(ids).execute(outcome -> threads.add(Thread.currentThread()));

        assertThat(threads).hasSize(20).containsOnly(Thread.currentThread());
    }

    @Test
    void progress_can_be_read_during_a_run() {
        BulkRun<InterventionId, Intervention> run = bulk.close(ids);
        List<Long> done = new ArrayList<>();

        run.execute(outcome -> done.add(run.progress().done()));

        assertThat(done).isSorted().allSatisfy(number -> assertThat(number).isPositive());
        assertThat(run.progress()).isEqualTo(new BulkProgress(0, 20, 0, 0, 0));
    }

    // ---- stops ----

    @Test
    void after_a_stop_the_call_in_progress_ends_as_an_outcome_and_no_item_is_begun() {
        BulkRun<InterventionId, Intervention> run = bulk.close(ids);
        recording.beforeCall(3, run::stop);

        Executed<InterventionId, Intervention> executed = Executed.of(run);

        assertThat(executed.items()).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(executed.outcomes()).extracting(BulkOutcome::status).containsOnly(Status.SUCCEEDED);
        assertThat(executed.summary())
                .isEqualTo(new BulkSummary(new BulkProgress(0, 3, 0, 0, 0), false, Option.none()));
        assertThat(executed.summary().isFinished()).isFalse();
        assertThat(ids.subList(3, 20)).noneMatch(account::isClosed);
    }

    @Test
    void a_run_that_was_stopped_before_begins_nothing() {
        BulkRun<InterventionId, Intervention> run = bulk.close(ids);
        run.stop();

        assertThat(Executed.of(run).outcomes()).isEmpty();
        assertThat(recording.calls()).isEmpty();
    }

    @Test
    void an_interrupt_of_the_calling_thread_is_a_stop_and_stays_set() {
        Thread caller = Thread.currentThread();
        recording.beforeCall(3, caller::interrupt);

        // The calling thread notices the interrupt when it takes the next outcome: some items may be begun until then.
        Executed<InterventionId, Intervention> executed = Executed.of(
                bulk.close(() -> Stream.concat(ids.stream(), endless()).iterator()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(executed.summary().complete()).isFalse();
        assertThat(executed.items().subList(0, 3)).isEqualTo(ids.subList(0, 3));
        assertThat(executed.outcomes()).hasSize(recording.calls().size());
    }

    private static Stream<InterventionId> endless() {
        return IntStream.iterate(0, number -> number + 1).mapToObj(number -> InterventionId.of("unknown" + number));
    }

    @Test
    void a_thread_that_is_interrupted_already_begins_nothing() {
        Thread.currentThread().interrupt();

        Executed<InterventionId, Intervention> executed = Executed.of(bulk.close(ids));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(executed.outcomes()).isEmpty();
        assertThat(recording.calls()).isEmpty();
    }

    static Stream<InterventionError> errorsOfEachCall() {
        return Stream.of(
                new Refused.NotAuthenticated("expired"),
                new Refused.EndpointNotFound("nothing there"),
                new Refused.NotSupported("not here"),
                new Refused.UnknownUser("nobody"),
                new Unavailable.ClientClosed("closed"),
                new Unavailable.Interrupted("interrupted"));
    }

    @ParameterizedTest
    @MethodSource("errorsOfEachCall")
    void an_error_that_each_further_call_would_end_with_ends_the_run(InterventionError error) {
        account.world.failNext(
                Operation.CLOSE,
                error instanceof Refused refused
                        ? SimulatedFault.refused(refused)
                        : SimulatedFault.unavailable((Unavailable) error));

        Executed<InterventionId, Intervention> executed = Executed.of(bulk.close(ids));

        assertThat(executed.error()).isEqualTo(error);
        assertThat(executed.summary().endedBy()).contains(error);
        assertThat(executed.summary().complete()).isFalse();
        assertThat(recording.calls()).containsExactly("close");
    }

    // ---- exceptions of others' code ----

    @Test
    void an_exception_of_the_consumer_ends_the_run_and_is_thrown() {
        List<InterventionId> received = new ArrayList<>();
        IllegalStateException thrown = new IllegalStateException("full");
        CountDownLatch second = new CountDownLatch(1);
        recording.beforeCall(2, second::countDown);

        assertThatThrownBy(() -> bulk.close(ids).execute(outcome -> {
                    received.add(outcome.item());
                    // Its outcome follows this one.
                    await(second);
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(received).containsExactly(ids.get(0));
    }

    @Test
    void an_exception_of_the_items_ends_the_run_after_the_calls_in_progress() {
        IllegalStateException thrown = new IllegalStateException("broken input");
        List<InterventionId> received = new ArrayList<>();
        Iterable<InterventionId> broken = () -> Stream.concat(ids.stream().limit(2), Stream.generate(() -> {
                    throw thrown;
                }))
                .map(InterventionId.class::cast)
                .iterator();

        assertThatThrownBy(() -> bulk.close(broken).execute(outcome -> received.add(outcome.item())))
                .isSameAs(thrown);
        assertThat(account.isClosed(ids.get(0))).isTrue();
        assertThat(account.isClosed(ids.get(1))).isTrue();
    }

    @Test
    void an_exception_of_the_port_ends_the_run() {
        AssertionError thrown = new AssertionError("a defect");
        recording.beforeCall(2, () -> {
            throw thrown;
        });

        assertThatThrownBy(() -> bulk.close(ids).execute(outcome -> {})).isSameAs(thrown);
        assertThat(recording.calls()).hasSize(2);
    }
}
