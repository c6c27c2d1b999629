package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotSupported;
import dev.interventions.domain.Rule;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.port.Interventions;
import dev.interventions.port.reference.CachedReferenceData;
import dev.interventions.port.reference.CheckedInterventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Categories, custom fields and users, and checks against them, if the fixture declares {@link Ability#GIVES_REFERENCE_DATA}. */
public abstract class ReferenceDataContract extends Contract {

    private static final CategoryId ROOT = CategoryId.of("tck-root");
    private static final CategoryId LEAF = CategoryId.of("tck-leaf");
    private static final CategoryId OTHER = CategoryId.of("tck-other");
    private static final CategoryId UNKNOWN = CategoryId.of("tck-unknown");
    /** More than a page. */
    private static final int MANY = 160;

    /** For subclasses. */
    protected ReferenceDataContract() {}

    // ---- categories ----

    @Test
    @Tag("REFERENCE-1")
    final void gives_each_category_with_its_name_and_parent_and_whether_it_is_selectable() {
        withReferenceData(data -> {
            addCategories();
            Categories given = given(data.categories());

            assertThat(given.find(ROOT).flatMap(Category::name)).as("the name").isEqualTo(Option.some("Root"));
            assertThat(given.find(LEAF).flatMap(Category::parent))
                    .as("the parent")
                    .isEqualTo(Option.some(ROOT));
            assertThat(given.find(OTHER).flatMap(Category::parent))
                    .as("the parent of a root")
                    .isEqualTo(Option.none());
            assertThat(given.selectable().map(Category::id))
                    .as("the selectable categories")
                    .contains(LEAF, OTHER)
                    .doesNotContain(ROOT);
            assertThat(given.find(UNKNOWN)).as("an unknown category").isEmpty();
        });
    }

    @Test
    @Tag("REFERENCE-1")
    final void gives_all_categories_however_many_there_are() {
        withReferenceData(data -> {
            Seq<CategoryId> many = Stream.range(0, MANY)
                    .map(number -> CategoryId.of("tck-" + number))
                    .toVector();
            many.forEach(id -> backend().addCategory(Category.withId(id)));

            assertThat(given(data.categories()).all().map(Category::id))
                    .as("the categories")
                    .containsAll(many)
                    .doesNotHaveDuplicates();
        });
    }

    // ---- custom fields ----

    @Test
    @Tag("REFERENCE-2")
    final void gives_each_custom_field_with_its_type_and_its_restrictions() {
        withReferenceData(data -> {
            for (CustomFieldType type : CustomFieldType.values()) {
                backend()
                        .addCustomField(
                                CustomFieldDefinition.of("tck-" + type, type).withChoices("red", "blue"));
            }
            backend()
                    .addCustomField(CustomFieldDefinition.of("tck-several", CustomFieldType.INTEGER)
                            .asMultiple());
            backend()
                    .addCustomField(CustomFieldDefinition.of("tck-fixed", CustomFieldType.STRING)
                            .asReadOnly());
            CustomFieldDefinitions given = given(data.customFields());

            for (CustomFieldType type : CustomFieldType.values()) {
                CustomFieldDefinition definition = definition(given, "tck-" + type);
                assertThat(definition.type()).as("the type").isEqualTo(Option.some(type));
                assertThat(definition.multiple())
                        .as("%s has several values", type)
                        .isFalse();
                assertThat(definition.readOnly()).as("%s is read-only", type).isFalse();
                definition
                        .choices()
                        .forEach(choices -> assertThat(choices)
                                .as("the choices of %s", type)
                                .containsExactly("red", "blue"));
            }
            assertThat(definition(given, "tck-several").multiple())
                    .as("a field with several values has several")
                    .isTrue();
            assertThat(definition(given, "tck-fixed").readOnly())
                    .as("a read-only field is read-only")
                    .isTrue();
        });
    }

    private static CustomFieldDefinition definition(CustomFieldDefinitions all, String key) {
        assertThat(all.find(key)).as("the custom field %s", key).isNotEmpty();
        return all.find(key).get();
    }

    // ---- users and what they read ----

    @Test
    @Tag("REFERENCE-3")
    final void gives_each_user_once() {
        withReferenceData(data -> assertThat(given(data.users()).map(User::id))
                .as("the users")
                .contains(owner, colleague, editor)
                .doesNotHaveDuplicates());
    }

    @Test
    @Tag("REFERENCE-4")
    final void gives_the_sources_that_the_acting_user_reads() {
        withReferenceData(data -> {
            UserId reader = backend().agent(HashSet.empty(), HashSet.of(source, otherSource));
            Set<SourceId> before = given(backend().referenceData(reader).readableSources());
            backend().hide(otherSource, reader);

            assertThat(before).as("the sources").containsExactlyInAnyOrder(source, otherSource);
            assertThat(given(backend().referenceData(reader).readableSources()))
                    .as("the sources after one is no longer read")
                    .containsExactly(source);
            assertThat(given(data.readableSources()))
                    .as("those of another user")
                    .containsExactly(source);
        });
    }

    @Test
    @Tag("REFERENCE-5")
    final void a_view_gives_the_sources_that_the_impersonated_user_reads() {
        withReferenceData(data -> {
            UserId deputy = agent(Permission.IMPERSONATE_USER);
            UserId reader = backend().agent(HashSet.empty(), HashSet.of(otherSource));
            Either<InterventionError, Set<SourceId>> sources =
                    backend().referenceData(deputy).actingAs(reader).readableSources();

            if (can(Ability.IMPERSONATES)) {
                assertThat(given(sources)).as("the sources").containsExactly(otherSource);
            } else {
                assertThat(sources.swap().getOrNull()).as("the outcome").isInstanceOf(NotSupported.class);
            }
        });
    }

    // ---- checks ----

    @Test
    @Tag("CHECK-1")
    final void a_check_refuses_an_unknown_category() {
        refuses(Rule.CHECK_KNOWN_CATEGORY, (checked, one) -> checked.categorize(one.id(), LEAF, UNKNOWN));
    }

    @Test
    @Tag("CHECK-2")
    final void a_check_refuses_an_unselectable_category() {
        refuses(Rule.CHECK_SELECTABLE_CATEGORY, (checked, one) -> checked.categorize(one.id(), LEAF, ROOT));
    }

    @Test
    @Tag("CHECK-3")
    final void a_check_refuses_an_unknown_custom_field() {
        refuses(
                Rule.CHECK_KNOWN_FIELD,
                (checked, one) -> checked.updateCustomField(one.id(), "tck-unknown", CustomFieldValue.of("a")));
    }

    @Test
    @Tag("CHECK-4")
    final void a_check_refuses_a_read_only_custom_field() {
        refuses(
                Rule.CHECK_WRITABLE_FIELD,
                (checked, one) -> checked.updateCustomField(one.id(), "tck-fixed", CustomFieldValue.of("a")));
    }

    @Test
    @Tag("CHECK-5")
    final void a_check_refuses_a_value_of_another_type() {
        refuses(
                Rule.CHECK_FIELD_TYPE,
                (checked, one) -> checked.updateCustomField(one.id(), "tck-amount", CustomFieldValue.of("a")));
    }

    @Test
    @Tag("CHECK-6")
    final void a_check_refuses_a_value_outside_of_the_choices_if_these_are_known() {
        withReferenceData(data -> {
            addDefinitions();
            boolean known = definition(given(data.customFields()), "tck-colour")
                    .choices()
                    .isDefined();
            Function<Interventions, Either<InterventionError, Intervention>> write =
                    checked -> checked.updateCustomField(opened().id(), "tck-colour", CustomFieldValue.of("green"));

            if (known) {
                refuses(Rule.CHECK_FIELD_CHOICE, (checked, one) -> write.apply(checked));
            } else {
                given(write.apply(checked(data)));
            }
        });
    }

    @Test
    @Tag("CHECK-2")
    @Tag("CHECK-6")
    final void a_check_lets_valid_writes_through() {
        withReferenceData(data -> {
            addDefinitions();
            Intervention one = opened();

            given(checked(data).categorize(one.id(), LEAF, OTHER));
            given(checked(data).updateCustomField(one.id(), "tck-colour", CustomFieldValue.of("red")));

            assertThat(seen(one.id()).categories())
                    .as("the categories")
                    .isEqualTo(Option.some(HashSet.of(LEAF, OTHER)));
        });
    }

    private void refuses(
            Rule rule, BiFunction<Interventions, Intervention, Either<InterventionError, Intervention>> write) {
        withReferenceData(data -> {
            addDefinitions();
            Intervention one = opened();
            Either<InterventionError, Intervention> outcome = write.apply(checked(data), one);

            assertThat(outcome.swap().getOrNull())
                    .as("the outcome")
                    .isInstanceOfSatisfying(
                            NotAllowed.class,
                            refusal -> assertThat(refusal.broken()).containsExactly(rule));
            InterventionEquivalence.agree("the intervention after the refusal", one, seen(one.id()));
        });
    }

    private Interventions checked(ReferenceData data) {
        return CheckedInterventions.of(as(owner), CachedReferenceData.of(data, Duration.ofHours(1)));
    }

    private void addCategories() {
        backend().addCategory(Category.withId(ROOT).withName("Root").asUnselectable());
        backend().addCategory(Category.withId(LEAF).withName("Leaf").withParent(ROOT));
        backend().addCategory(Category.withId(OTHER).withName("Other"));
    }

    private void addDefinitions() {
        addCategories();
        backend().addCustomField(CustomFieldDefinition.of("tck-amount", CustomFieldType.INTEGER));
        backend()
                .addCustomField(CustomFieldDefinition.of("tck-fixed", CustomFieldType.STRING)
                        .asReadOnly());
        backend()
                .addCustomField(CustomFieldDefinition.of("tck-colour", CustomFieldType.SINGLE_CHOICE)
                        .withChoices("red", "blue"));
    }

    /** Runs the test with the owner's reference data. Without {@code GIVES_REFERENCE_DATA}, {@code referenceData} has to throw. */
    private void withReferenceData(Consumer<ReferenceData> test) {
        if (!can(Ability.GIVES_REFERENCE_DATA)) {
            throwsWithout(Ability.GIVES_REFERENCE_DATA, () -> backend().referenceData(owner));
            return;
        }
        test.accept(backend().referenceData(owner));
    }
}
