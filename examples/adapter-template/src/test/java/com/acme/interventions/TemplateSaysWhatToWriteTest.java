package com.acme.interventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.tck.InterventionsFixture;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Each contract on the template fails with a sentence that says what to write next. An adapter has no such test. */
class TemplateSaysWhatToWriteTest {

    private static final LauncherDiscoveryRequest ALL_CONTRACTS = LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(AcmeFixture.class.getPackageName()))
            .filters(includeClassNamePatterns(".*\\.Acme\\w+Test"))
            .build();

    /** Contracts for ports that few adapters have (bots, comments, the journal, reference data, webhooks), and for other interfaces. */
    private static final Set<String> NOT_OF_INTERVENTIONS = HashSet.of(
            "BotsContract",
            "CommentContract",
            "CreatingCommentsContract",
            "DeletingCommentsContract",
            "GettingCommentsContract",
            "ListingCommentsContract",
            "JournalContract",
            "ReferenceDataContract",
            "WebhooksContract",
            "RequestBudgetContract",
            "EventStoreContract");

    @Test
    void every_contract_fails_with_a_sentence_that_says_what_to_write() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(ALL_CONTRACTS, listener);
        TestExecutionSummary summary = listener.getSummary();

        assertThat(summary.getTestsFoundCount()).as("tests").isPositive();
        assertThat(summary.getTestsFailedCount()).as("failed tests").isEqualTo(summary.getTestsFoundCount());
        assertThat(summary.getFailures())
                .allSatisfy(failure -> assertThat(failure.getException()).hasMessageStartingWith("write here: Acme"));
    }

    @Test
    void every_contract_has_a_subclass() {
        TestPlan plan = LauncherFactory.create().discover(ALL_CONTRACTS);
        Stream<Class<?>> contracts = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source ->
                        source.stream().filter(ClassSource.class::isInstance).map(ClassSource.class::cast))
                .map(source -> source.getJavaClass().getSuperclass());

        assertThat(contracts.map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(contractsOfTheSuite());
    }

    /** The contracts of the port {@code Interventions}, which every adapter needs. */
    private static Seq<String> contractsOfTheSuite() {
        return List.ofAll(new ClassFileImporter().importPackages(InterventionsFixture.class.getPackageName()))
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Contract"))
                .reject(NOT_OF_INTERVENTIONS::contains);
    }

    @Test
    void every_operation_says_what_to_write() {
        AcmeInterventions adapter = new AcmeInterventions();
        InterventionId id = InterventionId.of("any");
        List<Either<InterventionError, ?>> outcomes = List.of(
                adapter.create(ContentId.of("any")),
                adapter.get(id),
                adapter.list(InterventionQuery.all(), PageRequest.first()),
                adapter.close(id),
                adapter.cancel(id),
                adapter.reassign(id, UserId.of("any")),
                adapter.categorize(id, CategoryId.of("any")),
                adapter.updateCustomField(id, "any", CustomFieldValue.of("any")));

        assertThat(outcomes.map(outcome -> outcome.getLeft().message()))
                .allSatisfy(message -> assertThat(message).startsWith("write here: AcmeInterventions."));
    }
}
