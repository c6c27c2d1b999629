package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class InterventionQueryTest {

    private static final IdentityId ANOTHER = IdentityId.of("another");

    private final InterventionQuery full = new InterventionQuery(
            Option.some(Given.THREAD),
            Option.some(Given.OWNER),
            Option.some(Given.GROUP),
            HashSet.of(Given.CUSTOMER),
            Option.some(StatusFilter.ACTIVE),
            Sort.UPDATED_AT);

    @Test
    void a_query_for_all_has_no_filter_and_sorts_the_newest_first() {
        assertThat(InterventionQuery.all())
                .isEqualTo(new InterventionQuery(
                        Option.none(), Option.none(), Option.none(), HashSet.empty(), Option.none(), Sort.CREATED_AT));
    }

    @Test
    void filters_are_added_one_by_one() {
        assertThat(InterventionQuery.all()
                        .inThread(Given.THREAD)
                        .ownedBy(Given.OWNER)
                        .ofGroup(Given.GROUP)
                        .ofIdentities(Given.CUSTOMER)
                        .withStatus(StatusFilter.ACTIVE)
                        .sortedBy(Sort.UPDATED_AT))
                .isEqualTo(full);
    }

    @Test
    void a_filter_replaces_an_earlier_one_of_its_kind_and_keeps_the_others() {
        ThreadId thread = ThreadId.of("t");
        UserId user = UserId.of("u");
        IdentityGroupId group = IdentityGroupId.of("g");

        assertThat(full.inThread(thread)).isEqualTo(query(thread, Given.OWNER, Given.GROUP, Given.CUSTOMER));
        assertThat(full.ownedBy(user)).isEqualTo(query(Given.THREAD, user, Given.GROUP, Given.CUSTOMER));
        assertThat(full.ofGroup(group)).isEqualTo(query(Given.THREAD, Given.OWNER, group, Given.CUSTOMER));
        assertThat(full.ofIdentities(ANOTHER)).isEqualTo(query(Given.THREAD, Given.OWNER, Given.GROUP, ANOTHER));
        assertThat(full.withStatus(StatusFilter.CLOSED))
                .isEqualTo(new InterventionQuery(
                        full.thread(),
                        full.owner(),
                        full.identityGroup(),
                        full.identities(),
                        Option.some(StatusFilter.CLOSED),
                        full.sort()));
        assertThat(full.sortedBy(Sort.CREATED_AT))
                .isEqualTo(new InterventionQuery(
                        full.thread(),
                        full.owner(),
                        full.identityGroup(),
                        full.identities(),
                        full.status(),
                        Sort.CREATED_AT));
    }

    @Test
    void several_identities_are_kept_without_duplicates() {
        Set<IdentityId> both = HashSet.of(Given.CUSTOMER, ANOTHER);

        assertThat(InterventionQuery.all().ofIdentities(Given.CUSTOMER, ANOTHER).identities())
                .isEqualTo(both);
        assertThat(InterventionQuery.all()
                        .ofIdentities(ANOTHER, Given.CUSTOMER, ANOTHER)
                        .identities())
                .isEqualTo(both);
    }

    private static InterventionQuery query(ThreadId thread, UserId owner, IdentityGroupId group, IdentityId identity) {
        return new InterventionQuery(
                Option.some(thread),
                Option.some(owner),
                Option.some(group),
                HashSet.of(identity),
                Option.some(StatusFilter.ACTIVE),
                Sort.UPDATED_AT);
    }
}
