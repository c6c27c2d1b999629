package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;

/** A change that a copy applies: insert or replace an intervention, or remove it. Applying it twice has the same effect as once. */
public sealed interface Change {

    /** The intervention that changed. */
    InterventionId id();

    /**
     * The intervention as it was when the feed read it. A copy inserts or replaces it, whatever the kind.
     *
     * @param kind why it is reported
     */
    record Seen(Intervention intervention, Kind kind) implements Change {
        public Seen {
            requireNonNull(intervention, "intervention");
            requireNonNull(kind, "kind");
        }

        @Override
        public InterventionId id() {
            return intervention.id();
        }

        /** The digest of its content, which {@link KnownInterventions} can return later. */
        public long digest() {
            return ContentDigest.of(intervention);
        }
    }

    /** The intervention was cancelled, or the acting user no longer reads its source. A copy removes it, or marks it, if it has it. */
    record Gone(InterventionId id) implements Change {
        public Gone {
            requireNonNull(id, "id");
        }
    }

    /** Why an intervention is reported, as far as the feed's position allows to tell. */
    enum Kind {
        /** It was opened since the last poll began, or the first copy reports it. */
        NEW,
        /** It has changed, or it is reported again. */
        CHANGED,
        /** Reconciliation found that the copy didn't have it, or had another content, though its date of change doesn't show a change. */
        CORRECTED
    }
}
