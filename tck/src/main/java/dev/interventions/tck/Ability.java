package dev.interventions.tck;

/** What not every adapter can do. A fixture declares what its adapter can; its presence and its absence are both tested. Constants may be added. */
public enum Ability {
    /** A refusal for broken rules names them. Without it, {@code NotAllowed} names none, or only inferred ones. */
    EXPLAINS_REFUSALS,
    /** {@code actingAs} works. Without it, every operation of the view is {@code NotSupported}. */
    IMPERSONATES,
    /** {@link InterventionsFixture#holdLock} works. Without it, it throws {@link UnsupportedOperationException}. */
    HOLDS_LOCKS,
    /** {@link InterventionsFixture#advance} works. Without it, it throws {@link UnsupportedOperationException}. */
    MOVES_THE_CLOCK,
    /** {@link InterventionsFixture#restart} works. Without it, it throws {@link UnsupportedOperationException}. */
    SURVIVES_RESTART,
    /** {@link InterventionsFixture#comments} works. Without it, it throws {@link UnsupportedOperationException}. */
    COMMENTS,
    /** {@link InterventionsFixture#referenceData} works. Without it, it throws {@link UnsupportedOperationException}. */
    GIVES_REFERENCE_DATA,
    /** {@link InterventionsFixture#webhooks} works. Without it, it throws {@link UnsupportedOperationException}. */
    WEBHOOKS
}
