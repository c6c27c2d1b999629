package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SubscribingTest {

    private static final Actor ANNA = Actor.of(UserId.of("anna"));
    private static final Actor BEN = Actor.of(UserId.of("ben"));
    private static final Actor MANAGER =
            Actor.of(UserId.of("manager")).withPermissions(Permission.MANAGE_API_ACCESS_TOKENS);

    private static final Hook ANNAS = hook("1", ANNA, "/anna");
    private static final Hook BENS = hook("2", BEN, "/ben");
    private static final Hook NOBODYS = new Hook(WebhookId.of("3"), Option.none(), url("/nobody"), true, false);
    private static final Seq<Hook> ALL = List.of(ANNAS, BENS, NOBODYS);

    private record Hook(WebhookId id, Option<UserId> owner, URI url, boolean active, boolean stagingUse)
            implements RegisteredWebhook {

        Hook at(String path) {
            return new Hook(id, owner, SubscribingTest.url(path), active, stagingUse);
        }

        Hook inactive() {
            return new Hook(id, owner, url, false, stagingUse);
        }

        Hook forStaging() {
            return new Hook(id, owner, url, active, true);
        }
    }

    private static Hook hook(String id, Actor owner, String path) {
        return new Hook(WebhookId.of(id), Option.some(owner.id()), url(path), true, false);
    }

    private static URI url(String path) {
        return URI.create("https://shop.example" + path);
    }

    private static Either<Refused, Hook> moved(Hook hook, String path, Actor actor) {
        return Subscribing.update(hook.id(), found -> Either.right(found.at(path)), ALL, actor);
    }

    @Test
    @Tag("WEBHOOK-1")
    void a_user_sees_their_own_webhooks_and_those_of_nobody() {
        assertThat(Subscribing.listed(ALL, ANNA)).containsExactly(ANNAS, NOBODYS);
        assertThat(Subscribing.find(ANNAS.id(), ALL, ANNA)).isEqualTo(Either.right(ANNAS));
        assertThat(Subscribing.find(BENS.id(), ALL, ANNA).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(moved(BENS, "/mine", ANNA).getLeft()).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("WEBHOOK-1")
    void a_user_with_manage_api_access_tokens_sees_all() {
        assertThat(Subscribing.listed(ALL, MANAGER)).isEqualTo(ALL);
        assertThat(Subscribing.find(BENS.id(), ALL, MANAGER)).isEqualTo(Either.right(BENS));
        assertThat(moved(BENS, "/new", MANAGER)).isEqualTo(Either.right(BENS.at("/new")));
    }

    @Test
    @Tag("WEBHOOK-2")
    void active_ones_come_first_and_those_for_staging_before_others() {
        Seq<Hook> all = List.of(
                hook("1", ANNA, "/1").inactive(),
                hook("2", ANNA, "/2"),
                hook("3", ANNA, "/3").forStaging(),
                hook("4", ANNA, "/4").inactive().forStaging(),
                hook("5", ANNA, "/5"),
                hook("6", ANNA, "/6").inactive());

        assertThat(Subscribing.listed(all, ANNA).map(hook -> hook.id().value()))
                .containsExactly("3", "2", "5", "4", "1", "6");
    }

    @Test
    @Tag("WEBHOOK-3")
    void an_unknown_webhook_is_not_found() {
        WebhookId unknown = WebhookId.of("9");

        assertThat(Subscribing.find(unknown, ALL, MANAGER).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(Subscribing.update(unknown, Either::right, ALL, MANAGER).getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("WEBHOOK-5")
    void a_user_registers_a_url_once() {
        Hook again = hook("4", ANNA, "/anna");

        assertThat(Subscribing.create(again, ALL).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
        assertThat(Subscribing.create(again.at("/other"), ALL)).isEqualTo(Either.right(again.at("/other")));
        assertThat(Subscribing.create(hook("4", BEN, "/anna"), ALL).isRight()).isTrue();
    }

    @Test
    @Tag("WEBHOOK-5")
    void an_update_to_a_url_that_the_owner_has_registered_is_refused() {
        Seq<Hook> all = ALL.append(hook("4", ANNA, "/other"));

        for (Actor actor : List.of(ANNA, MANAGER)) {
            assertThat(Subscribing.update(ANNAS.id(), found -> Either.right(found.at("/other")), all, actor)
                            .getLeft())
                    .isInstanceOf(Refused.InvalidRequest.class);
        }
        assertThat(moved(ANNAS, "/anna", ANNA)).isEqualTo(Either.right(ANNAS));
        assertThat(moved(ANNAS, "/ben", ANNA)).isEqualTo(Either.right(ANNAS.at("/ben")));
    }

    @Test
    @Tag("WEBHOOK-5")
    void reasons_to_refuse_an_update_have_an_order() {
        Refused ofTheChange = new Refused.InvalidRequest("the change");

        assertThat(Subscribing.update(BENS.id(), found -> Either.left(ofTheChange), ALL, ANNA)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
        assertThat(Subscribing.update(ANNAS.id(), found -> Either.left(ofTheChange), ALL, ANNA)
                        .getLeft())
                .isSameAs(ofTheChange);
    }
}
