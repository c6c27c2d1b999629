package dev.interventions.benchmarks.memory;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The data of a subject: interventions of 8 sources and 100 owners, with a thread and a customer for every five interventions. Half are
 * closed, and a tenth is deferred. All subjects get the same data.
 */
public final class SeedData {

    /** The moment at which a subject is filled. */
    public static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private static final int SOURCES = 8;
    private static final int AGENTS = 100;
    private static final int INTERVENTIONS_OF_A_THREAD = 5;
    private static final int SECONDS_BETWEEN = 10;
    private static final int LONGEST_SECONDS = 100_000;

    private final int size;
    private final List<SourceId> sources;
    private final List<UserId> agents;
    private final List<ThreadId> threads;
    private final List<IdentityId> customers;
    private final List<Content> contents;
    private final List<InterventionId> ids;

    /** Data with this number of interventions, and this number of contents without an intervention. */
    public SeedData(int size, int free) {
        this.size = size;
        sources = ids(SOURCES, "a", SourceId::of);
        agents = ids(AGENTS, "b", UserId::of);
        threads = ids(size / INTERVENTIONS_OF_A_THREAD, "c", ThreadId::of);
        customers = ids(threads.size(), "d", IdentityId::of);
        ids = ids(size, "e", InterventionId::of);
        SplittableRandom random = new SplittableRandom(size);
        contents = new ArrayList<>(size + free);
        for (ContentId id : ids(size + free, "f", ContentId::of)) {
            int thread = random.nextInt(threads.size());
            contents.add(new Content(
                    id, threads.get(thread), sourceOf(thread), new Author.Customer(any(customers, random))));
        }
    }

    private static <T> List<T> ids(int number, String kind, Function<String, T> of) {
        SplittableRandom random = new SplittableRandom(kind.charAt(0));
        return LongStream.generate(random::nextLong)
                .limit(number)
                .mapToObj(
                        bits -> of.apply("5a0" + kind + "0000" + HexFormat.of().toHexDigits(bits)))
                .toList();
    }

    SourceId sourceOf(int thread) {
        return sources.get(thread % SOURCES);
    }

    static <T> T any(List<T> items, SplittableRandom random) {
        return items.get(random.nextInt(items.size()));
    }

    /** The interventions, which are made at each call. */
    public List<Intervention> interventions() {
        SplittableRandom random = new SplittableRandom(size);
        List<Intervention> interventions = new ArrayList<>(size);
        for (int number = 0; number < size; number++) {
            Instant created = NOW.minusSeconds((long) SECONDS_BETWEEN * (size - number) + LONGEST_SECONDS);
            interventions.add(intervention(
                    ids.get(number),
                    contents.get(number),
                    any(agents, random),
                    lifecycle(number, created, created.plusSeconds(random.nextInt(LONGEST_SECONDS)))));
        }
        return interventions;
    }

    private static Lifecycle lifecycle(int number, Instant created, Instant updated) {
        boolean isClosed = number % 2 == 0;
        boolean isDeferred = number % 10 == 1;
        return new Lifecycle(
                Option.some(isClosed),
                Option.some(created),
                Option.some(updated),
                Option.when(isClosed, updated),
                Option.when(isDeferred, NOW.plusSeconds(number)),
                Option.none());
    }

    private static Intervention intervention(InterventionId id, Content content, UserId owner, Lifecycle lifecycle) {
        IdentityId customer = ((Author.Customer) content.author()).identity();
        return Intervention.withId(id)
                .withOrigin(new Origin(
                        Option.some(content.id()),
                        Option.some(content.thread()),
                        Option.some(content.source()),
                        Option.some(customer),
                        Option.none()))
                .withOwner(Option.some(owner))
                .withLifecycle(lifecycle)
                .withReplies(new Replies(
                        Option.some(1L), Option.none(), Replies.NONE.times(), Replies.NONE.times(), Option.none()));
    }

    List<SourceId> sources() {
        return sources;
    }

    /** All agents, who are the owners. */
    public List<UserId> agents() {
        return agents;
    }

    /** All threads. */
    public List<ThreadId> threads() {
        return threads;
    }

    List<IdentityId> customers() {
        return customers;
    }

    List<Content> contents() {
        return contents;
    }

    /** The contents on which none is opened yet. */
    public List<Content> freeContents() {
        return contents.subList(size, contents.size());
    }

    /** The ids of all interventions. */
    public List<InterventionId> ids() {
        return ids;
    }

    /** The ids of those that are open and not deferred. */
    public List<InterventionId> active() {
        List<InterventionId> active = new ArrayList<>();
        for (int number = 3; number < size; number += 10) {
            active.add(ids.get(number));
        }
        return active;
    }
}
