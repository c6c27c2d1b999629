package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                .allSatisfy(name -> assertDescribed(metadata, name));
        assertThat(List.of(
                        "budget.redis.enabled",
                        "budget.redis.prefix",
                        "budget.postgresql.enabled",
                        "budget.local-share",
                        "webhooks.path",
                        "webhooks.secret",
                        "webhooks.previous-secret",
                        "webhooks.max-body-size",
                        "webhooks.threads",
                        "webhooks.interval"))
                .allSatisfy(name -> assertDescribed(metadata, name));
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

    private static void assertDescribed(String metadata, String name) {
        assertThat(metadata)
                .containsPattern(
                        "\"name\": \"interventions\\." + name + "\",\\s+\"type\": \"[^\"]+\",\\s+\"description\"");
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
