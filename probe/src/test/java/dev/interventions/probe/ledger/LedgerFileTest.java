package dev.interventions.probe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.wire.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {

    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");

    /** The format, written by hand. */
    private static final String TEXT = """
            {
                "format": 1,
                "suite": "1.2.3",
                "started": "2026-01-02T03:04:05Z",
                "requests": 42,
                "surprise": "GET /interventions was answered with 502",
                "left": [
                    "the content of --content: has an open intervention"
                ],
                "findings": [
                    {
                        "check": "close-date",
                        "rule": "CLOSE-5",
                        "claim": "closed_at is the moment of closing",
                        "conclusion": "contradicted",
                        "date": "2026-01-02T03:04:05Z",
                        "seen": "is absent",
                        "responses": [
                            {
                                "request": "GET /interventions/{id}",
                                "status": 200,
                                "shape": {
                                    "id": "hex24"
                                }
                            }
                        ]
                    }
                ]
            }
            """;

    private static final Ledger LEDGER = new Ledger(
            "1.2.3",
            DATE,
            42,
            Option.some("GET /interventions was answered with 502"),
            Vector.of("the content of --content: has an open intervention"),
            Vector.of(new Finding(
                    "close-date",
                    "CLOSE-5",
                    "closed_at is the moment of closing",
                    Conclusion.CONTRADICTED,
                    DATE,
                    "is absent",
                    Vector.of(new Observation(
                            "GET /interventions/{id}",
                            200,
                            Json.object().add("id", "hex24").build())))));

    @TempDir
    Path folder;

    @Test
    void a_ledger_is_written_in_the_documented_format() throws IOException {
        Path file = folder.resolve("ledger.json");
        Files.writeString(file, "an earlier one");

        LedgerFile.write(LEDGER, file);

        assertThat(Files.readString(file)).isEqualTo(TEXT);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_ledger_is_read_as_it_was_written() throws IOException {
        assertThat(LedgerFile.read(Files.writeString(folder.resolve("ledger.json"), TEXT)))
                .containsExactly(LEDGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\":1}",
                "{\"format\":2,\"suite\":\"1\"}",
                "{\"format\":1,\"suite\":\"1\",\"started\":\"yesterday\",\"requests\":1,\"left\":[],\"findings\":[]}",
                "{\"format\":1,\"suite\":\"1\",\"started\":\"2026-01-02T03:04:05Z\",\"requests\":1,\"left\":[],"
                        + "\"findings\":[{\"check\":\"a\",\"conclusion\":\"passed\"}]}"
            })
    void another_text_is_no_ledger(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), text);

        assertThat(LedgerFile.read(file).getLeft()).startsWith(file + ": is not ");
    }

    @Test
    void a_missing_file_is_reported() {
        assertThat(LedgerFile.read(folder.resolve("none.json")).getLeft())
                .endsWith("none.json: can't be read: NoSuchFileException");
    }
}
