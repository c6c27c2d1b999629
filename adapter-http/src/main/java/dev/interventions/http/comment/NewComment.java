package dev.interventions.http.comment;

import dev.interventions.domain.Comment;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A comment to create, which is recognized in a response and in a list.
 *
 * @param author who is named as its author
 * @param actingUser who writes it if no author is named; unknown for the token's user
 */
record NewComment(InterventionId intervention, String body, Option<UserId> author, Option<UserId> actingUser) {

    /** Whether the response to the create is this comment. What it leaves out, it doesn't show. */
    boolean isShownBy(Comment response) {
        return response.intervention().contains(intervention)
                && response.body().exists(this::isSameText)
                && author.forAll(response.author()::contains);
    }

    /**
     * The comment of a list that the create must have made: the only one with this text and author since this moment. Nothing if there are
     * several, or if the list has so many since then that more may follow.
     */
    Option<Comment> onlyOneSince(Instant start, Page<Comment> newestFirst) {
        Seq<Comment> since =
                newestFirst.records().filter(comment -> comment.createdAt().forAll(at -> !at.isBefore(start)));
        if (since.size() == newestFirst.records().size() && newestFirst.hasNext()) {
            return Option.none();
        }
        Seq<Comment> equal = since.filter(comment -> isShownBy(comment)
                && author.orElse(actingUser).forAll(expected -> comment.author().contains(expected)));
        return equal.size() == 1
                ? equal.headOption().filter(comment -> comment.createdAt().isDefined())
                : Option.none();
    }

    /** Line breaks and surrounding white space may travel differently (<em>choice</em>). */
    private boolean isSameText(String other) {
        return normalized(other).equals(normalized(body));
    }

    private static String normalized(String text) {
        return text.strip().replace("\r\n", "\n");
    }
}
