package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.webhook.DeletedSubscription;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default methods of the port for webhooks, and its values. */
class WebhooksTest {

    private static final URI URL = URI.create("https://shop.example/hook");
    private static final String CLOSED = "intervention.closed";
    private static final SubscriptionSettings SETTINGS = SubscriptionSettings.of(URL, CLOSED);

    private final Account account = new Account();

    /** Webhooks in memory, whose outcomes can be lost. */
    private static final class Account implements Webhooks {

        private final List<String> calls = new ArrayList<>();
        private Vector<Subscription> all = Vector.empty();
        private boolean losesCreate;
        private boolean isUnavailable;
        private Option<Subscription> addedByOthersBeforeCreate = Option.none();

        @Override
        public Either<InterventionError, Page<Subscription>> list(PageRequest page) {
            calls.add("list " + page.offset());
            return isUnavailable
                    ? Either.left(new Unavailable.ServiceFailed("down"))
                    : Either.right(new Page<>(
                            all.length(),
                            page.offset(),
                            page.limit(),
                            all.drop((int) page.offset()).take(page.limit())));
        }

        @Override
        public Either<InterventionError, Subscription> get(WebhookId id) {
            throw new AssertionError("not needed");
        }

        @Override
        public Either<InterventionError, Subscription> create(SubscriptionSettings settings) {
            calls.add("create");
            all = all.appendAll(addedByOthersBeforeCreate);
            if (all.exists(each -> each.url().contains(settings.url().toString()))) {
                return Either.left(new Refused.InvalidRequest("url is taken"));
            }
            Subscription added = subscription("w" + all.length(), settings);
            all = all.append(added);
            return losesCreate
                    ? Either.left(new EffectUnknown(new Unavailable.ServiceFailed("lost")))
                    : Either.right(added);
        }

        @Override
        public Either<InterventionError, Subscription> update(WebhookId id, SubscriptionSettings settings) {
            calls.add("update " + id.value());
            Subscription changed = subscription(id.value(), settings);
            all = all.map(each -> each.id().equals(id) ? changed : each);
            return Either.right(changed);
        }

        @Override
        public Either<InterventionError, DeletedSubscription> delete(WebhookId id) {
            throw new AssertionError("not needed");
        }
    }

    private static Subscription subscription(String id, SubscriptionSettings settings) {
        return new Subscription(
                WebhookId.of(id),
                Option.some(settings.url().toString()),
                Option.some(settings.eventTypes()),
                Option.some(settings.active()),
                Option.none());
    }

    @Test
    @Tag("WEBHOOK-9")
    void a_webhook_that_is_not_there_is_created_once() {
        assertThat(account.ensure(SETTINGS).get().id()).isEqualTo(WebhookId.of("w0"));
        assertThat(account.ensure(SETTINGS).get().id()).isEqualTo(WebhookId.of("w0"));

        assertThat(account.calls).containsExactly("list 0", "create", "list 0");
    }

    @Test
    @Tag("WEBHOOK-9")
    void a_webhook_that_differs_is_updated() {
        account.ensure(SETTINGS.withActive(false));
        account.calls.clear();

        Subscription ensured = account.ensure(SETTINGS).get();

        assertThat(ensured.shows(SETTINGS)).isTrue();
        assertThat(account.calls).containsExactly("list 0", "update w0");
        assertThat(account.ensure(SubscriptionSettings.of(URL, CLOSED, "intervention.opened"))
                        .get()
                        .eventTypes()
                        .get())
                .hasSize(2);
        assertThat(account.all).hasSize(1);
    }

    @Test
    void a_secret_is_sent_each_time_since_nobody_can_see_whether_it_is_set() {
        WebhookSecret secret = WebhookSecret.of("s3cret");
        account.ensure(URL, HashSet.of(CLOSED), secret);
        account.ensure(URL, HashSet.of(CLOSED), secret);

        assertThat(account.calls).containsExactly("list 0", "create", "list 0", "update w0");
    }

    @Test
    @Tag("WEBHOOK-9")
    void after_a_create_of_unknown_effect_it_looks_again_and_creates_no_second_one() {
        account.losesCreate = true;

        assertThat(account.ensure(SETTINGS).get().id()).isEqualTo(WebhookId.of("w0"));
        assertThat(account.all).hasSize(1);
        assertThat(account.calls).containsExactly("list 0", "create", "list 0");
    }

    @Test
    @Tag("WEBHOOK-10")
    void a_webhook_that_another_process_has_created_meanwhile_is_brought_up_to_date() {
        account.addedByOthersBeforeCreate = Option.some(subscription("other", SETTINGS.withActive(false)));

        assertThat(account.ensure(SETTINGS).get().id()).isEqualTo(WebhookId.of("other"));
        assertThat(account.calls).containsExactly("list 0", "create", "list 0", "update other");
    }

    @Test
    void a_webhook_on_a_later_page_is_found() {
        for (int number = 0; number < 200; number++) {
            account.all = account.all.append(
                    subscription("n" + number, SubscriptionSettings.of(URI.create("https://x/" + number), CLOSED)));
        }
        account.all = account.all.append(subscription("last", SETTINGS));

        assertThat(account.ensure(SETTINGS).get().id()).isEqualTo(WebhookId.of("last"));
        assertThat(account.calls).containsExactly("list 0", "list 150");
    }

    @Test
    void nothing_is_created_if_it_cannot_look() {
        account.isUnavailable = true;

        assertThat(account.ensure(SETTINGS).getLeft()).isInstanceOf(Unavailable.class);
        assertThat(account.calls).containsExactly("list 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "é", " a", "a "})
    void a_secret_that_cannot_be_sent_is_refused_without_showing_it(String value) {
        assertThatThrownBy(() -> WebhookSecret.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSecret.of("a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("aaaa");
    }

    @Test
    @Tag("WEBHOOK-8")
    void no_text_shows_a_secret() {
        WebhookSecret secret = WebhookSecret.of("s3cret");
        SubscriptionSettings settings = SubscriptionSettings.of(
                        URI.create("https://user:s3cret@x.example:8443/path?token=s3cret"), CLOSED)
                .withSecret(secret)
                .withVerifyToken(secret);

        assertThat(secret).hasToString("[secret]");
        assertThat(settings.toString()).contains("x.example:8443", CLOSED).doesNotContain("s3cret");
        assertThat(secret.reveal()).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "/hook", "https:///hook", "mailto:a@b"})
    void a_url_that_nothing_can_be_posted_to_is_refused(String url) {
        assertThatThrownBy(() -> SubscriptionSettings.of(URI.create(url), CLOSED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubscriptionSettings.of(URL, HashSet.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubscriptionSettings.of(URL, " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
