package dev.interventions.conformance.budget;

/** A correct budget whose accounts have no free slot in their first span. */
final class ColdBudget extends SimpleBudget {

    @Override
    boolean isFree(Account account) {
        return super.isFree(account) && clock.nanos() - account.created >= SPAN.toNanos();
    }
}
