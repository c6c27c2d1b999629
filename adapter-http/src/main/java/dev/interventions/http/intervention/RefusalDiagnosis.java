package dev.interventions.http.intervention;

import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import io.vavr.collection.Set;
import java.util.function.Function;

/**
 * Finds why the service may have refused a request without giving a reason, as far as the intervention shows it.
 *
 * @param nothingShown says in the message that the intervention shows no reason
 */
record RefusalDiagnosis(InterventionId id, Function<Intervention, Set<Rule>> rulesShownBroken, String nothingShown) {

    static RefusalDiagnosis ofClosing(InterventionId id) {
        return new RefusalDiagnosis(
                id,
                Closing::rulesShownBroken,
                "reading it shows no reason: the acting user may be neither its owner nor allowed to edit interventions");
    }

    static RefusalDiagnosis ofCancelling(InterventionId id) {
        return new RefusalDiagnosis(id, Cancelling::rulesShownBroken, "reading it shows no reason");
    }

    /** The error; a refusal without a reason with what reading the intervention shows. */
    InterventionError of(InterventionError error, InterventionCall call) {
        return error instanceof NotAllowed refusal && mayFindMore(refusal, call)
                ? call.execution().explaining(() -> call.get(id)).fold(unread -> refusal, seen -> of(refusal, seen))
                : error;
    }

    private static boolean mayFindMore(NotAllowed refusal, InterventionCall call) {
        return call.execution().mayDiagnose() && refusal.basis() == Refused.Basis.UNKNOWN;
    }

    /** The refusal with the rules that the intervention shows to be broken; if it shows none, the message says so. */
    private NotAllowed of(NotAllowed refusal, Intervention seen) {
        Set<Rule> broken = rulesShownBroken.apply(seen);
        NotAllowed diagnosed = broken.isEmpty()
                ? NotAllowed.withoutReason(refusal.message() + "; " + nothingShown)
                : inferred(broken, refusal);
        return diagnosed.withCall(refusal.call());
    }

    /** Keeps the service's own message too, unless it says the same. */
    private static NotAllowed inferred(Set<Rule> broken, NotAllowed refusal) {
        String reason = NotAllowed.inferred(broken).message();
        String stated = refusal.message().replace(" (" + reason + ")", "");
        return new NotAllowed(broken, Refused.Basis.INFERRED, reason + "; " + stated);
    }
}
