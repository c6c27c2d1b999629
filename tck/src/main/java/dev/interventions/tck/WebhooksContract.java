package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * The registration of webhooks, if the fixture declares {@link Ability#WEBHOOKS}; without it, each test checks that {@code webhooks}
 * throws. No test needs a receiver: all webhooks are inactive but one, which the backend may deactivate.
 */
@ExtendWith(WebhooksContract.WithWebhooks.class)
public abstract class WebhooksContract extends Contract {

    private static final String CLOSED = "intervention.closed";
    private static final String OPENED = "intervention.opened";
    private static final int MANY = 6;

    /** For subclasses. */
    protected WebhooksContract() {}

    /** Runs a test only for an adapter that has webhooks. */
    static final class WithWebhooks implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            WebhooksContract test = (WebhooksContract) context.getRequiredTestInstance();
            if (test.can(Ability.WEBHOOKS)) {
                invocation.proceed();
            } else {
                throwsWithout(Ability.WEBHOOKS, () -> test.backend().webhooks(test.owner));
                invocation.skip();
            }
        }
    }

    // ---- visibility ----

    @Test
    @Tag("WEBHOOK-1")
    final void a_user_sees_only_their_own_webhooks() {
        Subscription own = created(owner, "/own");
        Subscription others = created(colleague, "/others");

        assertThat(listed(owner)).as("the webhooks of a user").containsExactly(own);
        assertThat(webhooks(owner).get(own.id())).isEqualTo(Either.right(own));
        refuses(NotFound.class, () -> webhooks(owner).get(others.id()));
    }

    @Test
    @Tag("WEBHOOK-1")
    final void a_user_changes_and_deletes_only_their_own_webhooks() {
        Subscription others = created(colleague, "/others");

        refuses(NotFound.class, () -> webhooks(owner).update(others.id(), settings("/others", OPENED)));
        refuses(NotFound.class, () -> webhooks(owner).delete(others.id()));
    }

    @Test
    @Tag("WEBHOOK-1")
    final void a_user_who_manages_access_tokens_sees_and_changes_all_webhooks() {
        UserId manager = agent(Permission.MANAGE_API_ACCESS_TOKENS);
        Subscription first = created(owner, "/first");
        Subscription second = created(colleague, "/second");

        assertThat(listed(manager)).as("the webhooks that a manager sees").containsExactly(first, second);
        assertThat(webhooks(manager).get(first.id())).isEqualTo(Either.right(first));
        Subscription changed = given(webhooks(manager).update(first.id(), settings("/first", OPENED)));
        given(webhooks(manager).delete(second.id()));

        assertThat(listed(owner))
                .as("the changed webhook still belongs to its user")
                .containsExactly(changed);
        assertThat(listed(colleague)).isEmpty();
    }

    // ---- the list ----

    @Test
    @Tag("WEBHOOK-2")
    final void lists_active_webhooks_first_and_then_in_the_order_of_their_creation() {
        Subscription inactive = created(owner, "/1");
        Subscription active =
                given(webhooks(owner).create(settings("/2", CLOSED).withActive(true)));
        Subscription last = created(owner, "/3");
        Seq<WebhookId> creation = List.of(inactive.id(), active.id(), last.id());

        Seq<Subscription> listed = listed(owner);

        // The backend may have deactivated it meanwhile: no receiver has answered.
        assertThat(listed.map(Subscription::id))
                .as("the order of the list")
                .isEqualTo(creation.sortBy(id -> !listed.exists(
                        each -> each.id().equals(id) && each.active().contains(true))));
    }

    @Test
    @Tag("PAGE-1")
    final void a_page_of_webhooks_has_the_total_count_and_the_offset_and_limit() {
        Seq<Subscription> all = List.of("/1", "/2", "/3").map(path -> created(owner, path));

        Page<Subscription> page = given(webhooks(owner).list(PageRequest.of(1, 1)));

        assertThat(page).isEqualTo(new Page<>(3, 1, 1, all.slice(1, 2)));
    }

    @Test
    @Tag("PAGE-3")
    final void a_page_past_the_end_of_the_webhooks_is_empty() {
        created(owner, "/1");

        assertThat(given(webhooks(owner).list(PageRequest.of(7, 2)))).isEqualTo(new Page<>(1, 7, 2, List.empty()));
    }

    // ---- one webhook ----

    @Test
    @Tag("WEBHOOK-3")
    final void does_not_find_a_webhook_that_does_not_exist() {
        Subscription gone = created(owner, "/gone");
        given(webhooks(owner).delete(gone.id()));

        for (WebhookId id : List.of(gone.id(), UnknownIds.WEBHOOK)) {
            refuses(NotFound.class, () -> webhooks(owner).get(id));
            refuses(NotFound.class, () -> webhooks(owner).update(id, settings("/gone", CLOSED)));
            refuses(NotFound.class, () -> webhooks(owner).delete(id));
        }
    }

    @Test
    @Tag("WEBHOOK-4")
    final void creates_a_webhook_as_its_settings_say() {
        SubscriptionSettings inactive = settings("/inactive?a=%C3%A9&b=1+2#c", CLOSED, OPENED);
        SubscriptionSettings active = settings("/active", "content.imported").withActive(true);

        Subscription created = given(webhooks(owner).create(inactive));

        assertThat(created.shows(inactive)).as("%s", created).isTrue();
        assertThat(webhooks(owner).get(created.id())).isEqualTo(Either.right(created));
        assertThat(given(webhooks(owner).create(active)).shows(active))
                .as("a new webhook is active")
                .isTrue();
        assertThat(listed(owner)).as("the webhooks").hasSize(2);
    }

    @Test
    @Tag("WEBHOOK-5")
    final void refuses_a_second_webhook_of_a_user_with_the_same_url() {
        created(owner, "/same");

        refuses(InvalidRequest.class, () -> webhooks(owner).create(settings("/same", OPENED)));
    }

    @Test
    @Tag("WEBHOOK-5")
    final void lets_another_user_register_the_same_url() {
        Subscription first = created(owner, "/same");
        Subscription second = created(colleague, "/same");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(listed(owner)).containsExactly(first);
        assertThat(listed(colleague)).containsExactly(second);
    }

    @Test
    @Tag("WEBHOOK-5")
    final void refuses_to_change_a_url_to_one_that_the_user_has_registered() {
        created(owner, "/taken");
        Subscription second = created(owner, "/second");

        refuses(InvalidRequest.class, () -> webhooks(owner).update(second.id(), settings("/taken", CLOSED)));
    }

    @Test
    @Tag("WEBHOOK-6")
    final void updates_url_types_and_activity_and_nothing_else() {
        Subscription before = created(owner, "/before");
        Subscription other = created(owner, "/other");
        SubscriptionSettings after = settings("/after", OPENED, "intervention.deferred");

        Subscription updated = given(webhooks(owner).update(before.id(), after));

        assertThat(updated.id()).isEqualTo(before.id());
        assertThat(updated.shows(after)).as("%s", updated).isTrue();
        assertThat(listed(owner)).as("the webhooks, in their order").containsExactly(updated, other);
    }

    @Test
    @Tag("WEBHOOK-6")
    final void an_update_without_a_difference_changes_nothing() {
        Subscription before = created(owner, "/before");

        assertThat(webhooks(owner).update(before.id(), settings("/before", CLOSED)))
                .isEqualTo(Either.right(before));
        assertThat(listed(owner)).containsExactly(before);
    }

    @Test
    @Tag("WEBHOOK-6")
    final void an_update_frees_the_previous_url() {
        Subscription moved = created(owner, "/before");
        given(webhooks(owner).update(moved.id(), settings("/after", CLOSED)));

        created(owner, "/before");

        assertThat(listed(owner)).hasSize(2);
    }

    @Test
    @Tag("WEBHOOK-7")
    final void deletes_a_webhook_and_returns_its_last_state() {
        Subscription kept = created(owner, "/kept");
        Subscription gone = created(owner, "/gone");

        DeletedSubscription deleted = given(webhooks(owner).delete(gone.id()));

        assertThat(deleted.id()).isEqualTo(gone.id());
        deleted.last().forEach(last -> assertThat(last).as("the last state").isEqualTo(gone));
        assertThat(listed(owner)).as("the other webhooks").containsExactly(kept);
        assertThat(created(owner, "/gone").id()).as("its URL is free again").isNotEqualTo(gone.id());
    }

    @Test
    @Tag("WEBHOOK-8")
    final void shows_no_secret() {
        SubscriptionSettings secret = settings("/secret", CLOSED)
                .withSecret(WebhookSecret.of("header-s3cret"))
                .withVerifyToken(WebhookSecret.of("verify-s3cret"));
        Webhooks all = webhooks(owner);
        Subscription created = given(all.create(secret));

        Seq<Object> shown = List.of(
                created,
                all.get(created.id()),
                all.list(PageRequest.first()),
                all.update(created.id(), secret),
                all.create(secret),
                all.update(UnknownIds.WEBHOOK, secret),
                all.delete(created.id()));

        assertThat(shown)
                .as("what is shown of a webhook with secrets")
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("s3cret"));
    }

    // ---- ensure ----

    @Test
    @Tag("WEBHOOK-9")
    final void ensures_one_webhook_however_often_it_is_called() {
        SubscriptionSettings settings = settings("/ensured", CLOSED).withSecret(WebhookSecret.of("s3cret"));

        Subscription first = given(webhooks(owner).ensure(settings));
        Subscription second = given(webhooks(owner).ensure(settings));

        assertThat(first.shows(settings)).as("%s", first).isTrue();
        assertThat(second).isEqualTo(first);
        assertThat(listed(owner)).containsExactly(first);
    }

    @Test
    @Tag("WEBHOOK-9")
    final void ensures_a_webhook_by_changing_the_existing_one() {
        Subscription other = created(owner, "/other");
        Subscription before = created(owner, "/ensured");
        SubscriptionSettings settings = settings("/ensured", OPENED);

        Subscription ensured = given(webhooks(owner).ensure(settings));

        assertThat(ensured.id()).isEqualTo(before.id());
        assertThat(ensured.shows(settings)).as("%s", ensured).isTrue();
        assertThat(listed(owner)).as("the webhooks").containsExactly(other, ensured);
    }

    @Test
    @Tag("WEBHOOK-9")
    final void finds_the_webhook_with_exactly_this_url() {
        Subscription found = created(owner, "/hook");
        created(owner, "/hook/more");
        created(colleague, "/colleague");

        assertThat(webhooks(owner).find(url("/hook"))).isEqualTo(Either.right(Option.some(found)));
        assertThat(webhooks(owner).find(url("/hoo"))).isEqualTo(Either.right(Option.none()));
        assertThat(webhooks(owner).find(url("/colleague"))).isEqualTo(Either.right(Option.none()));
    }

    @Test
    @Tag("WEBHOOK-10")
    final void ensures_one_webhook_if_it_is_called_at_the_same_time() {
        SubscriptionSettings settings = settings("/ensured", CLOSED).withSecret(WebhookSecret.of("s3cret"));

        Seq<Either<InterventionError, Subscription>> outcomes =
                Race.between(List.range(0, MANY), number -> webhooks(owner).ensure(settings));

        Seq<Subscription> all = listed(owner);
        assertThat(all).as("the webhooks").hasSize(1);
        assertThat(outcomes).as("the outcomes").containsOnly(Either.right(all.head()));
    }

    @Test
    @Tag("WEBHOOK-11")
    final void lets_one_of_many_creates_with_the_same_url_succeed() {
        Seq<Either<InterventionError, Subscription>> outcomes =
                Race.between(List.range(0, MANY), number -> webhooks(owner).create(settings("/race", CLOSED)));

        assertThat(outcomes.filter(Either::isRight)).as("the results").hasSize(1);
        assertThat(outcomes.filter(Either::isLeft).map(Either::getLeft))
                .as("the other outcomes")
                .allMatch(InvalidRequest.class::isInstance);
        assertThat(listed(owner)).as("the webhooks").hasSize(1);
    }

    // ---- arguments ----

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_an_id_settings_or_a_page() {
        Subscription one = created(owner, "/one");

        throwsForNullOf(port -> port.list(nothing()));
        throwsForNullOf(port -> port.get(nothing()));
        throwsForNullOf(port -> port.create(nothing()));
        throwsForNullOf(port -> port.update(nothing(), settings("/one", CLOSED)));
        throwsForNullOf(port -> port.update(one.id(), nothing()));
        throwsForNullOf(port -> port.delete(nothing()));
        throwsForNullOf(port -> port.ensure(nothing()));
        throwsForNullOf(port -> port.find(nothing()));
    }

    private void throwsForNullOf(Consumer<Webhooks> call) {
        Seq<Subscription> before = listed(owner);

        throwsForNull(port -> call.accept(backend().webhooks(owner)));

        assertThat(listed(owner))
                .as("the webhooks after a call with a null argument")
                .isEqualTo(before);
    }

    // ---- arrangements and assertions ----

    private Webhooks webhooks(UserId agent) {
        return CheckedAdapter.of(backend().webhooks(agent));
    }

    private static URI url(String path) {
        return URI.create("http://127.0.0.1:9/tck" + path);
    }

    /** Inactive, so that the backend asks no receiver. */
    private static SubscriptionSettings settings(String path, String firstType, String... otherTypes) {
        return SubscriptionSettings.of(url(path), firstType, otherTypes).withActive(false);
    }

    private Subscription created(UserId agent, String path) {
        return given(webhooks(agent).create(settings(path, CLOSED)));
    }

    private Seq<Subscription> listed(UserId agent) {
        return given(webhooks(agent).list(PageRequest.of(0, PageRequest.MAX_LIMIT)))
                .records();
    }

    /** A call that is refused in this way, and changes no webhook. */
    private <T> void refuses(Class<? extends Refused> kind, Supplier<Either<InterventionError, T>> call) {
        UserId manager = backend().agent(HashSet.of(Permission.MANAGE_API_ACCESS_TOKENS), HashSet.empty());
        Seq<Subscription> before = listed(manager);

        attempt(call).isRefusedAs(kind);

        assertThat(listed(manager)).as("REFUSE-1: the webhooks after a refusal").isEqualTo(before);
    }
}
