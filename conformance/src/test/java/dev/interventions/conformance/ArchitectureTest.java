package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final String ROOT = "dev.interventions";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void holds_in_this_project(ArchitectureRule rule) {
        hasClassesIn(rule, ROOT, OURS);
        rule.in(ROOT).check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void is_reported_where_it_is_broken(ArchitectureRule rule) {
        String root = rule.plantedRoot();
        JavaClasses planted = new ClassFileImporter().importPackages(root);

        hasClassesIn(rule, root, planted);
        assertThat(rule.in(root).evaluate(planted).getFailureReport().getDetails())
                .as("what the rule says of the planted violation")
                .isNotEmpty()
                .allMatch(detail -> detail.contains("Culprit"));
    }

    private static void hasClassesIn(ArchitectureRule rule, String root, JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .as("the packages in which classes were found")
                .containsAll(rule.packagesUnder(root));
    }
}
