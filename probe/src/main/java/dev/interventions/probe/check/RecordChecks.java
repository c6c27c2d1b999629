package dev.interventions.probe.check;

import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/** Checks of the fields of records. */
final class RecordChecks {

    private static final Pattern FRACTION = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+.*");
    private static final int ATTEMPTS = 3;

    private final WireClient client;
    private final Sample sample;
    private final Vector<WireRecord> records;
    private final Findings findings;

    RecordChecks(WireClient client, Sample sample, Findings findings) {
        this.client = client;
        this.sample = sample;
        this.records = sample.records();
        this.findings = findings;
    }

    void run() {
        unchanged();
        wholeSeconds();
        absentFields();
        customFieldsName();
        closedDates();
    }

    private void unchanged() {
        String id = records.head().id();
        Request get = Request.get("/interventions/{id}", id);
        for (int attempt = 1; ; attempt++) {
            Response first = client.send(get);
            Response second = client.send(get);
            boolean same = first.asRecord().differences(second.asRecord()).isEmpty();
            boolean asked = first.asRecord().id().equals(id);
            if (same || attempt == ATTEMPTS) {
                findings.decide(
                        Check.GET_UNCHANGED,
                        same && asked,
                        "the same record twice",
                        asked ? "the record changes with each get" : "the record has another id",
                        first,
                        second);
                return;
            }
        }
    }

    private void wholeSeconds() {
        int fractions = records.count(record -> record.json().values().stream()
                .anyMatch(value -> value instanceof JsonString text
                        && FRACTION.matcher(text.getString()).matches()));
        decideOfRecords(Check.WHOLE_SECONDS, fractions, "a date-time with fractions of a second");
    }

    private void absentFields() {
        decideOfRecords(
                Check.ABSENT_FIELDS,
                records.count(record -> record.json().containsValue(JsonValue.NULL)),
                "a field that is null");
    }

    private void customFieldsName() {
        int others = records.count(record -> record.json().containsKey("custom_field_values"));
        if (others == 0 && !records.exists(record -> record.json().containsKey("custom_fields"))) {
            findings.notArrangeable(Check.CUSTOM_FIELDS_NAME, "no record has custom fields");
            return;
        }
        decideOfRecords(Check.CUSTOM_FIELDS_NAME, others, "custom_field_values");
    }

    private void closedDates() {
        int others = records.count(
                record -> record.isTrue("closed") != record.instant("closed_at").isDefined());
        if (others == 0 && !records.exists(record -> record.isTrue("closed"))) {
            findings.notArrangeable(Check.CLOSED_DATES, "no record is closed");
            return;
        }
        decideOfRecords(Check.CLOSED_DATES, others, "closed_at without closed: true, or the reverse");
    }

    private void decideOfRecords(Check check, int others, String what) {
        findings.decide(
                check,
                others == 0,
                "none of " + records.length() + " records has " + what,
                others + " of " + records.length() + " records have " + what,
                sample.byCreation(),
                sample.byUpdate());
    }
}
