package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.bulk.journal.Journal;
import dev.interventions.bulk.journal.JournalFailure;
import dev.interventions.bulk.journal.NextStep;
import dev.interventions.domain.Refused;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One operation for many items, which can be planned, executed, watched and stopped.
 *
 * <p>{@link #progress} and {@link #stop} may be called by any thread.
 *
 * @param <I> the type of the items
 * @param <R> the type of the operation's result
 */
public final class BulkRun<I, R> {

    private final Iterable<I> items;
    private final Write<I, R> write;
    private final BulkSettings settings;
    private final StopSignal stop = new StopSignal();
    private final AtomicReference<BulkProgress> progress = new AtomicReference<>(BulkProgress.NONE);
    private final AtomicBoolean executed = new AtomicBoolean();

    BulkRun(Iterable<I> items, Write<I, R> write, BulkSettings settings) {
        this.items = items;
        this.write = write;
        this.settings = settings;
    }

    /**
     * Reads each item and says what {@link #execute} would do with it. Writes nothing, neither to the service nor to the journal. Each item
     * costs one {@code get}, which isn't retried. Can be called several times, if the items can be iterated several times.
     *
     * <p>Threads, order, stops and exceptions are as for {@link #execute}.
     *
     * @param planned receives each item
     * @return the summary; or why the journal can't be read
     */
    public Either<JournalError, PlanSummary> plan(Consumer<? super PlannedItem<I>> planned) {
        requireNonNull(planned, "planned");
        return orJournalError(() ->
                planAfter(settings.journal().map(path -> Journal.read(path, write.header())), planned));
    }

    private PlanSummary planAfter(Option<Journal.Reading> journal, Consumer<? super PlannedItem<I>> planned) {
        AtomicReference<PlanSummary> summary = new AtomicReference<>(PlanSummary.NONE);
        boolean complete = inParallel(item -> Option.some(planOf(item, journal)), item -> {
            summary.updateAndGet(all -> all.with(item.expectation()));
            planned.accept(item);
        });
        return summary.get().ended(complete, stop.reason());
    }

    private PlannedItem<I> planOf(I item, Option<Journal.Reading> journal) {
        if (journal.exists(earlier -> earlier.next(write.text(item)) == NextStep.SKIP)) {
            return new PlannedItem<>(item, Expectation.SKIP, Option.none(), Option.none());
        }
        PlannedItem<I> planned = write.plan(item);
        planned.error().forEach(stop::giveIfFinal);
        return planned;
    }

    /**
     * Calls the operation for each item, and returns when no call is in progress. Can be called once.
     *
     * <p><b>Threads and order.</b> The calls are made by threads of this run, which take the items from their iterator one after the other,
     * never two at the same time. The calling thread receives the outcomes, in the order in which the calls end. A slow consumer slows down
     * the run: at most twice as many outcomes as parallel calls wait for it.
     *
     * <p><b>Stops.</b> After {@link #stop}, an interrupt of the calling thread, or an error with which each further call would end ({@link
     * BulkSummary#endedBy}), no item is begun. Calls in progress continue, and their outcomes are received. An exception of the iterator,
     * the consumer or the port also stops the run, and is thrown at its end; the consumer then receives no further outcome. A stop doesn't
     * interrupt an iterator that waits for its next item.
     *
     * <p><b>The journal.</b> Before an item's first call and after its last one, a line is written. The operating system has it when the
     * call begins, so that it survives the end of this process. It is forced to the disk only at the end of the run: a crash of the machine
     * can lose lines, and then the following doesn't hold for their items. A run that finds a journal continues from it, whether the
     * earlier run ended or was killed, with the same items or others:
     *
     * <ul>
     * <li>An item that has succeeded, or was refused with {@link Refused.NotFound}, {@link Refused.NotAllowed} or {@link
     * Refused.NotOpenable}, is skipped. So is an item that this run has begun already: each is called once, even if the items repeat it.
     * <li>An item whose effect is unknown, because the run was killed during its call or the result was lost, is read. If the intervention
     * is in the requested state, the item has succeeded; otherwise the operation is called. <li>For any other item, the operation is
     * called, even if the item failed before.
     * </ul>
     *
     * <p>An item that is skipped has no outcome. A last line that was not completely written is ignored.
     *
     * @param outcomes receives the outcome of each item
     * @return the summary; or why the journal can't be used. If that happens during the run, the run stops, and {@link #progress} says what
     *     was done
     * @throws IllegalStateException if this run was executed before
     */
    public Either<JournalError, BulkSummary> execute(Consumer<? super BulkOutcome<I, R>> outcomes) {
        requireNonNull(outcomes, "outcomes");
        if (executed.getAndSet(true)) {
            throw new IllegalStateException("a run can be executed only once; create another one from the same Bulk");
        }
        return orJournalError(() -> settings.journal()
                .map(path -> executeJournalled(Journal.open(path, write.header()), outcomes))
                .getOrElse(() -> execute(this::outcomeOf, outcomes)));
    }

    private BulkSummary executeJournalled(Journal journal, Consumer<? super BulkOutcome<I, R>> outcomes) {
        try (journal) {
            return execute(item -> outcomeOf(item, journal), outcomes);
        }
    }

    private BulkSummary execute(
            Function<I, Option<BulkOutcome<I, R>>> work, Consumer<? super BulkOutcome<I, R>> outcomes) {
        boolean complete = inParallel(work, outcomes);
        return new BulkSummary(progress.get(), complete, stop.reason());
    }

    private Option<BulkOutcome<I, R>> outcomeOf(I item) {
        return Option.some(counted(called(item, false)));
    }

    private Option<BulkOutcome<I, R>> outcomeOf(I item, Journal journal) {
        String text = write.text(item);
        NextStep step = journal.begin(text);
        if (step == NextStep.SKIP) {
            progress.updateAndGet(BulkProgress::withSkipped);
            return Option.none();
        }
        BulkOutcome<I, R> outcome = called(item, step == NextStep.LOOK_UP);
        journal.end(
                text,
                outcome.status().name(),
                nextStep(outcome),
                outcome.result().swap().toOption());
        return Option.some(counted(outcome));
    }

    private BulkOutcome<I, R> called(I item, boolean mayBeDone) {
        BulkOutcome<I, R> outcome = new Attempts<>(write, settings, stop).outcomeFor(item, mayBeDone);
        outcome.result().peekLeft(stop::giveIfFinal);
        return outcome;
    }

    private BulkOutcome<I, R> counted(BulkOutcome<I, R> outcome) {
        progress.updateAndGet(all -> all.with(outcome.status()));
        return outcome;
    }

    private static NextStep nextStep(BulkOutcome<?, ?> outcome) {
        if (outcome.status() == Status.UNKNOWN) {
            return NextStep.LOOK_UP;
        }
        return outcome.result().fold(BulkRun::isFinal, success -> true) ? NextStep.SKIP : NextStep.CALL;
    }

    /** Whether the error is a refusal of this item, and not of the call or the caller. */
    private static boolean isFinal(Object error) {
        return error instanceof Refused.NotFound
                || error instanceof Refused.NotAllowed
                || error instanceof Refused.NotOpenable;
    }

    private <T> boolean inParallel(Function<I, Option<T>> work, Consumer<? super T> consumer) {
        return new ParallelItems<>(items.iterator(), work, settings.parallel(), stop).deliverTo(consumer);
    }

    private <T> Either<JournalError, T> orJournalError(Supplier<T> step) {
        try {
            return Either.right(step.get());
        } catch (JournalFailure failure) {
            return Either.left(new JournalError(settings.journal().get(), failure.reason()));
        }
    }

    /** What this run has done so far. */
    public BulkProgress progress() {
        return progress.get();
    }

    /** Stops this run: no further item is begun, neither in its plan nor in its execution. Returns at once. */
    public void stop() {
        stop.give();
    }
}
