package dev.interventions.http.call;

import dev.interventions.domain.Cancelling;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import io.vavr.collection.Set;

/** Finds why the service may have refused a request without giving a reason, as far as the intervention shows it. */
enum RefusalDiagnosis {
    OF_CLOSING(
            "reading it shows no reason: the acting user may be neither its owner nor allowed to edit interventions") {
        @Override
        Set<Rule> rulesShownBroken(Intervention seen) {
            return Closing.rulesShownBroken(seen);
        }
    },
    OF_CANCELLING("reading it shows no reason") {
        @Override
        Set<Rule> rulesShownBroken(Intervention seen) {
            return Cancelling.rulesShownBroken(seen);
        }
    };

    private final String nothingShown;

    RefusalDiagnosis(String nothingShown) {
        this.nothingShown = nothingShown;
    }

    abstract Set<Rule> rulesShownBroken(Intervention seen);

    /** The refusal with the rules that the intervention shows to be broken; if it shows none, the message says so. */
    NotAllowed of(NotAllowed refusal, Intervention seen) {
        Set<Rule> broken = rulesShownBroken(seen);
        NotAllowed diagnosed = broken.isEmpty()
                ? NotAllowed.withoutReason(refusal.message() + "; " + nothingShown)
                : inferred(broken, refusal);
        return diagnosed.withCall(refusal.call());
    }

    /** Keeps the service's own message too. */
    private static NotAllowed inferred(Set<Rule> broken, NotAllowed refusal) {
        return new NotAllowed(
                broken, Refused.Basis.INFERRED, NotAllowed.inferred(broken).message() + "; " + refusal.message());
    }
}
