package dev.interventions.domain.bot;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CategoryId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * What a bot's completion does besides closing the intervention (rule <a href="{@docRoot}/doc-files/rules.html#BOT-6">BOT-6</a>).
 *
 * @param closesThread whether the thread is closed too ({@code close_thread})
 * @param threadCategories the categories of the thread ({@code thread_category_ids[]}); empty to leave them as they are
 */
public record Completion(boolean closesThread, Set<CategoryId> threadCategories) {

    private static final Completion OF_INTERVENTION = new Completion(false, HashSet.empty());

    public Completion {
        requireNonNull(threadCategories, "threadCategories");
    }

    /** Closes the intervention only: its thread is neither closed nor categorized. */
    public static Completion ofIntervention() {
        return OF_INTERVENTION;
    }

    /** The same, which closes the thread too. */
    public Completion closingThread() {
        return new Completion(true, threadCategories);
    }

    /** The same, which gives the thread these categories. */
    public Completion categorizingThread(Set<CategoryId> categories) {
        return new Completion(closesThread, categories);
    }

    /** Whether it changes the thread, which can't be read afterwards: no operation of this library shows a thread. */
    public boolean hasHiddenParts() {
        return closesThread || threadCategories.nonEmpty();
    }
}
