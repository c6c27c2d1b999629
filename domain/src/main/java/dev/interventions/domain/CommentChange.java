package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

/**
 * What an adapter stores when a comment is created or deleted.
 *
 * @param comment the new comment, or the last state of the deleted one
 * @param intervention the intervention that the comment is about, after the change
 */
public record CommentChange(Comment comment, Intervention intervention) {
    public CommentChange {
        requireNonNull(comment, "comment");
        requireNonNull(intervention, "intervention");
    }
}
