package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

/** {@code docs/kafka-connect.md} says what the connector does. */
class DocumentedConnectorTest {

    private static final Path DOCUMENT = Path.of("../docs/kafka-connect.md");

    @Test
    void the_table_of_properties_is_the_connectors() throws IOException {
        ConfigDef definition = ConnectorSettings.definition(io.vavr.collection.List.of("NAME"));
        List<String> rows = definition.configKeys().values().stream()
                .map(DocumentedConnectorTest::row)
                .toList();

        assertThat(tableAfter("| property |")).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static String row(ConfigKey key) {
        String value = !key.hasDefault()
                ? "required"
                : String.valueOf(key.defaultValue).isEmpty() || key.defaultValue.equals(List.of())
                        ? ""
                        : "`" + key.defaultValue + "`";
        return "| `" + key.name + "` | " + key.type().name().toLowerCase(java.util.Locale.ROOT) + " | " + value + " | "
                + key.documentation + " |";
    }

    @Test
    void the_table_of_fields_is_the_schemas() throws IOException {
        List<String> rows = InterventionSchema.SCHEMA.fields().stream()
                .map(field -> "| `" + field.name() + "` | " + type(field) + " |")
                .toList();

        assertThat(tableAfter("| field |")).containsExactlyElementsOf(rows);
    }

    private static String type(Field field) {
        Schema schema = field.schema();
        String type = schema.name() != null
                ? schema.name().replaceAll(".*\\.", "")
                : schema.type().getName()
                        + (schema.type() == Schema.Type.ARRAY
                                ? " of " + schema.valueSchema().type().getName()
                                : "");
        return type + (schema.isOptional() ? "" : ", required") + (schema.doc() == null ? "" : ". " + schema.doc());
    }

    private static List<String> tableAfter(String header) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int start = lines.stream().map(line -> line.startsWith(header)).toList().indexOf(true);
        assertThat(start).as("the line of the table that begins with " + header).isNotNegative();
        return lines.stream()
                .skip(start + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void the_example_is_valid_and_stands_in_the_document() throws IOException {
        String example = example();
        Properties properties = new Properties();
        properties.load(new java.io.StringReader(example));
        Map<String, String> connector = new HashMap<>();
        properties.forEach((name, value) -> connector.put((String) name, (String) value));
        // Connect replaces references before it calls a connector.
        connector.replaceAll((name, value) -> value.startsWith("${file:") ? "a-token" : value);

        assertThat(new InterventionsSourceConnector().validate(connector).configValues())
                .flatExtracting(ConfigValue::errorMessages)
                .isEmpty();
        assertThat(Files.readString(DOCUMENT)).contains("```properties\n" + example + "```");
    }

    private static String example() throws IOException {
        try (InputStream example = DocumentedConnectorTest.class.getResourceAsStream("/example.properties")) {
            return new String(example.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
