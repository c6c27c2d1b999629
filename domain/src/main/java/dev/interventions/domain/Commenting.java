package dev.interventions.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/** The rules on commenting on an intervention. */
public final class Commenting {

    private Commenting() {}

    /**
     * A new comment, and the intervention with one more comment (rules <a href="{@docRoot}/doc-files/rules.html#COMMENT-1">COMMENT-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-6">COMMENT-6</a>). Refused if the text is {@linkplain #refusal invalid}; otherwise
     * if the acting user doesn't see the intervention; otherwise, as {@link Refused.InvalidRequest}, if there is no such author.
     *
     * @param lookup the intervention, which may be closed
     * @param author the user who is shown as the author; the acting user if absent
     * @param users whether there is a user with this id
     */
    public static Either<Refused, CommentChange> create(
            Lookup lookup,
            CommentId newId,
            String body,
            Option<UserId> author,
            Predicate<UserId> users,
            Actor actor,
            Instant now) {
        return Unless.refused(refusal(body), () -> lookup)
                .flatMap(valid -> valid.seenBy(actor))
                .filterOrElse(
                        found -> author.forAll(users),
                        found -> new Refused.InvalidRequest(
                                "there is no user " + author.get().value() + " to write a comment"))
                .map(found -> new CommentChange(
                        written(newId, body, found, author.getOrElse(actor.id()), now),
                        Conversation.comment(found, now)));
    }

    /**
     * The refusal, if no comment can have this text: it is blank, or has an unpaired surrogate (rule
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-3">COMMENT-3</a>).
     */
    public static Option<Refused> refusal(String body) {
        if (body.isBlank()) {
            return Option.some(new Refused.InvalidRequest("the text of a comment must not be blank"));
        }
        boolean hasUnpairedSurrogate =
                body.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
        return Option.when(
                hasUnpairedSurrogate,
                () -> new Refused.InvalidRequest("the text of a comment must not have an unpaired surrogate"));
    }

    private static Comment written(CommentId id, String body, Intervention about, UserId author, Instant now) {
        return new Comment(
                id,
                Option.some(body),
                Option.some(about.id()),
                about.origin().thread(),
                Option.some(author),
                about.origin().identity(),
                Option.some(now),
                Option.some(now));
    }
}
