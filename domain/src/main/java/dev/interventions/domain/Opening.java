package dev.interventions.domain;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The rules on opening an intervention on a content. An adapter reopens the intervention that the content belongs to, or opens a new
 * one if it belongs to none.
 */
public final class Opening {

    private static final Option<Long> NO_COMMENTS = Option.some(0L);
    private static final Option<Set<CategoryId>> NO_CATEGORIES = Option.some(HashSet.empty());
    private static final Option<Map<String, CustomFieldValue>> NO_CUSTOM_FIELDS = Option.some(LinkedHashMap.empty());

    private Opening() {}

    /**
     * A new intervention, owned by the acting user, on a content that belongs to no intervention yet (rule
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-1">CREATE-1</a>). Refused as {@link Refused.NotOpenable} if the acting user doesn't
     * read the source or, otherwise, if an agent wrote the content (rules <a href="{@docRoot}/doc-files/rules.html#CREATE-4">CREATE-4</a>
     * and <a href="{@docRoot}/doc-files/rules.html#CREATE-5">CREATE-5</a>).
     *
     * @param group the group that the customer is in now
     */
    public static Either<Refused, Intervention> open(
            Content content, InterventionId newId, Option<IdentityGroupId> group, Actor actor, Instant now) {
        return Unless.refused(refusal(content, actor), () -> opened(newId, origin(content, group), actor.id(), now));
    }

    /**
     * The intervention that this content belongs to, open again and owned by the acting user; replies, categories and custom fields stay
     * (rules <a href="{@docRoot}/doc-files/rules.html#CREATE-2">CREATE-2</a> and
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-8">CREATE-8</a>). Refused as {@link Refused.NotOpenable} for the reasons of {@link
     * #open} or, otherwise, if the intervention is not closed (rule <a href="{@docRoot}/doc-files/rules.html#CREATE-6">CREATE-6</a>).
     *
     * @param linked the intervention that the content belongs to
     */
    public static Either<Refused, Intervention> reopen(Content content, Intervention linked, Actor actor, Instant now) {
        return Unless.refused(
                refusal(content, actor).orElse(() -> refusalToReopen(linked)),
                () -> linked.withLifecycle(linked.lifecycle().reopenedAt(now)).withOwner(Option.some(actor.id())));
    }

    /** The refusal for a content that doesn't exist (rule <a href="{@docRoot}/doc-files/rules.html#CREATE-3">CREATE-3</a>). */
    public static Refused noSuchContent(ContentId id) {
        return new Refused.NotOpenable("there is no content " + id.value());
    }

    private static Option<Refused> refusal(Content content, Actor actor) {
        if (!actor.reads(content.source())) {
            return Option.some(new Refused.NotOpenable("user " + actor.id().value()
                    + " doesn't read the source of content " + content.id().value()));
        }
        if (content.author() instanceof Author.Agent) {
            return Option.some(new Refused.NotOpenable("content " + content.id().value()
                    + " was written by an agent, and interventions are opened on customers' messages"));
        }
        return Option.none();
    }

    private static Option<Refused> refusalToReopen(Intervention linked) {
        return Option.when(
                !linked.isClosed(),
                () -> new Refused.NotOpenable(
                        "intervention " + linked.id().value() + " is open on this content already"));
    }

    private static Origin origin(Content content, Option<IdentityGroupId> group) {
        Option<IdentityId> identity =
                content.author() instanceof Author.Customer customer ? Option.some(customer.identity()) : Option.none();
        return new Origin(
                Option.some(content.id()),
                Option.some(content.thread()),
                Option.some(content.source()),
                identity,
                group);
    }

    private static Intervention opened(InterventionId id, Origin origin, UserId owner, Instant now) {
        return new Intervention(
                id,
                origin,
                Option.some(owner),
                Lifecycle.openedAt(now),
                Replies.NONE,
                NO_COMMENTS,
                NO_CATEGORIES,
                NO_CUSTOM_FIELDS,
                Satisfaction.UNKNOWN,
                Language.UNKNOWN);
    }
}
