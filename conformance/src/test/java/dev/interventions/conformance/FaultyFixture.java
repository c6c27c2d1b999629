package dev.interventions.conformance;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** The in-memory adapter behind a decorator with a fault. */
abstract class FaultyFixture extends WorldFixture {

    /** The adapter with its fault, for one agent. */
    abstract Interventions faulty(Interventions sound);

    @Override
    public final Set<Ability> abilities() {
        return HashSet.of(Ability.values());
    }

    @Override
    public final Interventions as(UserId agent) {
        return faulty(world().as(agent));
    }

    @Override
    public final void close() {
        // A world holds nothing that has to be given back.
    }

    /** Passes everything on; a fault overrides what it does wrong. */
    abstract class Decorator implements Interventions {

        private final Interventions sound;

        Decorator(Interventions sound) {
            this.sound = sound;
        }

        @Override
        public Interventions actingAs(UserId user) {
            return faulty(sound.actingAs(user));
        }

        @Override
        public Either<InterventionError, Intervention> create(ContentId content) {
            return sound.create(content);
        }

        @Override
        public Either<InterventionError, Intervention> get(InterventionId id) {
            return sound.get(id);
        }

        @Override
        public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
            return sound.list(query, page);
        }

        @Override
        public Either<InterventionError, Intervention> close(InterventionId id) {
            return sound.close(id);
        }

        @Override
        public Either<InterventionError, Cancelled> cancel(InterventionId id) {
            return sound.cancel(id);
        }

        @Override
        public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
            return sound.reassign(id, newOwner);
        }

        @Override
        public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
            return sound.categorize(id, categories);
        }

        @Override
        public Either<InterventionError, Intervention> updateCustomFields(
                InterventionId id, Map<String, CustomFieldValue> values) {
            return sound.updateCustomFields(id, values);
        }
    }
}
