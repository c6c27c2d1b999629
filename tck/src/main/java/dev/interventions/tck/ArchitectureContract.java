package dev.interventions.tck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How an adapter is built: apart from the adapters that come with the port, and silent. Its tests are left out. */
public abstract class ArchitectureContract {

    /** For subclasses. */
    protected ArchitectureContract() {}

    /**
     * The package under which all classes of the adapter are.
     *
     * @return its name, such as {@code com.acme.interventions}
     */
    protected abstract String basePackage();

    @Test
    public final void has_classes_under_its_base_package() {
        assertThat(adapter()).as("the classes under %s", basePackage()).isNotEmpty();
    }

    @Test
    public final void does_not_know_the_adapters_that_come_with_the_port() {
        DescribedPredicate<JavaClass> otherAdapters = resideInAnyPackage(
                        "dev.interventions.inmemory..", "dev.interventions.http..")
                .and(DescribedPredicate.not(resideInAPackage(basePackage() + "..")));

        noClasses()
                .should()
                .dependOnClassesThat(otherAdapters)
                .because("adapters can be exchanged only if none leans on another")
                .check(adapter());
    }

    @Test
    public final void prints_nothing() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output and error belong to the host application")
                .check(adapter());
    }

    private JavaClasses adapter() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage());
    }
}
