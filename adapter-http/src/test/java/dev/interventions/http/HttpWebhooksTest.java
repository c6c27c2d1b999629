package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on webhooks over a scripted service. */
class HttpWebhooksTest {

    private static final WebhookId ID = WebhookId.of("5f0e3bb9a9f4c7001d0a1b2c");
    private static final URI URL = URI.create("https://shop.example/hook?key=u7l-s3cret");
    private static final SubscriptionSettings SETTINGS =
            SubscriptionSettings.of(URL, "intervention.opened", "intervention.closed");
    private static final SubscriptionSettings SECRET_SETTINGS =
            SETTINGS.withSecret(WebhookSecret.of("header-s3cret")).withVerifyToken(WebhookSecret.of("verify-s3cret"));

    /** As documented, with a field that is not. */
    private static final String RECORD = """
            {"id":"5f0e3bb9a9f4c7001d0a1b2c","active":true,"api_access_token":{"id":"1"},"new_field":[1],
             "registered_events":["intervention.closed","intervention.opened"],"staging_use":false,
             "url":"https://shop.example/hook?key=u7l-s3cret","verify_token":"verify-s3cret","webhook_status":"valid"}""";

    private static final Subscription SUBSCRIPTION = new Subscription(
            ID,
            Option.some(URL.toString()),
            Option.some(HashSet.of("intervention.closed", "intervention.opened")),
            Option.some(true),
            Option.some("valid"));

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    private static <T> Either<InterventionError, T> with(
            HttpSettings settings, Function<HttpWebhooks, Either<InterventionError, T>> use) {
        try (EngageClient client = EngageClient.connect(settings)) {
            return use.apply(client.webhooks());
        }
    }

    private <T> Either<InterventionError, T> once(Function<HttpWebhooks, Either<InterventionError, T>> use) {
        return with(service.settings(), use);
    }

    private <T> Either<InterventionError, T> lookingUp(Function<HttpWebhooks, Either<InterventionError, T>> use) {
        return with(service.persistentSettings().withBudget(CountingBudget.unlimited()), use);
    }

    private List<String> lines() {
        return service.requests().stream().map(ScriptedService.Request::line).toList();
    }

    private static String page(String records) {
        return "{\"count\":1,\"offset\":0,\"limit\":150,\"records\":[" + records + "]}";
    }

    // ---- requests and results ----

    @Test
    void a_page_is_listed() {
        service.replying(ScriptedResponse.json(page(RECORD)));

        assertThat(once(webhooks -> webhooks.list(PageRequest.of(0, 150))))
                .isEqualTo(Either.right(new Page<>(1, 0, 150, io.vavr.collection.List.of(SUBSCRIPTION))));
        assertThat(lines()).containsExactly("GET /1.0/webhooks?offset=0&limit=150 HTTP/1.1");
    }

    @Test
    void one_is_got_and_deleted() {
        service.replying(ScriptedResponse.json(RECORD));

        assertThat(once(webhooks -> webhooks.get(ID)).get()).isEqualTo(SUBSCRIPTION);
        assertThat(once(webhooks -> webhooks.delete(ID)))
                .isEqualTo(Either.right(new DeletedSubscription(ID, Option.some(SUBSCRIPTION))));
        assertThat(lines())
                .containsExactly(
                        "GET /1.0/webhooks/5f0e3bb9a9f4c7001d0a1b2c HTTP/1.1",
                        "DELETE /1.0/webhooks/5f0e3bb9a9f4c7001d0a1b2c HTTP/1.1");
    }

    @Test
    void secrets_are_sent_in_the_body_and_never_in_the_url() {
        service.replying(ScriptedResponse.json(RECORD));

        assertThat(once(webhooks -> webhooks.create(SECRET_SETTINGS.withName("ours")))
                        .get())
                .isEqualTo(SUBSCRIPTION);
        assertThat(once(webhooks -> webhooks.update(ID, SECRET_SETTINGS)).get()).isEqualTo(SUBSCRIPTION);

        assertThat(lines())
                .containsExactly("POST /1.0/webhooks HTTP/1.1", "PUT /1.0/webhooks/5f0e3bb9a9f4c7001d0a1b2c HTTP/1.1");
        assertThat(service.requests().get(0).body())
                .isEqualTo("url=https%3A%2F%2Fshop.example%2Fhook%3Fkey%3Du7l-s3cret"
                        + "&registered_events%5B%5D=intervention.closed&registered_events%5B%5D=intervention.opened"
                        + "&active=true&name=ours&verify_token=verify-s3cret&secret=header-s3cret");
        assertThat(service.requests().get(0).header("Content-Type"))
                .containsExactly("application/x-www-form-urlencoded");
    }

    // ---- refusals ----

    @Test
    void refusals_are_values() {
        assertThat(refusal(401)).isInstanceOf(Refused.NotAuthenticated.class);
        assertThat(refusal(403)).isInstanceOf(Refused.NotAllowed.class);
        assertThat(refusal(404)).isInstanceOf(Refused.NotFound.class);
        assertThat(refusal(422)).isInstanceOf(Refused.InvalidRequest.class);
        service.replying(ScriptedResponse.error(404, "nothing"));
        assertThat(once(webhooks -> webhooks.create(SETTINGS)).getLeft()).isInstanceOf(Refused.EndpointNotFound.class);
    }

    private InterventionError refusal(int status) {
        service.replying(ScriptedResponse.error(status, "verify-s3cret"));
        return once(webhooks -> webhooks.update(ID, SECRET_SETTINGS)).getLeft();
    }

    @ParameterizedTest
    @Tag("WEBHOOK-8")
    @ValueSource(ints = {200, 400, 422, 500})
    void no_error_shows_a_secret(int status) {
        service.replying(ScriptedResponse.json(
                status, "{\"error\":\"e\",\"message\":\"header-s3cret verify-s3cret u7l-s3cret\",\"status\":422}"));

        InterventionError error =
                once(webhooks -> webhooks.create(SECRET_SETTINGS)).getLeft();
        InterventionError ofRead = once(webhooks -> webhooks.get(ID)).getLeft();

        assertThat(error.message() + error + ofRead.message() + ofRead).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"id\":\"another\"}",
                "{\"id\":\"5f0e3bb9a9f4c7001d0a1b2c\",\"active\":\"yes\"}",
                "{\"id\":\"5f0e3bb9a9f4c7001d0a1b2c\",\"registered_events\":[1]}"
            })
    void a_malformed_response_is_unavailable_for_a_read_and_of_unknown_effect_for_a_write(String body) {
        service.replying(ScriptedResponse.json(body));

        assertThat(once(webhooks -> webhooks.get(ID)).getLeft()).isInstanceOf(Unavailable.MalformedResponse.class);
        assertThat(once(webhooks -> webhooks.update(ID, SETTINGS)).getLeft()).isInstanceOf(EffectUnknown.class);
    }

    @Test
    void a_response_that_does_not_show_what_was_requested_is_no_success() {
        service.replying(ScriptedResponse.json(RECORD.replace("\"active\":true", "\"active\":false")));

        assertThat(once(webhooks -> webhooks.update(ID, SETTINGS)).getLeft()).isInstanceOf(EffectUnknown.class);
    }

    // ---- lost responses ----

    @Test
    void a_lost_create_is_looked_for_and_never_sent_again() {
        losingWrites(ScriptedResponse.json(page(RECORD)));

        assertThat(lookingUp(webhooks -> webhooks.create(SETTINGS)).get()).isEqualTo(SUBSCRIPTION);
        assertThat(writes()).isEqualTo(1);
    }

    /** A webhook with this URL may have been there before, with another secret: the lost response was a refusal then. */
    @Test
    @Tag("WEBHOOK-9")
    void a_lost_create_with_a_secret_is_of_unknown_effect_even_if_a_webhook_is_listed() {
        losingWrites(ScriptedResponse.json(page(RECORD)));

        assertThat(lookingUp(webhooks -> webhooks.create(SECRET_SETTINGS)).getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    @Tag("WEBHOOK-9")
    void ensuring_after_a_lost_create_with_a_secret_sends_the_secret_once_more() {
        service.replyingBy(request -> {
            if (request.line().startsWith("POST")) {
                return ScriptedResponse.closing();
            }
            return ScriptedResponse.json(request.line().startsWith("PUT") ? RECORD : page(writes() == 0 ? "" : RECORD));
        });

        assertThat(once(webhooks -> webhooks.ensure(SECRET_SETTINGS)).get()).isEqualTo(SUBSCRIPTION);

        assertThat(lines().stream().filter(line -> !line.startsWith("GET")).map(line -> line.split(" ", 2)[0]))
                .containsExactly("POST", "PUT");
    }

    @Test
    void a_lost_create_that_is_not_found_is_of_unknown_effect() {
        losingWrites(ScriptedResponse.json(page("")));

        assertThat(lookingUp(webhooks -> webhooks.create(SETTINGS)).getLeft()).isInstanceOf(EffectUnknown.class);
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void a_lost_update_is_confirmed_by_what_is_shown_unless_it_has_a_secret() {
        losingWrites(ScriptedResponse.json(RECORD));

        assertThat(lookingUp(webhooks -> webhooks.update(ID, SETTINGS)).get()).isEqualTo(SUBSCRIPTION);
        assertThat(lookingUp(webhooks -> webhooks.update(ID, SECRET_SETTINGS)).getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    @Tag("WEBHOOK-7")
    void a_lost_delete_is_confirmed_by_not_being_found() {
        losingWrites(ScriptedResponse.error(404, "gone"));

        assertThat(lookingUp(webhooks -> webhooks.delete(ID)))
                .isEqualTo(Either.right(new DeletedSubscription(ID, Option.none())));
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    @Tag("WEBHOOK-9")
    void ensuring_after_a_lost_create_finds_it_and_creates_no_second_one() {
        service.replyingBy(request -> request.line().startsWith("POST")
                ? ScriptedResponse.closing()
                : ScriptedResponse.json(page(writes() == 0 ? "" : RECORD)));

        assertThat(once(webhooks -> webhooks.ensure(SETTINGS)).get()).isEqualTo(SUBSCRIPTION);
        assertThat(writes()).isEqualTo(1);
    }

    private void losingWrites(ScriptedResponse read) {
        service.replyingBy(request -> request.line().startsWith("GET") ? read : ScriptedResponse.closing());
    }

    private long writes() {
        return lines().stream().filter(line -> !line.startsWith("GET")).count();
    }
}
