package dev.interventions.tck;

/**
 * An optional ability of an adapter. A fixture declares the abilities of its adapter; both the presence and the absence of an ability are
 * tested. Constants may be added.
 */
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
    /** {@link InterventionsFixture#bots} works. Without it, it throws {@link UnsupportedOperationException}. */
    BOTS,
    /** {@link InterventionsFixture#journal} works. Without it, it throws {@link UnsupportedOperationException}. */
    GIVES_JOURNAL,
    /** {@link InterventionsFixture#referenceData} works. Without it, it throws {@link UnsupportedOperationException}. */
    GIVES_REFERENCE_DATA,
    /** {@link InterventionsFixture#webhooks} works. Without it, it throws {@link UnsupportedOperationException}. */
    WEBHOOKS
}
