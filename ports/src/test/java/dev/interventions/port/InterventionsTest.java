package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class InterventionsTest {

    private static final InterventionId ID = InterventionId.of("case");
    private static final CategoryId BILLING = CategoryId.of("billing");
    private static final CategoryId URGENT = CategoryId.of("urgent");
    private static final CustomFieldValue BLUE = CustomFieldValue.of("blue");

    @Test
    void several_categories_can_be_given_as_arguments() {
        Repeating interventions = new Repeating();

        assertThat(interventions.categorize(ID, BILLING, URGENT, BILLING).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(URGENT, BILLING))));
        assertThat(interventions.categorize(ID, BILLING).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(BILLING))));
        assertThat(interventions.categorize(ID, BILLING).map(Intervention::id)).isEqualTo(Either.right(ID));
    }

    @Test
    void one_custom_field_can_be_given_as_arguments() {
        Intervention updated =
                new Repeating().updateCustomField(ID, "colour", BLUE).get();

        assertThat(updated.id()).isEqualTo(ID);
        assertThat(updated.customFields()).isEqualTo(Option.some(HashMap.of("colour", BLUE)));
    }

    @Test
    void all_operations_but_get_and_those_that_list_are_writes() {
        EnumSet<Operation> writes = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (operation.isWrite()) {
                writes.add(operation);
            }
        }

        assertThat(writes)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        Operation.GET,
                        Operation.LIST,
                        Operation.GET_COMMENT,
                        Operation.LIST_COMMENTS,
                        Operation.GET_WEBHOOK,
                        Operation.LIST_WEBHOOKS,
                        Operation.LIST_CATEGORIES,
                        Operation.LIST_CUSTOM_FIELDS,
                        Operation.LIST_USERS,
                        Operation.LIST_SOURCES,
                        Operation.LIST_EVENTS)));
    }

    // ---- categories by reading and replacing ----

    @Test
    void adding_categories_keeps_those_that_the_intervention_has() {
        Repeating interventions = new Repeating().showing(Option.some(HashSet.of(BILLING)));

        assertThat(interventions.addCategories(ID, HashSet.of(URGENT)).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(BILLING, URGENT))));
    }

    @Test
    void adding_categories_to_an_intervention_that_shows_none_sets_them() {
        Repeating interventions = new Repeating().showing(Option.none());

        assertThat(interventions.addCategories(ID, HashSet.of(URGENT)).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(URGENT))));
    }

    @Test
    void removing_categories_keeps_the_others() {
        Repeating interventions = new Repeating().showing(Option.some(HashSet.of(BILLING, URGENT)));

        assertThat(interventions.removeCategories(ID, HashSet.of(BILLING)).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(URGENT))));
    }

    @Test
    void removing_the_last_category_clears_them() {
        Repeating interventions = new Repeating().showing(Option.some(HashSet.of(URGENT)));

        assertThat(interventions.removeCategories(ID, HashSet.of(URGENT)).map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.empty())));
    }

    @Test
    void no_write_is_sent_if_it_would_change_no_category() {
        Repeating interventions = new Repeating().showing(Option.some(HashSet.of(BILLING)));
        Intervention read = interventions.get(ID).get();

        assertThat(interventions.addCategories(ID, HashSet.of(BILLING))).isEqualTo(Either.right(read));
        assertThat(interventions.removeCategories(ID, HashSet.of(URGENT))).isEqualTo(Either.right(read));
        assertThat(new Repeating().showing(Option.none()).removeCategories(ID, HashSet.of(URGENT)))
                .isEqualTo(Either.right(Intervention.withId(ID)));
        assertThat(interventions.writes).isZero();
    }

    @Test
    void an_intervention_that_cannot_be_read_is_not_categorized() {
        InterventionError gone = new Refused.NotFound("gone");
        Repeating interventions = new Repeating().reading(Either.left(gone));

        assertThat(interventions.addCategories(ID, HashSet.of(BILLING))).isEqualTo(Either.left(gone));
        assertThat(interventions.removeCategories(ID, HashSet.of(BILLING))).isEqualTo(Either.left(gone));
        assertThat(interventions.writes).isZero();
    }

    /** Interventions whose writes return their arguments as the new state. */
    private static final class Repeating implements Interventions {

        private Either<InterventionError, Intervention> read = Either.right(Intervention.withId(ID));
        private int writes;

        Repeating reading(Either<InterventionError, Intervention> newRead) {
            read = newRead;
            return this;
        }

        Repeating showing(Option<Set<CategoryId>> categories) {
            return reading(Either.right(Intervention.withId(ID).withCategories(categories)));
        }

        @Override
        public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
            writes++;
            return Either.right(Intervention.withId(id).withCategories(Option.some(categories)));
        }

        @Override
        public Either<InterventionError, Intervention> updateCustomFields(
                InterventionId id, Map<String, CustomFieldValue> values) {
            return Either.right(Intervention.withId(id).withCustomFields(Option.some(values)));
        }

        @Override
        public Either<InterventionError, Intervention> create(ContentId content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Intervention> get(InterventionId id) {
            return read;
        }

        @Override
        public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Intervention> close(InterventionId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Cancelled> cancel(InterventionId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Interventions actingAs(UserId user) {
            throw new UnsupportedOperationException();
        }
    }
}
