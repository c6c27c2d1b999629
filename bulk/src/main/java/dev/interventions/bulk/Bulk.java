package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldKeys;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes to many interventions: one operation for each item of an {@link Iterable}, which may have a million. Items are read one by one,
 * only when a thread is free, so that memory use doesn't grow with their number; only a journal needs from 23 to 45 bytes for each item.
 *
 * <pre>{@code
 * BulkRun<InterventionId, Intervention> run = Bulk.over(interventions)
 *         .journalledIn(Path.of("close.jsonl"))
 *         .close(ids);
 * run.plan(planned -> …);      // what would happen; changes nothing
 * run.execute(outcome -> …);   // writes
 * }</pre>
 *
 * <p>Calls wait for the request budget as all calls of an adapter do. Immutable.
 */
public final class Bulk {

    private static final int MAX_PARALLEL = 256;

    private final Interventions interventions;
    private final BulkSettings settings;

    private Bulk(Interventions interventions, BulkSettings settings) {
        this.interventions = interventions;
        this.settings = settings;
    }

    /** Writes to these interventions, four at a time, with two retries after 10 s each, without a journal. */
    public static Bulk over(Interventions interventions) {
        return new Bulk(requireNonNull(interventions, "interventions"), BulkSettings.DEFAULT);
    }

    /**
     * The same with at most this many calls at a time, each in a thread of its own. More calls than the budget permits only wait.
     *
     * @throws IllegalArgumentException if the number is not from 1 to 256
     */
    public Bulk inParallel(int calls) {
        if (calls < 1 || calls > MAX_PARALLEL) {
            throw new IllegalArgumentException(
                    "a bulk run has from 1 to " + MAX_PARALLEL + " calls at a time, not " + calls);
        }
        return with(settings.inParallel(calls));
    }

    /**
     * The same, but each item is tried again up to this many times, each time after this delay, or after the time that the service states
     * if that is longer. An item is tried again after an {@link dev.interventions.domain.Unavailable}, and after an {@link
     * dev.interventions.domain.EffectUnknown} if reading doesn't show that the write has happened.
     *
     * @throws IllegalArgumentException if the number or the delay is negative
     */
    public Bulk retrying(int times, Duration delay) {
        if (times < 0 || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "a bulk run retries at least 0 times after at least 0 s, not " + times + " times after " + delay);
        }
        return with(settings.retrying(times, delay));
    }

    /**
     * The same with a journal in this file. The file is created if it doesn't exist; otherwise the run continues from it: see {@link
     * BulkRun#execute}.
     */
    public Bulk journalledIn(Path file) {
        return with(settings.journalledIn(Option.some(requireNonNull(file, "file"))));
    }

    /** For tests: waits for retries in another way. */
    Bulk pausingBy(Pause pause) {
        return with(settings.pausingBy(pause));
    }

    private Bulk with(BulkSettings newSettings) {
        return new Bulk(interventions, newSettings);
    }

    /** A run of {@link Interventions#close}. */
    public BulkRun<InterventionId, Intervention> close(Iterable<InterventionId> ids) {
        return run(ids, InterventionWrite.close(interventions));
    }

    /** A run of {@link Interventions#cancel}. */
    public BulkRun<InterventionId, Cancelled> cancel(Iterable<InterventionId> ids) {
        return run(ids, InterventionWrite.cancel(interventions));
    }

    /** A run of {@link Interventions#reassign}. */
    public BulkRun<InterventionId, Intervention> reassign(Iterable<InterventionId> ids, UserId newOwner) {
        return run(ids, InterventionWrite.reassign(interventions, requireNonNull(newOwner, "newOwner")));
    }

    /** A run of {@link Interventions#categorize(InterventionId, Set)}: an empty set clears all categories. */
    public BulkRun<InterventionId, Intervention> categorize(Iterable<InterventionId> ids, Set<CategoryId> categories) {
        return run(ids, InterventionWrite.categorize(interventions, requireNonNull(categories, "categories")));
    }

    /** A run of {@link Interventions#addCategories}, which reads each intervention before it writes. */
    public BulkRun<InterventionId, Intervention> addCategories(
            Iterable<InterventionId> ids, Set<CategoryId> categories) {
        return run(ids, InterventionWrite.addCategories(interventions, requireNonNull(categories, "categories")));
    }

    /** A run of {@link Interventions#removeCategories}, which reads each intervention before it writes. */
    public BulkRun<InterventionId, Intervention> removeCategories(
            Iterable<InterventionId> ids, Set<CategoryId> categories) {
        return run(ids, InterventionWrite.removeCategories(interventions, requireNonNull(categories, "categories")));
    }

    /**
     * A run of {@link Interventions#updateCustomFields}: the same values for each intervention.
     *
     * @throws IllegalArgumentException if {@link CustomFieldKeys#refusal(Map)} refuses a key or value
     */
    public BulkRun<InterventionId, Intervention> updateCustomFields(
            Iterable<InterventionId> ids, Map<String, CustomFieldValue> values) {
        CustomFieldKeys.refusal(values).forEach(refused -> {
            throw new IllegalArgumentException(refused.message());
        });
        return run(ids, InterventionWrite.updateCustomFields(interventions, values));
    }

    /**
     * A run of {@link Interventions#create}. The port can't read a content, so the plan of such a run can't say what would happen. If the
     * effect of a create is unknown, its intervention is looked up among the 450 that were changed last. If it isn't found there, the
     * create is repeated; the service refuses it if the intervention is open.
     */
    public BulkRun<ContentId, Intervention> create(Iterable<ContentId> contents) {
        return run(contents, new Creation(interventions));
    }

    private <I, R> BulkRun<I, R> run(Iterable<I> items, Write<I, R> write) {
        return new BulkRun<>(requireNonNull(items, "items"), write, settings);
    }
}
