package dev.interventions.port.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckedInterventionsTest {

    private static final InterventionId ID = InterventionId.of("some");
    private static final CategoryId ROOT = CategoryId.of("root");
    private static final CategoryId LEAF = CategoryId.of("leaf");
    private static final CategoryId GONE = CategoryId.of("gone");
    private static final CustomFieldValue FIVE = CustomFieldValue.of(5);
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

    private final Account account = new Account();
    private final SentWrites sent = new SentWrites();
    private Instant now = NOON;
    private final Interventions interventions = CheckedInterventions.of(
            sent.interventions(), CachedReferenceData.of(account, Duration.ofMinutes(5), () -> now));

    // ---- refusals ----

    @Test
    @Tag("CHECK-1")
    void an_unknown_category_is_refused_before_anything_is_sent() {
        assertRefused(interventions.categorize(ID, GONE), Rule.CHECK_KNOWN_CATEGORY);
    }

    @Test
    @Tag("CHECK-2")
    void an_unselectable_category_is_refused_before_anything_is_sent() {
        assertRefused(interventions.categorize(ID, ROOT, LEAF), Rule.CHECK_SELECTABLE_CATEGORY);
    }

    @Test
    @Tag("CHECK-3")
    void an_unknown_custom_field_is_refused_before_anything_is_sent() {
        assertRefused(interventions.updateCustomField(ID, "weight", FIVE), Rule.CHECK_KNOWN_FIELD);
    }

    @Test
    @Tag("CHECK-4")
    void a_read_only_custom_field_is_refused_before_anything_is_sent() {
        assertRefused(interventions.updateCustomField(ID, "fixed", FIVE), Rule.CHECK_WRITABLE_FIELD);
    }

    @Test
    @Tag("CHECK-5")
    void a_value_of_another_type_is_refused_before_anything_is_sent() {
        assertRefused(
                interventions.updateCustomField(ID, "amount", CustomFieldValue.of("five")), Rule.CHECK_FIELD_TYPE);
    }

    @Test
    @Tag("CHECK-6")
    void a_value_outside_of_the_choices_is_refused_before_anything_is_sent() {
        assertRefused(
                interventions.updateCustomField(ID, "colour", CustomFieldValue.of("green")), Rule.CHECK_FIELD_CHOICE);
    }

    @Test
    void all_broken_rules_are_stated_together() {
        assertRefused(
                interventions.categorize(ID, GONE, ROOT), Rule.CHECK_KNOWN_CATEGORY, Rule.CHECK_SELECTABLE_CATEGORY);
    }

    @Test
    void a_refusal_says_what_is_wrong_and_how_old_the_definitions_are() {
        assertThat(interventions.categorize(ID, ROOT).getLeft().message())
                .isEqualTo("category root is unselectable, and an unselectable category can't be set (CHECK-2);"
                        + " refused before sending, by the categories of the account that were read at"
                        + " 2024-02-29T12:00:00Z, 0 ms ago");
    }

    // ---- writes that are sent ----

    @Test
    void valid_writes_are_sent() {
        assertThat(interventions.categorize(ID, LEAF).isRight()).isTrue();
        assertThat(interventions.updateCustomField(ID, "amount", FIVE).isRight())
                .isTrue();
        assertThat(sent.writes).containsExactly("categorize", "updateCustomFields");
    }

    @Test
    void clearing_categories_reads_no_definitions() {
        interventions.categorize(ID, HashSet.empty());
        interventions.updateCustomFields(ID, HashMap.empty());

        assertThat(sent.writes).containsExactly("categorize", "updateCustomFields");
        assertThat(account.reads).isZero();
    }

    @Test
    void categories_that_an_intervention_already_has_are_not_checked() {
        sent.categories = HashSet.of(GONE, LEAF);

        assertThat(interventions.addCategories(ID, HashSet.of(LEAF)).isRight()).isTrue();
        assertThat(interventions.removeCategories(ID, HashSet.of(LEAF)).isRight())
                .isTrue();
        assertThat(sent.writes).containsExactly("addCategories", "removeCategories");
        assertRefused(interventions.addCategories(ID, HashSet.of(ROOT)), Rule.CHECK_SELECTABLE_CATEGORY);
    }

    @Test
    void a_view_is_checked_too() {
        assertRefused(interventions.actingAs(UserId.of("other")).categorize(ID, GONE), Rule.CHECK_KNOWN_CATEGORY);
    }

    @Test
    void null_arguments_throw_and_send_nothing() {
        assertThatNullPointerException().isThrownBy(() -> interventions.categorize(nothing(), HashSet.of(LEAF)));
        assertThatNullPointerException().isThrownBy(() -> interventions.updateCustomFields(ID, nothing()));
        assertThat(sent.writes).isEmpty();
    }

    // ---- the age of the definitions ----

    @Test
    void valid_writes_read_the_definitions_once_within_their_maximum_age() {
        interventions.categorize(ID, LEAF);
        interventions.categorize(ID, LEAF);

        assertThat(account.reads).isEqualTo(1);
    }

    @Test
    void old_definitions_refuse_nothing_that_newer_ones_allow() {
        interventions.categorize(ID, LEAF);
        account.categories = account.categories.append(Category.withId(GONE));

        assertThat(interventions.categorize(ID, GONE).isRight()).isTrue();
        assertThat(account.reads).isEqualTo(2);
    }

    @Test
    void a_refusal_reads_old_definitions_once_more() {
        interventions.categorize(ID, LEAF);
        now = NOON.plusSeconds(60);

        assertThat(interventions.categorize(ID, GONE).getLeft().message()).contains("2024-02-29T12:01:00Z, 0 ms ago");
        assertThat(account.reads).isEqualTo(2);
    }

    @Test
    void a_check_whose_definitions_cannot_be_read_lets_the_call_through() {
        account.failure = Option.some(NotAllowed.withoutReason("not for you"));

        assertThat(interventions.categorize(ID, GONE).isRight()).isTrue();
        assertThat(interventions.updateCustomField(ID, "weight", FIVE).isRight())
                .isTrue();
    }

    @Test
    void definitions_that_cannot_be_read_again_refuse_nothing() {
        interventions.categorize(ID, LEAF);
        account.failure = Option.some(new Unavailable.ServiceFailed("out of order"));

        assertThat(interventions.categorize(ID, GONE).isRight()).isTrue();
    }

    private void assertRefused(Either<InterventionError, Intervention> outcome, Rule... rules) {
        assertThat(outcome.getLeft()).isInstanceOfSatisfying(NotAllowed.class, refusal -> {
            assertThat(refusal.broken()).containsExactlyInAnyOrder(rules);
            assertThat(refusal.basis()).isEqualTo(Refused.Basis.STATED);
        });
        assertThat(sent.writes).doesNotContain("categorize", "updateCustomFields");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    /** The definitions of an account, which can be changed and can fail. */
    private static final class Account implements ReferenceData {

        private Seq<Category> categories = List.of(
                Category.withId(ROOT).asUnselectable(), Category.withId(LEAF).withParent(ROOT));
        private Option<InterventionError> failure = Option.none();
        private int reads;

        @Override
        public Either<InterventionError, Categories> categories() {
            return given(Categories.of(categories));
        }

        @Override
        public Either<InterventionError, CustomFieldDefinitions> customFields() {
            return given(CustomFieldDefinitions.of(List.of(
                    CustomFieldDefinition.of("amount", CustomFieldType.INTEGER),
                    CustomFieldDefinition.of("fixed", CustomFieldType.INTEGER).asReadOnly(),
                    CustomFieldDefinition.of("colour", CustomFieldType.SINGLE_CHOICE)
                            .withChoices("red", "blue"))));
        }

        private <T> Either<InterventionError, T> given(T list) {
            reads++;
            return failure.<Either<InterventionError, T>>map(Either::left).getOrElse(() -> Either.right(list));
        }

        @Override
        public Either<InterventionError, Seq<User>> users() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Set<SourceId>> readableSources() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReferenceData actingAs(UserId user) {
            throw new UnsupportedOperationException();
        }
    }

    /** Interventions that succeed and record which of their methods were called. */
    private static final class SentWrites implements InvocationHandler {

        private final java.util.List<String> writes = new ArrayList<>();
        private Set<CategoryId> categories = HashSet.empty();

        Interventions interventions() {
            return (Interventions) Proxy.newProxyInstance(
                    Interventions.class.getClassLoader(), new Class<?>[] {Interventions.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            if (method.getName().equals("actingAs")) {
                return proxy;
            }
            writes.add(method.getName());
            return Either.right(Intervention.withId(ID).withCategories(Option.some(categories)));
        }
    }
}
