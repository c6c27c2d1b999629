package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Editors offer and describe every property. */
class MetadataTest {

    @Test
    void every_property_is_described() throws Exception {
        String metadata;
        try (InputStream file = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(Stream.of(AccountProperties.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("proxy"))
                        .map(MetadataTest::kebabCase))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metadata)
                        .containsPattern("\"name\": \"interventions\\." + name
                                + "\",\\s+\"type\": \"[^\"]+\",\\s+\"description\""));
        assertThat(metadata)
                .contains(
                        "interventions.proxy.host",
                        "interventions.accounts",
                        "interventions.enabled",
                        "management.health.interventions.probe",
                        "management.metrics.interventions.enabled",
                        "interventions.problemdetails.enabled",
                        "Replace ACCOUNT.");
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
