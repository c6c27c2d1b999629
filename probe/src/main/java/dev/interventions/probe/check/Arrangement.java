package dev.interventions.probe.check;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import io.vavr.control.Option;

/**
 * The objects that the user of the probe has prepared in the account.
 *
 * @param user the token's user
 * @param unread an intervention in a source that this user doesn't read
 * @param writable the only source in which the run may write; none for a run that writes nothing
 * @param content a customer's message in that source, without an intervention
 * @param intervention an intervention in that source, with a reply of an agent
 */
public record Arrangement(
        Option<UserId> user,
        Option<InterventionId> unread,
        Option<SourceId> writable,
        Option<ContentId> content,
        Option<InterventionId> intervention) {

    /** A run that only reads. */
    public static Arrangement reading() {
        return new Arrangement(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }
}
