package dev.interventions.emulator.seed;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.World;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The content of a seed file without mistakes: the initial state of a world.
 *
 * @param now the time at which the world's clock stands still; if it is absent, the machine's clock runs
 */
public record Seed(
        Option<Instant> now,
        Ids ids,
        Set<SourceId> sources,
        Seq<User> users,
        Map<ThreadId, SourceId> threads,
        Map<IdentityId, Option<IdentityGroupId>> identities,
        Seq<Content> contents,
        Seq<SeededIntervention> interventions) {

    /** An agent and the agent's token. */
    record User(Actor actor, Option<String> token) {}

    /**
     * An intervention and what its record doesn't show.
     *
     * @param laterContents the contents that belong to it, except the one on which it was opened
     */
    record SeededIntervention(Intervention intervention, boolean onceClosed, Set<ContentId> laterContents) {

        private ImportedIntervention imported() {
            ImportedIntervention imported =
                    ImportedIntervention.of(intervention).withContents(laterContents);
            return onceClosed ? imported.closedBefore() : imported;
        }

        private Instant createdAt() {
            return intervention.lifecycle().createdAt().get();
        }
    }

    /** A new world in this state. */
    public World world() {
        World world =
                now.map(moment -> World.startingAt(moment, ids)).getOrElse(() -> World.onClock(Clock.systemUTC(), ids));
        sources.forEach(world::addSource);
        users.map(User::actor).forEach(world::addAgent);
        threads.forEach((thread, source) -> world.addThread(thread, source));
        identities.forEach((identity, group) -> world.addCustomer(identity, group));
        world.addContents(contents);
        // The world takes the last imported one for the newest, to which a customer's message goes.
        world.importInterventions(interventions
                .sorted(Comparator.comparing(SeededIntervention::createdAt))
                .map(SeededIntervention::imported));
        return world;
    }

    /** The tokens, and the user to whom each belongs. */
    public Map<String, UserId> tokens() {
        return users.flatMap(user ->
                        user.token().map(token -> Tuple.of(token, user.actor().id())))
                .toMap(Function.identity());
    }
}
