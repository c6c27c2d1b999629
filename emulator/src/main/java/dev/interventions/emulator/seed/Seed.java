package dev.interventions.emulator.seed;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.World;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The content of a seed file without mistakes: the initial state of a world.
 *
 * @param now the time at which the world's clock is frozen; if it is absent, the clock runs
 * @param clockAhead how far a running clock is ahead of the machine's
 * @param idsMade how many ids were generated before
 */
public record Seed(
        Option<Instant> now,
        Duration clockAhead,
        Ids ids,
        long idsMade,
        Set<SourceId> sources,
        Seq<User> users,
        Seq<Category> categories,
        Seq<CustomFieldDefinition> customFields,
        Map<ThreadId, SourceId> threads,
        Map<IdentityId, Option<IdentityGroupId>> identities,
        Seq<Content> contents,
        Seq<SeededIntervention> interventions,
        Seq<Comment> comments,
        Seq<InterventionId> locks,
        Seq<Fault> faults) {

    /** An agent, with token and profile. */
    record User(Actor actor, Option<String> token, dev.interventions.domain.reference.User profile) {}

    /**
     * An intervention, and data that its record doesn't show.
     *
     * @param laterContents the contents that belong to it, except the one on which it was opened
     * @param turns the turns of its conversation, if the seed has them
     */
    record SeededIntervention(
            Intervention intervention, boolean onceClosed, Set<ContentId> laterContents, Option<Turns> turns) {

        private ImportedIntervention imported() {
            ImportedIntervention imported =
                    ImportedIntervention.of(intervention).withContents(laterContents);
            ImportedIntervention withTurns = turns.map(known -> imported.withTurns(known.ended(), known.waitingSince()))
                    .getOrElse(imported);
            return onceClosed ? withTurns.closedBefore() : withTurns;
        }

        InterventionId id() {
            return intervention.id();
        }

        /** The same, with this many comments unless it says another number. */
        SeededIntervention withComments(long count) {
            return new SeededIntervention(
                    intervention.withCommentsCount(intervention.commentsCount().orElse(Option.some(count))),
                    onceClosed,
                    laterContents,
                    turns);
        }

        private Instant createdAt() {
            return intervention.lifecycle().createdAt().get();
        }
    }

    /** How long a customer waited in each turn that has ended, and since when in the present one. */
    record Turns(Seq<Duration> ended, Option<Instant> waitingSince) {}

    /** A new world in this state, whose clock can be frozen and resumed. */
    public World world() {
        World world = World.onClock(Clock.systemUTC(), ids);
        world.freezeClock(now.getOrElse(() -> world.now().plus(clockAhead)));
        if (now.isEmpty()) {
            world.resumeClock();
        }
        sources.forEach(world::addSource);
        users.map(User::actor).forEach(world::addAgent);
        users.map(User::profile)
                .filter(profile -> !profile.equals(nothingOf(profile)))
                .forEach(world::describe);
        categories.forEach(world::addCategory);
        customFields.forEach(world::addCustomField);
        threads.forEach((thread, source) -> world.addThread(thread, source));
        identities.forEach((identity, group) -> world.addCustomer(identity, group));
        world.addContents(contents);
        // The world treats the last imported one as the newest, to which a customer's message is added.
        world.importInterventions(interventions
                .sorted(Comparator.comparing(SeededIntervention::createdAt))
                .map(SeededIntervention::imported));
        world.importComments(comments);
        locks.forEach(world::holdLock);
        world.countIdsFrom(idsMade);
        return world;
    }

    private static dev.interventions.domain.reference.User nothingOf(dev.interventions.domain.reference.User profile) {
        return dev.interventions.domain.reference.User.withId(profile.id());
    }

    /** The tokens, and the user to whom each belongs. */
    public Map<String, UserId> tokens() {
        return users.flatMap(user ->
                        user.token().map(token -> Tuple.of(token, user.actor().id())))
                .toMap(Function.identity());
    }
}
