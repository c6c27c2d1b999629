package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A message in a thread, from a customer or from an agent.
 *
 * @param id its id
 * @param thread the thread that it is in
 * @param source the source of that thread
 * @param author who wrote it
 */
public record Content(ContentId id, ThreadId thread, SourceId source, Author author) {

    public Content {
        requireNonNull(id, "id");
        requireNonNull(thread, "thread");
        requireNonNull(source, "source");
        requireNonNull(author, "author");
    }

    /**
     * A new intervention on this content, which belongs to no intervention yet, with the acting user as its owner (rule
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-1">CREATE-1</a>). Refused as {@link Refused.NotOpenable} if the acting user doesn't
     * read the source, or if an agent wrote the content (rules <a href="{@docRoot}/doc-files/rules.html#CREATE-4">CREATE-4</a> and
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-5">CREATE-5</a>).
     *
     * @param group the group that the customer is in now
     */
    public Either<Refused, Intervention> open(
            InterventionId newId, Option<IdentityGroupId> group, Actor actor, Instant now) {
        return refusalToEngage(actor)
                .<Either<Refused, Intervention>>map(Either::left)
                .getOrElse(() -> Either.right(Intervention.opened(newId, origin(group), actor.id(), now)));
    }

    /**
     * The intervention that this content belongs to, opened again with the acting user as its owner (rule
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-2">CREATE-2</a>). Refused as {@link Refused.NotOpenable} as {@link #open} is, and if
     * the intervention is not closed (rule <a href="{@docRoot}/doc-files/rules.html#CREATE-6">CREATE-6</a>).
     */
    public Either<Refused, Intervention> reopen(Intervention linked, Actor actor, Instant now) {
        return refusalToEngage(actor)
                .<Either<Refused, Intervention>>map(Either::left)
                .getOrElse(() -> linked.reopen(actor, now));
    }

    private Option<Refused> refusalToEngage(Actor actor) {
        if (!actor.reads(source)) {
            return Option.some(new Refused.NotOpenable(
                    "user " + actor.id().value() + " doesn't read the source of content " + id.value()));
        }
        if (author instanceof Author.Agent) {
            return Option.some(new Refused.NotOpenable("content " + id.value()
                    + " was written by an agent, and interventions are opened on customers' messages"));
        }
        return Option.none();
    }

    private Origin origin(Option<IdentityGroupId> group) {
        Option<IdentityId> identity =
                author instanceof Author.Customer customer ? Option.some(customer.identity()) : Option.none();
        return new Origin(Option.some(id), Option.some(thread), Option.some(source), identity, group);
    }
}
