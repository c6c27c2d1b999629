package dev.interventions.http.comment;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.http.json.JsonRecord;
import io.vavr.control.Option;

/** Reads a comment. Only its id is required. */
final class CommentReader {

    private CommentReader() {}

    static Comment read(JsonRecord record) {
        Option<IdentityId> identity = record.id("identity_id", IdentityId::of);
        // The service's schema of a comment has the other name (COMMENT-13).
        Option<IdentityId> underOtherName = record.id("videntity_id", IdentityId::of);
        return new Comment(
                record.requiredId("id", CommentId::of),
                record.text("body"),
                record.id("intervention_id", InterventionId::of),
                record.id("thread_id", ThreadId::of),
                record.id("user_id", UserId::of),
                identity.orElse(underOtherName),
                record.instant("created_at"),
                record.instant("updated_at"));
    }
}
