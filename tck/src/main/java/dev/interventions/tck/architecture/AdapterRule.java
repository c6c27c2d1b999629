package dev.interventions.tck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture rules for adapters, each for the adapter under a given base package. */
public enum AdapterRule {
    DEPENDS_ON_PORT_AND_DOMAIN_ONLY {
        @Override
        public ArchRule in(String basePackage) {
            DescribedPredicate<JavaClass> restOfThisLibrary = resideInAPackage("dev.interventions..")
                    .and(not(resideInAnyPackage(
                            "dev.interventions.domain..", "dev.interventions.port..", basePackage + "..")))
                    .as("are of this library, but neither of port nor of domain");
            return noClasses()
                    .should()
                    .dependOnClassesThat(restOfThisLibrary)
                    .because("an adapter can be exchanged only if it depends neither on another adapter nor on tests");
        }
    },
    SHOWS_NO_WIRE_TYPES {
        @Override
        public ArchRule in(String basePackage) {
            return classes()
                    .should(new ShowOnlyKnownTypes(basePackage))
                    .because("users of an adapter must not depend on its wire format");
        }
    },
    KEEPS_NO_STATIC_STATE {
        @Override
        public ArchRule in(String basePackage) {
            return fields().that()
                    .areStatic()
                    .should(new BeConstant(basePackage))
                    .allowEmptyShould(true)
                    .because("two instances of an adapter must not share state");
        }
    },
    THROWS_NO_OUTCOMES {
        @Override
        public ArchRule in(String basePackage) {
            return classes().should(new ThrowNoOutcomes()).because("the outcome of an operation is a value");
        }
    },
    PRINTS_NOTHING {
        @Override
        public ArchRule in(String basePackage) {
            return noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("standard output and error belong to the host application");
        }
    };

    public abstract ArchRule in(String basePackage);
}
