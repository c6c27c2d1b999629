package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Sort;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of a world that changes randomly, compared with what filtering and sorting all interventions gives. */
class ListingTest {

    private final World world = World.startingAt(WorldScenario.START, Ids.RANDOM);
    private final List<SourceId> sources = List.of(world.source(), world.source(), world.source());
    private final List<ThreadId> threads = new ArrayList<>();
    private final List<IdentityId> customers = new ArrayList<>();
    private final List<IdentityGroupId> groups = new ArrayList<>();
    private final List<UserId> agents = new ArrayList<>();
    private final List<ContentId> contents = new ArrayList<>();
    private final List<InterventionId> ids = new ArrayList<>();
    private final Set<InterventionId> onceClosed = new HashSet<>();
    private final UserId all = world.agent(sources.toArray(SourceId[]::new));

    ListingTest() {
        world.permit(all, Permission.UPDATE_INTERVENTION);
        for (int number = 0; number < 6; number++) {
            threads.add(world.thread(sources.get(number % 3)));
            customers.add(world.customer());
            agents.add(world.agent(sources.subList(0, number % 3 + 1).toArray(SourceId[]::new)));
        }
        groups.add(world.group(customers.get(0), customers.get(1)));
        agents.add(all);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void each_page_is_part_of_the_sorted_matches(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 600; step++) {
            change(random);
            if (step % 3 == 0) {
                assertPageIsRight(random);
            }
        }
    }

    private void change(Random random) {
        Interventions interventions = world.as(all);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> contents.add(world.customerMessage(any(threads, random), any(customers, random)));
            case 3, 4 -> {
                if (!contents.isEmpty()) {
                    interventions.create(any(contents, random)).forEach(opened -> {
                        if (!ids.contains(opened.id())) {
                            ids.add(opened.id());
                        }
                    });
                }
            }
            case 5 -> world.advance(Duration.ofSeconds(random.nextInt(3)));
            case 6 -> {
                List<IdentityId> some = List.of(any(customers, random), any(customers, random));
                groups.add(world.group(some.get(0), some.get(1)));
                world.ungroup(any(customers, random));
            }
            default -> {
                if (!ids.isEmpty()) {
                    change(any(ids, random), random);
                }
            }
        }
    }

    private void change(InterventionId id, Random random) {
        Interventions interventions = world.as(all);
        boolean isOpen = !interventions.get(id).get().isClosed();
        switch (random.nextInt(5)) {
            case 0 -> interventions.reassign(id, any(agents, random)).get();
            case 1 -> {
                if (isOpen) {
                    world.defer(id, world.now().plusSeconds(random.nextInt(5)));
                }
            }
            case 2 ->
                interventions.cancel(id).forEach(cancelled -> {
                    ids.remove(id);
                    onceClosed.remove(id);
                });
            default -> {
                if (isOpen) {
                    world.agentReply(all, id);
                    assertThat(interventions.close(id).map(Intervention::id)).isEqualTo(Either.right(id));
                    onceClosed.add(id);
                }
            }
        }
    }

    private void assertPageIsRight(Random random) {
        UserId reader = any(agents, random);
        InterventionQuery query = anyQuery(random);
        PageRequest request =
                PageRequest.of(random.nextInt(4) == 0 ? 0 : random.nextInt(ids.size() + 2), 1 + random.nextInt(20));

        Page<Intervention> page = world.as(reader).list(query, request).get();

        List<Intervention> expected = matches(reader, query);
        int from = (int) Math.min(request.offset(), expected.size());
        int to = Math.min(from + request.limit(), expected.size());
        assertThat(page.records()).as("%s for %s", query, reader).containsExactlyElementsOf(expected.subList(from, to));
        assertThat(page.count()).isEqualTo(expected.size());
    }

    private InterventionQuery anyQuery(Random random) {
        InterventionQuery query = InterventionQuery.all().sortedBy(any(List.of(Sort.values()), random));
        for (int filters = random.nextInt(3); filters > 0; filters--) {
            query = switch (random.nextInt(6)) {
                case 0 -> query.inThread(any(threads, random));
                case 1 -> query.ownedBy(any(agents, random));
                case 2 -> query.ofGroup(any(groups, random));
                case 3 -> query.ofIdentities(any(customers, random), any(customers, random), any(customers, random));
                default -> query.withStatus(any(List.of(StatusFilter.values()), random));
            };
        }
        return query;
    }

    private List<Intervention> matches(UserId reader, InterventionQuery query) {
        return ids.stream()
                .map(id -> world.as(all).get(id).get())
                .filter(world.find(reader).get()::sees)
                .filter(found -> isShown(found, query))
                .sorted(Comparator.comparing((Intervention found) -> query.sort() == Sort.CREATED_AT
                                ? found.lifecycle().createdAt().get()
                                : found.lifecycle().updatedAt().get())
                        .thenComparing(found -> found.id().value())
                        .reversed())
                .toList();
    }

    private boolean isShown(Intervention found, InterventionQuery query) {
        return query.thread().forAll(found.origin().thread()::contains)
                && query.owner().forAll(found.owner()::contains)
                && query.identityGroup().forAll(found.origin().identityGroup()::contains)
                && (query.identities().isEmpty() || found.origin().identity().exists(query.identities()::contains))
                && query.status().forAll(status -> hasStatus(found, status));
    }

    private boolean hasStatus(Intervention found, StatusFilter status) {
        return switch (status) {
            case ACTIVE -> found.state() instanceof InterventionState.Active;
            case DEFERRED -> found.state() instanceof InterventionState.Deferred;
            case CLOSED -> found.isClosed();
            case OPENED -> !found.isClosed();
            case REOPENED -> !found.isClosed() && onceClosed.contains(found.id());
        };
    }

    private static <T> T any(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }
}
