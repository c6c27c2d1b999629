package dev.interventions.inmemory.store;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.jspecify.annotations.Nullable;

/** A property by which a list can be restricted: interventions of one group have the same key, and one without a key is in no group. */
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
            return stored.source();
        }
    },
    OWNER {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return stored.owner();
        }
    },
    THREAD {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return stored.thread();
        }
    },
    IDENTITY {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return stored.customerKey();
        }
    },
    IDENTITY_GROUP {
        @Override
        @Nullable
        String key(StoredIntervention stored) {
            return stored.group();
        }
    },
    STATUS {
        @Override
        String key(StoredIntervention stored) {
            return stored.status();
        }
    };

    /** The key of all interventions in {@link #ALL}. */
    static final String EVERY = "";

    /** The key of this intervention's group. */
    abstract @Nullable String key(StoredIntervention stored);

    /** The key in {@link #STATUS} of an intervention. */
    static String statusOf(Intervention intervention, boolean onceClosed) {
        return Status.of(intervention, onceClosed).name();
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

        static Status of(Intervention intervention, boolean onceClosed) {
            InterventionState state = intervention.state();
            if (state instanceof InterventionState.Closed) {
                return CLOSED;
            }
            boolean isDeferred = state instanceof InterventionState.Deferred;
            if (onceClosed) {
                return isDeferred ? REOPENED_DEFERRED : REOPENED_ACTIVE;
            }
            return isDeferred ? DEFERRED : ACTIVE;
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
