package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void a_user_has_no_permissions_and_reads_nothing_by_default() {
        Actor user = Actor.of(Given.OWNER);

        assertThat(user).isEqualTo(new Actor(Given.OWNER, HashSet.empty(), HashSet.empty()));
        assertThat(user.may(Permission.UPDATE_INTERVENTION)).isFalse();
        assertThat(user.reads(Given.INBOX)).isFalse();
    }

    @Test
    void permissions_and_sources_are_added_to_the_existing_ones() {
        Actor user = Actor.of(Given.OWNER)
                .withPermissions(Permission.UPDATE_INTERVENTION)
                .reading(Given.INBOX)
                .withPermissions(Permission.ASSIGN_INTERVENTION, Permission.IMPERSONATE_USER)
                .reading(Given.FORUM, SourceId.of("mail"));

        assertThat(user)
                .isEqualTo(new Actor(
                        Given.OWNER,
                        HashSet.of(
                                Permission.UPDATE_INTERVENTION,
                                Permission.ASSIGN_INTERVENTION,
                                Permission.IMPERSONATE_USER),
                        HashSet.of(Given.INBOX, Given.FORUM, SourceId.of("mail"))));
        assertThat(user.may(Permission.IMPERSONATE_USER)).isTrue();
        assertThat(user.may(Permission.UPDATE_OWN_INTERVENTION)).isFalse();
        assertThat(user.reads(Given.FORUM)).isTrue();
        assertThat(user.reads(SourceId.of("fax"))).isFalse();
    }

    @Test
    @Tag("IMPERSONATE-2")
    void acting_as_another_user_without_the_permission_is_an_invalid_request() {
        Actor everythingElse = Given.owner()
                .withPermissions(
                        Permission.UPDATE_INTERVENTION,
                        Permission.UPDATE_OWN_INTERVENTION,
                        Permission.ASSIGN_INTERVENTION);

        assertThat(acting(everythingElse, Given.colleague()))
                .isEqualTo(Either.left(new Refused.InvalidRequest("user " + Given.OWNER.value() + " can't act as "
                        + Given.COLLEAGUE.value() + " without the permission impersonate_user")));
    }

    @Test
    void acting_as_another_user_with_the_permission_gives_only_the_other_users_permissions_and_sources() {
        Actor other = Actor.of(Given.COLLEAGUE).reading(Given.FORUM);

        assertThat(acting(Given.owner().withPermissions(Permission.IMPERSONATE_USER), other))
                .isEqualTo(Either.right(other));
    }

    @Test
    @Tag("IMPERSONATE-4")
    void acting_as_oneself_is_always_allowed() {
        assertThat(acting(Given.owner(), Given.owner())).isEqualTo(Either.right(Given.owner()));
    }

    @Test
    @Tag("IMPERSONATE-3")
    void acting_as_a_user_who_does_not_exist_is_an_invalid_request() {
        assertThat(Actor.acting(Given.OWNER, Option.some(Given.COLLEAGUE), HashMap.of(Given.OWNER, Given.owner())::get)
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    void a_caller_without_impersonation_is_the_acting_user() {
        assertThat(Actor.acting(Given.OWNER, Option.none(), HashMap.of(Given.OWNER, Given.owner())::get))
                .isEqualTo(Either.right(Given.owner()));
    }

    @Test
    void a_caller_who_does_not_exist_is_not_authenticated() {
        assertThat(Actor.acting(Given.OWNER, Option.some(Given.COLLEAGUE), user -> Option.none())
                        .getLeft())
                .isInstanceOf(Refused.NotAuthenticated.class);
    }

    private static Either<Refused, Actor> acting(Actor caller, Actor other) {
        return Actor.acting(
                caller.id(),
                Option.some(other.id()),
                HashMap.of(other.id(), other).put(caller.id(), caller)::get);
    }
}
