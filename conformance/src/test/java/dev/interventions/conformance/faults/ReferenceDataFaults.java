package dev.interventions.conformance.faults;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable.ServiceFailed;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Faults of reference data. */
final class ReferenceDataFaults {

    private ReferenceDataFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault("REFERENCE-1", "gives only one page of the categories", categories(all -> all.take(150))),
                new Fault(
                        "REFERENCE-1",
                        "leaves out the parents",
                        categories(all -> all.map(one -> one.parent().isEmpty() ? one : Category.withId(one.id())))),
                new Fault(
                        "REFERENCE-1",
                        "leaves out the names",
                        categories(all -> all.map(one -> new Category(
                                one.id(),
                                Option.none(),
                                one.parent(),
                                one.mandatory(),
                                one.multiple(),
                                one.postQualification(),
                                one.unselectable(),
                                one.sources())))),
                new Fault(
                        "REFERENCE-1",
                        "gives roots only",
                        categories(all -> all.filter(one -> one.parent().isEmpty()))),
                new Fault(
                        "REFERENCE-2",
                        "calls every type a text",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(),
                                one.label(),
                                Option.some(CustomFieldType.TEXT),
                                one.choices(),
                                one.multiple(),
                                one.readOnly())))),
                new Fault(
                        "REFERENCE-2",
                        "gives no choices of a field that has some",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(),
                                one.label(),
                                one.type(),
                                Option.some(List.empty()),
                                one.multiple(),
                                one.readOnly())))),
                new Fault(
                        "REFERENCE-2",
                        "never says that a field has several values",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(), one.label(), one.type(), one.choices(), false, one.readOnly())))),
                new Fault("REFERENCE-3", "gives only one user", users(all -> all.take(1))),
                new Fault("REFERENCE-3", "gives users twice", users(all -> all.appendAll(all))),
                new Fault("REFERENCE-4", "gives no sources", sources(all -> HashSet.empty())),
                new Fault("REFERENCE-4", "gives a source that isn't read", sources(all -> all.add(SourceId.of("x")))),
                new Fault("REFERENCE-5", "ignores impersonation", changing(correct -> new FaultyReferenceData(correct) {
                    @Override
                    public ReferenceData actingAs(UserId user) {
                        return this;
                    }
                })),
                new Fault(
                        "CHECK-1",
                        "gives categories that don't exist",
                        categories(all -> all.append(Category.withId(CategoryId.of("tck-unknown"))))),
                new Fault(
                        "CHECK-2",
                        "calls every category selectable",
                        categories(all -> all.map(one -> new Category(
                                one.id(),
                                one.name(),
                                one.parent(),
                                one.mandatory(),
                                one.multiple(),
                                one.postQualification(),
                                false,
                                one.sources())))),
                new Fault("CHECK-2", "knows no category", categories(all -> List.empty())),
                new Fault("CHECK-3", "can't read custom fields", changing(correct -> new FaultyReferenceData(correct) {
                    @Override
                    public Either<InterventionError, CustomFieldDefinitions> customFields() {
                        return Either.left(new ServiceFailed("not today"));
                    }
                })),
                new Fault(
                        "CHECK-4",
                        "never says that a field is read-only",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(), one.label(), one.type(), one.choices(), one.multiple(), false)))),
                new Fault(
                        "CHECK-5",
                        "gives no types",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(),
                                one.label(),
                                Option.none(),
                                one.choices(),
                                one.multiple(),
                                one.readOnly())))),
                new Fault(
                        "CHECK-6",
                        "gives a choice that a field hasn't",
                        customFields(all -> all.map(one -> one.withChoices("red", "green")))),
                new Fault(
                        "CHECK-6",
                        "gives no choices of a field that has some",
                        customFields(all -> all.map(one -> new CustomFieldDefinition(
                                one.key(),
                                one.label(),
                                one.type(),
                                Option.some(List.empty()),
                                one.multiple(),
                                one.readOnly())))));
    }

    private static FaultyBehavior changing(UnaryOperator<ReferenceData> change) {
        return new FaultyBehavior() {
            @Override
            public ReferenceData referenceData(ReferenceData correct) {
                return change.apply(correct);
            }
        };
    }

    private static FaultyBehavior categories(UnaryOperator<Seq<Category>> other) {
        return changing(correct -> new FaultyReferenceData(correct) {
            @Override
            public Either<InterventionError, Categories> categories() {
                return correct.categories().map(all -> Categories.of(other.apply(all.all())));
            }
        });
    }

    private static FaultyBehavior customFields(UnaryOperator<Seq<CustomFieldDefinition>> other) {
        return changing(correct -> new FaultyReferenceData(correct) {
            @Override
            public Either<InterventionError, CustomFieldDefinitions> customFields() {
                return correct.customFields().map(all -> CustomFieldDefinitions.of(other.apply(all.all())));
            }
        });
    }

    private static FaultyBehavior users(UnaryOperator<Seq<User>> other) {
        return changing(correct -> new FaultyReferenceData(correct) {
            @Override
            public Either<InterventionError, Seq<User>> users() {
                return correct.users().map(other);
            }
        });
    }

    private static FaultyBehavior sources(UnaryOperator<Set<SourceId>> other) {
        return changing(correct -> new FaultyReferenceData(correct) {
            @Override
            public Either<InterventionError, Set<SourceId>> readableSources() {
                return correct.readableSources().map(other);
            }
        });
    }

    /** Correct except where it is overridden. */
    private static class FaultyReferenceData implements ReferenceData {

        private final ReferenceData correct;

        FaultyReferenceData(ReferenceData correct) {
            this.correct = correct;
        }

        @Override
        public Either<InterventionError, Categories> categories() {
            return correct.categories();
        }

        @Override
        public Either<InterventionError, CustomFieldDefinitions> customFields() {
            return correct.customFields();
        }

        @Override
        public Either<InterventionError, Seq<User>> users() {
            return correct.users();
        }

        @Override
        public Either<InterventionError, Set<SourceId>> readableSources() {
            return correct.readableSources();
        }

        @Override
        public ReferenceData actingAs(UserId user) {
            return correct.actingAs(user);
        }
    }
}
