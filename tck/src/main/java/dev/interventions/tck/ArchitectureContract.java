package dev.interventions.tck;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.interventions.tck.architecture.AdapterRule;
import dev.interventions.tck.comparison.Mismatch;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The architecture rules for an adapter: for the classes under its base package, without tests in the output folders of Maven,
 * Gradle and IntelliJ IDEA.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

    /** Read once for all rules, since that takes seconds. */
    private Option<JavaClasses> adapter = Option.none();

    /** For subclasses. */
    protected ArchitectureContract() {}

    /**
     * The package under which all classes of the adapter are, and nothing else.
     *
     * @return its name, such as {@code com.acme.interventions}
     */
    protected abstract String basePackage();

    /** Without classes the other rules would hold trivially. */
    @Test
    public final void has_classes_under_its_base_package() {
        adapter();
    }

    /** Depends on nothing else of this library: no other adapter, no emulator, and not this suite. Other libraries are permitted. */
    @Test
    public final void depends_on_port_and_domain_only() {
        holds(AdapterRule.DEPENDS_ON_PORT_AND_DOMAIN_ONLY, adapter());
    }

    /**
     * The supertypes of public types, and the types of the parameters, results, fields and exceptions of their public and protected members
     * (including type arguments and elements of arrays), are of the JDK ({@code java}, {@code javax.net} and {@code javax.sql}, except
     * {@code java.sql} and {@code java.net.http}), of Vavr, of port and domain, or of the adapter itself.
     */
    @Test
    public final void shows_no_wire_types() {
        holds(AdapterRule.SHOWS_NO_WIRE_TYPES, visible());
    }

    /**
     * A static field is final, and its type is a constant kind: a primitive, its box, a {@code String}, {@code Class}, number, date, {@code
     * Pattern}, {@code URI} or other value of the JDK; a function or {@code Comparator}; a logger; a type of Vavr or of the domain; or a
     * class, enum or record, its own or of another library, whose fields are all final and of constant kinds. Arrays and the JDK's
     * collections are not, since their types don't show whether they change: use Vavr's. Fields that {@link #staticStateOnPurpose} names
     * are permitted.
     */
    @Test
    public final void keeps_no_static_state() {
        Set<String> onPurpose = staticStateOnPurpose();
        EvaluationResult result =
                AdapterRule.KEEPS_NO_STATIC_STATE.in(basePackage()).evaluate(adapter());
        onPurpose.reject(field -> mentions(result, field)).forEach(field -> {
            throw Mismatch.of("static state on purpose", field, "no such static state in " + basePackage());
        });
        EvaluationResult rest = result.filterDescriptionsMatching(
                violation -> onPurpose.forAll(field -> !violation.contains("<" + field + ">")));
        if (rest.hasViolation()) {
            throw new AssertionError(rest.getFailureReport() + System.lineSeparator()
                    + "If a field never changes, name it in staticStateOnPurpose().");
        }
    }

    private static boolean mentions(EvaluationResult result, String field) {
        return result.getFailureReport().getDetails().stream()
                .anyMatch(violation -> violation.contains("<" + field + ">"));
    }

    /**
     * The full names of the static fields that are permitted to hold state; explain why where each is declared. None unless overridden.
     */
    protected Set<String> staticStateOnPurpose() {
        return HashSet.empty();
    }

    /**
     * No public type is an exception, no public or protected method declares a checked one, and no method of an {@code Interventions} that
     * returns an {@code Either} creates one. The other contracts detect exceptions that the adapter throws at run time.
     */
    @Test
    public final void throws_no_outcomes() {
        holds(AdapterRule.THROWS_NO_OUTCOMES, visible());
    }

    /** Standard output and error belong to the host application. */
    @Test
    public final void prints_nothing() {
        holds(AdapterRule.PRINTS_NOTHING, adapter());
    }

    /**
     * The full names of packages that the adapter's module doesn't export. Users can't see their public types, so the rules on the types
     * and exceptions that they show don't apply there. None unless overridden.
     */
    protected Set<String> packagesNotExported() {
        return HashSet.empty();
    }

    private JavaClasses visible() {
        return adapter()
                .that(JavaClass.Predicates.resideOutsideOfPackages(
                        packagesNotExported().toJavaArray(String[]::new)));
    }

    private void holds(AdapterRule rule, JavaClasses classes) {
        rule.in(basePackage()).check(classes);
    }

    private synchronized JavaClasses adapter() {
        adapter = adapter.orElse(() -> Option.some(imported(basePackage())));
        return adapter.get();
    }

    private static JavaClasses imported(String basePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw Mismatch.of("the base package " + basePackage, "classes of an adapter, apart from tests", "none");
        }
        return classes;
    }
}
