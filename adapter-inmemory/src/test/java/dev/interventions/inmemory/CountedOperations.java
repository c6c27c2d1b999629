package dev.interventions.inmemory;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Replies;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Operations whose steps {@link CountingClassLoader} counts. Five interventions are in a thread, and each agent owns a tenth. */
public final class CountedOperations {

    private static final InterventionQuery ALL = InterventionQuery.all();
    private static final PageRequest FIRST = PageRequest.first();
    private static final int AGENTS = 10;
    private static final int IN_A_THREAD = 5;
    private static final int TIMES = 20;

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"), Ids.RANDOM);
    private final SourceId source = world.source();
    private final IdentityId customer = world.customer();
    private final List<UserId> agents = new ArrayList<>();
    private final List<ThreadId> threads = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<InterventionId> ids = new ArrayList<>();

    private CountedOperations(int size) {
        for (int number = 0; number < AGENTS; number++) {
            agents.add(world.agent(source));
        }
        for (int number = 0; number < size + TIMES; number++) {
            if (number % IN_A_THREAD == 0) {
                threads.add(world.thread(source));
            }
            contents.add(new Content(
                    ContentId.of("message" + number),
                    threads.get(threads.size() - 1),
                    source,
                    new Author.Customer(customer)));
            ids.add(InterventionId.of("intervention" + number));
        }
        world.addContents(contents);
        List<ImportedIntervention> imported = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            imported.add(ImportedIntervention.of(open(number, world.now().minusSeconds(number))));
        }
        world.importInterventions(imported);
    }

    private Intervention open(int number, Instant opened) {
        return Intervention.withId(ids.get(number))
                .withOwner(Option.some(agents.get(number % AGENTS)))
                .withOrigin(new Origin(
                        Option.some(contents.get(number).id()),
                        Option.some(contents.get(number).thread()),
                        Option.some(source),
                        Option.none(),
                        Option.none()))
                .withLifecycle(Lifecycle.openedAt(opened))
                .withReplies(new Replies(
                        Option.some(1L), Option.none(), Replies.NONE.times(), Replies.NONE.times(), Option.none()));
    }

    private Interventions as(int agent) {
        return world.as(agents.get(agent % AGENTS));
    }

    /** The most steps of each operation, at several places. */
    public static Map<String, Long> steps(int size) {
        CountedOperations counted = new CountedOperations(size);
        int apart = size / TIMES;
        Map<String, Long> steps = new LinkedHashMap<>();
        steps.put("first page", most(place -> counted.list(ALL, FIRST)));
        steps.put("page in the middle", most(place -> counted.list(ALL, FIRST.at((long) place * apart))));
        steps.put("by owner", most(place -> counted.list(ALL.ownedBy(counted.agents.get(place % AGENTS)), FIRST)));
        steps.put("by state", most(place -> counted.list(ALL.withStatus(StatusFilter.ACTIVE), FIRST)));
        steps.put(
                "by thread",
                most(place -> counted.list(
                        ALL.inThread(counted.contents.get(place * apart).thread()), FIRST)));
        steps.put(
                "create",
                most(place -> counted.as(place)
                        .create(counted.contents.get(size + place).id())
                        .get()));
        steps.put(
                "close",
                most(place -> counted.as(place * apart)
                        .close(counted.ids.get(place * apart))
                        .get()));
        return steps;
    }

    private void list(InterventionQuery query, PageRequest page) {
        as(0).list(query, page).get();
    }

    private static long most(IntConsumer operation) {
        long most = 0;
        for (int place = 0; place < TIMES; place++) {
            long before = CountingClassLoader.CALLS.get();
            operation.accept(place);
            most = Math.max(most, CountingClassLoader.CALLS.get() - before);
        }
        return most;
    }

    /** The steps of a list with two filters, which checks each intervention that one of them matches. */
    public static long stepsOfScan(int size) {
        CountedOperations counted = new CountedOperations(size);
        return most(place -> counted.list(ALL.ownedBy(counted.agents.get(0)).withStatus(StatusFilter.ACTIVE), FIRST));
    }
}
