package dev.interventions.conformance.faults;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The catalogue of all faults. */
final class Faults {

    private Faults() {}

    static Seq<Fault> all() {
        return List.of(
                        ArgumentFaults.all(),
                        ImpersonationFaults.all(),
                        RefusalFaults.all(),
                        ChangeFaults.all(),
                        ListingFaults.all(),
                        PagingFaults.all(),
                        GettingFaults.all(),
                        CreatingFaults.all(),
                        ClosingFaults.all(),
                        CancellingFaults.all(),
                        ReassigningFaults.all(),
                        CategorizingFaults.all(),
                        CustomFieldsFaults.all(),
                        ReferenceDataFaults.all(),
                        ConversationFaults.all(),
                        CommentFaults.all(),
                        WebhookFaults.all(),
                        RaceFaults.all(),
                        RestartFaults.all())
                .flatMap(faults -> faults);
    }
}
