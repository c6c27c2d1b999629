package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code docs/metrics.md}, the documentation enums, and what a host sees, say the same. */
@Timeout(60)
class DocumentedMetricsTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/metrics.md");

    @AutoClose
    private final ObservedService service = new ObservedService();

    // ---- the document ----

    @Test
    void the_document_lists_the_keys_of_each_observation() throws IOException {
        assertThat(rows("### Operations"))
                .containsExactlyElementsOf(documented(InterventionsObservationDocumentation.OPERATION));
        assertThat(rows("### Attempts"))
                .containsExactlyElementsOf(documented(InterventionsObservationDocumentation.ATTEMPT));
    }

    private static List<String> documented(InterventionsObservationDocumentation observation) {
        return Stream.concat(
                        keys(observation.getLowCardinalityKeyNames()).map(key -> key + " | low"),
                        keys(observation.getHighCardinalityKeyNames()).map(key -> key + " | high"))
                .toList();
    }

    private static Stream<String> keys(KeyName... names) {
        return Arrays.stream(names).map(KeyName::asString);
    }

    @Test
    void the_document_lists_each_meter() throws IOException {
        assertThat(rows("## Meters"))
                .containsExactlyElementsOf(Stream.of(InterventionsMeterDocumentation.values())
                        .map(meter ->
                                meter.getName() + " | " + meter.getType().name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(section("## Meters"))
                .contains(keys(InterventionsMeterDocumentation.Keys.values())
                        .map(key -> "`" + key + "`")
                        .toArray(String[]::new));
    }

    @Test
    void the_document_names_the_observations() throws IOException {
        assertThat(section("### Operations")).contains("`" + OperationObservationConvention.DEFAULT.getName() + "`");
        assertThat(section("### Attempts")).contains("`" + AttemptObservationConvention.DEFAULT.getName() + "`");
    }

    @Test
    void the_document_lists_each_operation() throws IOException {
        String row = section("### Operations")
                .lines()
                .filter(line -> line.startsWith("| `interventions.operation`"))
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("`([a-z_]+)`").matcher(row).results().map(name -> name.group(1)))
                .containsExactlyElementsOf(Stream.of(Operation.values())
                        .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** The first two cells of each row of the table in a section. */
    private static List<String> rows(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1].replace("`", "") + " | " + cells[2])
                .toList();
    }

    private static String section(String heading) throws IOException {
        return Stream.of(Files.readString(DOCUMENT).split("(?m)^(?=#)"))
                .filter(section -> section.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + heading));
    }

    // ---- what a host sees ----

    @Test
    void observations_have_the_keys_of_their_documentation() {
        ObservationRegistry registry = ObservationRegistry.create();
        RecordingHandler recorded = RecordingHandler.in(registry);
        InterventionsObservation observation =
                InterventionsObservation.of(registry).withConvention(AttemptObservationConvention.withUrlTemplate());
        InterventionId id = service.opened();
        service.world.failNext(Operation.GET, SimulatedFault.unavailable());
        try (EngageClient client = service.client(settings -> settings.addingInterceptor(observation.interceptor()))) {
            Interventions interventions = observation.observe(client.interventions());
            interventions.get(id);
        }

        assertThat(recorded.stopped).hasSize(3);
        assertHasKeys(recorded.stopped.get(1), InterventionsObservationDocumentation.ATTEMPT);
        assertHasKeys(recorded.stopped.get(2), InterventionsObservationDocumentation.OPERATION);
    }

    private static void assertHasKeys(
            Observation.Context context, InterventionsObservationDocumentation documentation) {
        assertThat(context.getLowCardinalityKeyValues())
                .extracting(KeyValue::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        keys(documentation.getLowCardinalityKeyNames()).toList());
        assertThat(context.getHighCardinalityKeyValues())
                .extracting(KeyValue::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        keys(documentation.getHighCardinalityKeyNames()).toList());
    }

    @Test
    void meters_are_those_of_their_documentation() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (EngageClient client =
                service.client(settings -> settings.withBudget(SlidingWindowBudget.of(100, Duration.ofMinutes(1)))
                        .addingListener(new EventMetrics(registry)))) {
            new InterventionsMetrics(client).bindTo(registry);
        }

        assertThat(registry.getMeters().stream()
                        .map(DocumentedMetricsTest::description)
                        .collect(Collectors.toSet()))
                .isEqualTo(Stream.of(InterventionsMeterDocumentation.values())
                        .map(meter -> meter.getName() + " " + meter.getType()
                                + keys(meter.getKeyNames()).collect(Collectors.toSet()))
                        .collect(Collectors.toSet()));
    }

    private static String description(Meter meter) {
        Set<String> keys = meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet());
        return meter.getId().getName() + " " + meter.getId().getType() + keys;
    }
}
