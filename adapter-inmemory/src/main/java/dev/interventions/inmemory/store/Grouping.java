package dev.interventions.inmemory.store;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** What a list can be restricted by: interventions of one group have the same key, and one without a key is in no group. */
enum Grouping {
    ALL {
        @Override
        String key(StoredIntervention stored) {
            return EVERY;
        }
    },
    SOURCE {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return text(stored.intervention().origin().source());
        }
    },
    OWNER {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return text(stored.intervention().owner());
        }
    },
    THREAD {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return text(stored.intervention().origin().thread());
        }
    },
    IDENTITY {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return text(stored.intervention().origin().identity());
        }
    },
    IDENTITY_GROUP {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return text(stored.intervention().origin().identityGroup());
        }
    },
    STATUS {
        @Override
        String key(StoredIntervention stored) {
            return Status.of(stored).name();
        }
    };

    /** The key of all interventions in {@link #ALL}. */
    static final String EVERY = "";

    /** The key of this intervention's group. */
    abstract @Nullable String key(StoredIntervention stored);

    private static @Nullable String text(Option<? extends OpaqueId> id) {
        return id.isDefined() ? id.get().value() : null;
    }

    /** The keys in {@link #STATUS} of the interventions that the filter shows. */
    static Set<String> keys(StatusFilter filter) {
        return HashSet.of(Status.values())
                .filter(status -> status.isShownBy(filter))
                .map(Status::name);
    }

    /** Every status, so that each filter shows some of them as a whole. */
    private enum Status {
        CLOSED,
        ACTIVE,
        DEFERRED,
        REOPENED_ACTIVE,
        REOPENED_DEFERRED;

        static Status of(StoredIntervention stored) {
            Intervention intervention = stored.intervention();
            return intervention
                    .state()
                    .fold(
                            active -> stored.onceClosed() ? REOPENED_ACTIVE : ACTIVE,
                            deferred -> stored.onceClosed() ? REOPENED_DEFERRED : DEFERRED,
                            closed -> CLOSED);
        }

        boolean isShownBy(StatusFilter filter) {
            return switch (filter) {
                case ACTIVE -> this == ACTIVE || this == REOPENED_ACTIVE;
                case CLOSED -> this == CLOSED;
                case DEFERRED -> this == DEFERRED || this == REOPENED_DEFERRED;
                case OPENED -> this != CLOSED;
                case REOPENED -> this == REOPENED_ACTIVE || this == REOPENED_DEFERRED;
            };
        }
    }
}
