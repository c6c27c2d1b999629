package dev.interventions.probe.check;

import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WirePage;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Checks of the filters of a list. */
final class FilterChecks {

    private static final Request LIST =
            Request.get("/interventions").with("limit", String.valueOf(Sample.LARGEST_PAGE));

    private final WireClient client;
    private final Vector<WireRecord> records;
    private final Findings findings;

    FilterChecks(WireClient client, Sample sample, Findings findings) {
        this.client = client;
        this.records = sample.records();
        this.findings = findings;
    }

    void run() {
        selects(Check.LIST_THREAD, "thread_id", "thread_id", 1);
        selects(Check.LIST_OWNER, "user_id", "user_id", 1);
        selects(Check.LIST_IDENTITIES, "identity_id[]", "identity_id", 2);
        unknown();
        status();
    }

    /** Checks that a list filtered by some values of a field has records with each of these values, and no others. */
    private void selects(Check check, String parameter, String field, int number) {
        Vector<String> values = records.flatMap(record -> record.text(field)).distinct();
        if (values.length() <= number) {
            findings.notArrangeable(
                    check,
                    "too few different values of " + field + ": " + values.length() + " rather than " + (number + 1));
            return;
        }
        Vector<String> chosen = values.take(number);
        Response response = client.send(chosen.foldLeft(LIST, (all, value) -> all.withHidden(parameter, value)));
        if (findings.isRefused(check, response)) {
            return;
        }
        WirePage page = response.page();
        Vector<Option<String>> found =
                page.records().map(record -> record.text(field)).distinct();
        int others = found.reject(value -> value.exists(chosen::contains)).length();
        int missing = chosen.reject(value -> found.contains(Option.some(value))).length();
        boolean complete = page.count() <= page.records().length();
        findings.decide(
                check,
                others == 0 && (missing == 0 || (!complete && missing < number)),
                "only records with " + (number == 1 ? "the value: " : "one of the values: ")
                        + page.records().length(),
                others > 0
                        ? "has records with other values of " + field
                        : "has no record with " + missing + " of " + number + " values of " + field,
                response);
    }

    private void unknown() {
        Response response = client.send(LIST.withHidden("thread_id", UnknownId.next()));
        if (findings.isRefused(Check.LIST_UNKNOWN, response)) {
            return;
        }
        WirePage page = response.page();
        findings.decide(
                Check.LIST_UNKNOWN,
                page.records().isEmpty() && page.count() == 0,
                "a page with count 0 and no records",
                "a page with " + page.records().length() + " records",
                response);
    }

    private void status() {
        if (records.forAll(FilterChecks::isClosed) || !records.exists(FilterChecks::isClosed)) {
            findings.notArrangeable(Check.LIST_STATUS, "the records are all open or all closed");
            return;
        }
        Response closed = client.send(LIST.with("status", "closed"));
        Response opened = client.send(LIST.with("status", "opened"));
        if (findings.isRefused(Check.LIST_STATUS, closed) || findings.isRefused(Check.LIST_STATUS, opened)) {
            return;
        }
        boolean right = closed.page().records().forAll(FilterChecks::isClosed)
                && !opened.page().records().exists(FilterChecks::isClosed);
        boolean some =
                !closed.page().records().isEmpty() && !opened.page().records().isEmpty();
        findings.decide(
                Check.LIST_STATUS,
                right && some,
                "closed gives only closed records, opened only open ones",
                right ? "gives no records although there are some" : "gives records in another state",
                closed,
                opened);
    }

    private static boolean isClosed(WireRecord record) {
        return record.isTrue("closed");
    }
}
