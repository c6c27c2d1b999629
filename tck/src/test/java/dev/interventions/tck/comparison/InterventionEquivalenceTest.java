package dev.interventions.tck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InterventionEquivalenceTest {

    private static final Intervention ONE = Intervention.withId(InterventionId.of("one"));
    private static final Intervention OTHER = Intervention.withId(InterventionId.of("other"));
    private static final ContentId REPLY = ContentId.of("reply");

    @Test
    void the_status_text_may_be_anything() {
        agree(ONE, ONE.withLifecycle(Lifecycle.UNKNOWN.withStatusText(Option.some("Offen"))));
    }

    @Test
    void closed_may_be_left_out_where_the_date_of_closing_says_the_same() {
        agree(closed(Option.none(), Option.some(Instant.EPOCH)), closed(Option.some(true), Option.some(Instant.EPOCH)));
        agree(closed(Option.none(), Option.none()), closed(Option.some(false), Option.none()));
        disagree(
                closed(Option.none(), Option.some(Instant.EPOCH)),
                closed(Option.some(false), Option.some(Instant.EPOCH)),
                "lifecycle.closed: expected true, seen false");
        disagree(
                closed(Option.some(true), Option.none()),
                closed(Option.none(), Option.none()),
                "lifecycle.closed: expected true, seen false");
        disagree(
                closed(Option.some(true), Option.some(Instant.EPOCH)),
                closed(Option.some(true), Option.none()),
                "lifecycle.closedAt: expected 1970-01-01T00:00:00Z, seen nothing");
    }

    private static Intervention closed(Option<Boolean> closed, Option<Instant> at) {
        return ONE.withLifecycle(new Lifecycle(closed, Option.none(), Option.none(), at, Option.none(), Option.none()));
    }

    @Test
    void the_group_of_the_customer_may_be_left_out() {
        agree(ONE, ONE.withOrigin(Origin.UNKNOWN.withIdentityGroup(Option.some(IdentityGroupId.of("group")))));
    }

    @Test
    void times_in_business_hours_may_be_anything_and_all_others_may_not() {
        agree(replied(ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN), replied(ReplyTimes.UNKNOWN, atOnce()));
        disagree(
                replied(ReplyTimes.UNKNOWN, atOnce()),
                replied(atOnce(), atOnce()),
                "replies.times.first: expected nothing, seen PT0S");
    }

    @Test
    void left_out_numbers_of_replies_and_turns_are_zero_where_no_reply_is_shown() {
        agree(ONE, ONE.withReplies(Replies.NONE));
        disagree(replied(Option.none()), replied(Option.some(0L)), """
                replies.count: expected nothing, seen 0
                  replies.averagedOver: expected nothing, seen 0""");
    }

    @Test
    void left_out_categories_and_custom_fields_are_the_same_as_none() {
        agree(ONE, ONE.withCategories(Option.some(HashSet.empty())));
        agree(ONE, ONE.withCustomFields(Option.some(HashMap.empty())));
    }

    @Test
    void the_order_of_categories_and_custom_fields_has_no_meaning() {
        CategoryId a = CategoryId.of("a");
        CategoryId b = CategoryId.of("b");
        CustomFieldValue x = CustomFieldValue.of("x");

        agree(
                ONE.withCategories(Option.some(LinkedHashSet.of(a, b))),
                ONE.withCategories(Option.some(LinkedHashSet.of(b, a))));
        agree(withFields(LinkedHashMap.of("a", x, "b", x)), withFields(LinkedHashMap.of("b", x, "a", x)));
    }

    @Test
    void numbers_and_booleans_are_the_same_as_their_texts_but_a_list_is_not() {
        agree(withField(CustomFieldValue.of(12)), withField(CustomFieldValue.of("12")));
        agree(withField(CustomFieldValue.of(true)), withField(CustomFieldValue.of("true")));
        disagree(withField(CustomFieldValue.of(List.of("12"))), withField(CustomFieldValue.of("12")), "customFields: ");
        disagree(
                withField(CustomFieldValue.of(List.of("a", "b"))),
                withField(CustomFieldValue.of(List.of("b", "a"))),
                "customFields: ");
    }

    @Test
    void everything_else_has_to_be_the_same_and_is_named_by_its_field() {
        disagree(ONE, OTHER, "id: expected InterventionId[one], seen InterventionId[other]");
        disagree(
                ONE,
                ONE.withOwner(Option.some(UserId.of("ann"))).withLifecycle(Lifecycle.openedAt(Instant.EPOCH)),
                """
                owner: expected nothing, seen UserId[ann]
                  lifecycle.createdAt: expected nothing, seen 1970-01-01T00:00:00Z
                  lifecycle.updatedAt: expected nothing, seen 1970-01-01T00:00:00Z""");
    }

    @Test
    void of_several_the_missing_the_surplus_and_the_differing_ones_are_named() {
        Intervention third = Intervention.withId(InterventionId.of("third"));
        Intervention owned = third.withOwner(Option.some(UserId.of("ann")));

        assertThatThrownBy(() -> InterventionEquivalence.agree("what is there", byId(ONE, third), byId(OTHER, owned)))
                .hasMessage("""
                    what is there:
                      missing: intervention one, active, without owner
                      unexpected: intervention other, active, without owner
                      intervention third: owner: expected nothing, seen UserId[ann]""");
    }

    private static Map<InterventionId, Intervention> byId(Intervention... all) {
        return List.of(all).toLinkedMap(Intervention::id, one -> one);
    }

    private static ReplyTimes atOnce() {
        return new ReplyTimes(Option.some(Duration.ZERO), Option.some(Duration.ZERO), Option.some(Duration.ZERO));
    }

    private static Intervention replied(ReplyTimes times, ReplyTimes inBusinessHours) {
        return ONE.withReplies(
                new Replies(Option.some(1L), Option.some(REPLY), times, inBusinessHours, Option.some(1L)));
    }

    private static Intervention replied(Option<Long> number) {
        return ONE.withReplies(new Replies(number, Option.some(REPLY), ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, number));
    }

    private static Intervention withField(CustomFieldValue value) {
        return withFields(HashMap.of("order", value));
    }

    private static Intervention withFields(Map<String, CustomFieldValue> fields) {
        return ONE.withCustomFields(Option.some(fields));
    }

    private static void agree(Intervention one, Intervention other) {
        assertThatCode(() -> {
                    InterventionEquivalence.agree("both", one, other);
                    InterventionEquivalence.agree("both", other, one);
                })
                .doesNotThrowAnyException();
        assertThat(outcome(one).unlike(outcome(other), true))
                .as("in a generated sequence")
                .isEmpty();
    }

    private static void disagree(Intervention one, Intervention other, String differences) {
        assertThatThrownBy(() -> InterventionEquivalence.agree("both", one, other))
                .hasMessageStartingWith("both:\n  " + differences);
        assertThat(outcome(one).unlike(outcome(other), true))
                .as("in a generated sequence")
                .isNotEmpty();
    }

    private static Outcome outcome(Intervention result) {
        return Outcome.of(Either.right(result));
    }
}
