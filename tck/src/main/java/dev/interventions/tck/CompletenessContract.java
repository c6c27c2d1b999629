package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.interventions.tck.comparison.Mismatch;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/**
 * Checks that every contract for adapters has a test, including contracts that a later version adds. It can't check whether the build runs
 * all test classes: name them as your build expects; for Maven, {@code …Test}.
 *
 * <p>The contracts on bots, the journal, reference data and webhooks are optional; those on comments need a test only if one of them has
 * one. {@link RequestBudgetContract} and {@link EventStoreContract} aren't for adapters.
 */
public abstract class CompletenessContract {

    /** For subclasses. */
    protected CompletenessContract() {}

    /**
     * The package under which the subclasses of the contracts are.
     *
     * @return its name, such as {@code com.acme.interventions}
     */
    protected abstract String basePackage();

    /**
     * The prefix of the names of those subclasses, if the tests of several adapters share the package.
     *
     * @return the prefix of their simple names, such as {@code Acme}; empty unless overridden
     */
    protected String namesBeginWith() {
        return "";
    }

    @Test
    public final void every_contract_has_a_test() {
        Seq<JavaClass> tests = tests();
        boolean hasComments = tests.exists(test -> test.isAssignableTo(CommentContract.class));
        Seq<String> untested = contracts()
                .filter(contract -> hasComments || !contract.isAssignableTo(CommentContract.class))
                .filter(contract -> !tests.exists(test -> test.isAssignableTo(contract.getName())))
                .map(JavaClass::getSimpleName)
                .sorted();

        if (untested.nonEmpty()) {
            throw Mismatch.of(
                    "the tests under " + basePackage()
                            + (namesBeginWith().isEmpty() ? "" : ", named " + namesBeginWith() + "…"),
                    "a concrete subclass of each contract, not disabled",
                    "none of " + untested.mkString(", "));
        }
    }

    private static Seq<JavaClass> contracts() {
        Seq<JavaClass> contracts = classesUnder(CompletenessContract.class.getPackageName())
                .filter(type -> type.getSimpleName().endsWith("Contract"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .reject(type -> type.isEquivalentTo(CompletenessContract.class))
                .reject(type -> type.isEquivalentTo(RequestBudgetContract.class))
                .reject(type -> type.isEquivalentTo(BotsContract.class))
                .reject(type -> type.isEquivalentTo(JournalContract.class))
                .reject(type -> type.isEquivalentTo(ReferenceDataContract.class))
                .reject(type -> type.isEquivalentTo(WebhooksContract.class))
                .reject(type -> type.isEquivalentTo(EventStoreContract.class));
        assertThat(contracts).as("the contracts of this suite").isNotEmpty();
        return contracts;
    }

    private Seq<JavaClass> tests() {
        return classesUnder(basePackage())
                .filter(type -> type.getSimpleName().startsWith(namesBeginWith()))
                .reject(type -> type.getModifiers().contains(JavaModifier.ABSTRACT))
                .reject(type -> type.isAnnotatedWith(Disabled.class));
    }

    /** Resolves the supertypes of these classes, but no other types that they refer to, which would take long. */
    private static Seq<JavaClass> classesUnder(String basePackage) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            Stream.of("AccessesToTypes", "MemberTypes", "AnnotationTypes", "GenericSignatureTypes", "EnclosingTypes")
                    .forEach(kind -> configuration.setProperty(
                            "import.dependencyResolutionProcess.maxIterationsFor" + kind, "0"));
            return List.ofAll(new ClassFileImporter().importPackages(basePackage));
        });
    }
}
