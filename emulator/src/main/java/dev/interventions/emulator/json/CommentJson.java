package dev.interventions.emulator.json;

import dev.interventions.domain.Comment;
import dev.interventions.domain.Page;
import io.vavr.control.Option;
import jakarta.json.JsonObject;

/**
 * Comments as the API writes them.
 *
 * @param identityName the name of the customer's id
 * @param explicitNulls whether absent fields are written as null; otherwise they are left out
 */
public record CommentJson(String identityName, boolean explicitNulls) {

    public JsonObject page(Page<Comment> page) {
        return PageJson.of(page, this::comment);
    }

    public JsonObject comment(Comment comment) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("id", Option.some(comment.id()));
        fields.instant("created_at", comment.createdAt());
        fields.instant("updated_at", comment.updatedAt());
        fields.text("body", comment.body());
        fields.id("intervention_id", comment.intervention());
        fields.id("thread_id", comment.thread());
        fields.id("user_id", comment.author());
        fields.id(identityName, comment.identity());
        return fields.build();
    }
}
