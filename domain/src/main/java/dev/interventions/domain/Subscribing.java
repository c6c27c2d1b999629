package dev.interventions.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.function.Function;

/** The rules on webhooks: who sees which, in what order they are listed, and why a change is refused. */
public final class Subscribing {

    private static final Comparator<RegisteredWebhook> LISTED = Comparator.comparing(RegisteredWebhook::active)
            .thenComparing(RegisteredWebhook::stagingUse)
            .reversed();

    private Subscribing() {}

    /**
     * Whether the acting user sees the webhook, and may change and delete it: it is their own, or belongs to nobody (<em>choice</em>), or
     * the user has {@link Permission#MANAGE_API_ACCESS_TOKENS} (rule
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-1">WEBHOOK-1</a>).
     */
    public static boolean sees(Actor actor, RegisteredWebhook webhook) {
        return webhook.owner().forAll(actor.id()::equals) || actor.may(Permission.MANAGE_API_ACCESS_TOKENS);
    }

    /**
     * The webhooks that the acting user sees, in the order of the list (rule
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-2">WEBHOOK-2</a>).
     *
     * @param all in the order of their creation
     */
    public static <W extends RegisteredWebhook> Seq<W> listed(Seq<W> all, Actor actor) {
        return all.filter(webhook -> sees(actor, webhook)).sorted(LISTED);
    }

    /**
     * The webhook, to be shown or deleted. Refused as {@link Refused.NotFound} if there is none, or if the acting user doesn't see it (rules
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-1">WEBHOOK-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-3">WEBHOOK-3</a>).
     */
    public static <W extends RegisteredWebhook> Either<Refused, W> find(WebhookId id, Seq<W> all, Actor actor) {
        return all.find(webhook -> webhook.id().equals(id) && sees(actor, webhook))
                .toEither(() -> new Refused.NotFound("there is no webhook " + id.value() + " that user "
                        + actor.id().value() + " sees"));
    }

    /**
     * The new webhook. Refused as {@link Refused.InvalidRequest} if its owner has one with this URL (rule
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-5">WEBHOOK-5</a>).
     */
    public static <W extends RegisteredWebhook> Either<Refused, W> create(W created, Seq<W> all) {
        return withFreeUrl(created, all);
    }

    /**
     * The webhook after the change. Refused if it isn't {@linkplain #find found}; otherwise if the change is refused; otherwise, as {@link
     * Refused.InvalidRequest}, if its owner has another one with the new URL (rule
     * <a href="{@docRoot}/doc-files/rules.html#WEBHOOK-5">WEBHOOK-5</a>).
     *
     * @param change gives the webhook with its new settings, under the same id and owner
     */
    public static <W extends RegisteredWebhook> Either<Refused, W> update(
            WebhookId id, Function<W, Either<Refused, W>> change, Seq<W> all, Actor actor) {
        return find(id, all, actor).flatMap(change).flatMap(changed -> withFreeUrl(changed, all));
    }

    /** The message doesn't show the URL, since it may contain a token of the receiver. */
    private static <W extends RegisteredWebhook> Either<Refused, W> withFreeUrl(W webhook, Seq<W> all) {
        return all.exists(other -> isSameUrl(webhook, other))
                ? Either.left(new Refused.InvalidRequest("the URL is registered already"))
                : Either.right(webhook);
    }

    private static boolean isSameUrl(RegisteredWebhook webhook, RegisteredWebhook other) {
        return !other.id().equals(webhook.id())
                && other.owner().equals(webhook.owner())
                && other.url().equals(webhook.url());
    }
}
