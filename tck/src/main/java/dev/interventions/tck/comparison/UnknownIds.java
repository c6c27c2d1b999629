package dev.interventions.tck.comparison;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Locale;

/** Ids that don't exist: one in the usual form, and some with characters that an adapter may encode wrongly. */
public final class UnknownIds {

    private static final String LIKE_MOST = "ffffffffffffffffdeadbeef";

    public static final InterventionId INTERVENTION = InterventionId.of(LIKE_MOST);
    public static final Seq<InterventionId> INTERVENTIONS = List.of(
                    LIKE_MOST, "n0ne", "no+such&id=1;2", "kein-Fäll-ж-😀", "close", "...")
            .map(InterventionId::of);
    public static final ContentId CONTENT = ContentId.of(LIKE_MOST);
    public static final ThreadId THREAD = ThreadId.of(LIKE_MOST);
    public static final UserId USER = UserId.of(LIKE_MOST);
    public static final IdentityId IDENTITY = IdentityId.of(LIKE_MOST);
    public static final IdentityGroupId GROUP = IdentityGroupId.of(LIKE_MOST);
    public static final CommentId COMMENT = CommentId.of(LIKE_MOST);

    public static final WebhookId WEBHOOK = WebhookId.of(LIKE_MOST);

    private UnknownIds() {}

    /** Ids that differ from this one in the case of letters, or have one character more or less. */
    public static Seq<String> like(String id) {
        return List.of(
                        id.toUpperCase(Locale.ROOT),
                        id.toLowerCase(Locale.ROOT),
                        id.substring(0, id.length() - 1),
                        id.substring(1),
                        id + "0")
                .reject(String::isBlank)
                .reject(id::equals)
                .distinct();
    }
}
