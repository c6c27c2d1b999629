package dev.interventions.probe.ledger;

import dev.interventions.probe.wire.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Ledgers as files: JSON in the format that {@code docs/probe.md} describes. */
public final class LedgerFile {

    /** Increase it with each incompatible change. */
    private static final int FORMAT = 1;

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private LedgerFile() {}

    // ---- writing ----

    /**
     * Writes the ledger to this file. An existing file is replaced only after the ledger was written completely.
     *
     * @throws IOException if it can't be written; the existing file is unchanged
     */
    public static void write(Ledger ledger, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(folder, ".ledger", ".json");
        try {
            Files.writeString(written, Json.lines(json(ledger)));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** The ledger as JSON. */
    public static JsonObject json(Ledger ledger) {
        JsonObjectBuilder json = Json.object()
                .add("format", FORMAT)
                .add("suite", ledger.suite())
                .add("started", ledger.started().toString())
                .add("requests", ledger.requests());
        ledger.surprise().forEach(seen -> json.add("surprise", seen));
        return json.add("left", array(ledger.left().map(Json::text)))
                .add("findings", array(ledger.findings().map(LedgerFile::json)))
                .build();
    }

    private static JsonObject json(Finding finding) {
        return Json.object()
                .add("check", finding.check())
                .add("rule", finding.rule())
                .add("claim", finding.claim())
                .add("conclusion", finding.conclusion().word())
                .add("date", finding.date().toString())
                .add("seen", finding.seen())
                .add("responses", array(finding.observations().map(LedgerFile::json)))
                .build();
    }

    private static JsonObject json(Observation observation) {
        return Json.object()
                .add("request", observation.request())
                .add("status", observation.status())
                .add("shape", observation.shape())
                .build();
    }

    private static JsonArrayBuilder array(Iterable<? extends JsonValue> values) {
        JsonArrayBuilder array = Json.array();
        values.forEach(array::add);
        return array;
    }

    // ---- reading ----

    /** The ledger in this file, or a message that says why the file can't be read as a ledger. */
    public static Either<String, Ledger> read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? Either.left(file + ": is too long for a ledger")
                    : parse(Files.readString(file)).mapLeft(mistake -> file + ": " + mistake);
        } catch (IOException e) {
            return Either.left(file + ": can't be read: " + e.getClass().getSimpleName());
        }
    }

    private static Either<String, Ledger> parse(String text) {
        return Json.read(text)
                .mapLeft(mistake -> "is not JSON")
                .filterOrElse(JsonObject.class::isInstance, other -> "is not a ledger: it is no JSON object")
                .map(JsonValue::asJsonObject)
                .filterOrElse(LedgerFile::hasFormat, other -> "is not a ledger of format " + FORMAT)
                .flatMap(json -> Try.of(() -> ledger(json))
                        .toEither()
                        .mapLeft(failure -> "is not a ledger of format " + FORMAT + ": a field is missing or wrong"));
    }

    private static boolean hasFormat(JsonObject json) {
        return json.get("format") instanceof JsonNumber format && format.isIntegral() && format.longValue() == FORMAT;
    }

    private static Ledger ledger(JsonObject json) {
        return new Ledger(
                json.getString("suite"),
                Instant.parse(json.getString("started")),
                json.getJsonNumber("requests").intValueExact(),
                Option.of(json.getString("surprise", null)),
                Vector.ofAll(json.getJsonArray("left")).map(Json::textOf),
                Vector.ofAll(json.getJsonArray("findings"))
                        .map(JsonValue::asJsonObject)
                        .map(LedgerFile::finding));
    }

    private static Finding finding(JsonObject json) {
        return new Finding(
                json.getString("check"),
                json.getString("rule"),
                json.getString("claim"),
                Conclusion.of(json.getString("conclusion")).get(),
                Instant.parse(json.getString("date")),
                json.getString("seen"),
                Vector.ofAll(json.getJsonArray("responses"))
                        .map(JsonValue::asJsonObject)
                        .map(one -> new Observation(
                                one.getString("request"),
                                one.getJsonNumber("status").intValueExact(),
                                Json.field(one, "shape").get())));
    }
}
