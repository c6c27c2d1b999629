package dev.interventions.tck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks each rule on a planted package that breaks this rule only, and only in classes and members that are named culprit. */
class AdapterRuleTest {

    @ParameterizedTest
    @EnumSource
    void is_reported_where_it_is_broken(AdapterRule rule) {
        assertThat(violations(rule, planted(rule)))
                .isNotEmpty()
                .allMatch(violation -> violation.toLowerCase(Locale.ROOT).contains("culprit"))
                .noneMatch(violation -> violation.contains("Bystander"));
    }

    @ParameterizedTest
    @EnumSource
    void is_not_reported_where_only_others_are_broken(AdapterRule broken) {
        JavaClasses planted = planted(broken);
        Set<AdapterRule> others = HashSet.of(AdapterRule.values()).remove(broken);

        assertThat(others.filter(rule -> !violations(rule, planted).isEmpty()))
                .isEqualTo(
                        broken == AdapterRule.SHOWS_NO_WIRE_TYPES
                                // Its wire types are also a static list that can change, and a checked exception.
                                ? HashSet.of(AdapterRule.KEEPS_NO_STATIC_STATE, AdapterRule.THROWS_NO_OUTCOMES)
                                : HashSet.empty());
    }

    @Test
    void wire_types_are_reported_in_any_position() {
        assertThat(violations(AdapterRule.SHOWS_NO_WIRE_TYPES, planted(AdapterRule.SHOWS_NO_WIRE_TYPES))
                        .mkString("\n"))
                .contains(
                        "extends or implements org.assertj.core.api.AbstractAssert",
                        "extends or implements java.net.http.HttpResponse$BodyHandler",
                        "VERSIONS> shows java.net.http.HttpClient$Version",
                        "([Ljava.sql.Connection;)> shows java.sql.Connection",
                        "over(java.util.function.Supplier)> shows java.net.http.HttpClient",
                        "request()> shows java.net.http.HttpRequest",
                        "commit()> shows java.sql.SQLException");
    }

    @Test
    void static_state_is_reported_in_any_kind_of_class() {
        assertThat(violations(AdapterRule.KEEPS_NO_STATIC_STATE, planted(AdapterRule.KEEPS_NO_STATIC_STATE)))
                .hasSize(11);
    }

    @Test
    void thrown_outcomes_are_reported_in_each_form() {
        assertThat(violations(AdapterRule.THROWS_NO_OUTCOMES, planted(AdapterRule.THROWS_NO_OUTCOMES)))
                .hasSize(3);
    }

    private static JavaClasses planted(AdapterRule rule) {
        JavaClasses classes = new ClassFileImporter().importPackages(basePackage(rule));
        assertThat(classes).as("the classes under %s", basePackage(rule)).isNotEmpty();
        return classes;
    }

    private static String basePackage(AdapterRule broken) {
        return "planted." + broken.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static Seq<String> violations(AdapterRule rule, JavaClasses classes) {
        return List.ofAll(
                rule.in("planted").evaluate(classes).getFailureReport().getDetails());
    }
}
