package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final String HOUSE = "dev.interventions";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @ParameterizedTest
    @EnumSource
    void holds_in_this_house(ArchitectureRule rule) {
        hasClassesIn(rule, HOUSE, OURS);
        rule.in(HOUSE).check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void is_seen_to_be_broken_where_it_is(ArchitectureRule rule) {
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
