package dev.interventions.probe.check;

import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WirePage;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Checks of the count, offset and limit of pages. */
final class PageChecks {

    private static final int DEFAULT_LIMIT = 30;

    /** Interventions that are opened or cancelled meanwhile change the count. So many attempts in a row are unlikely to be disturbed. */
    private static final int ATTEMPTS = 3;

    private static final Request LIST = Request.get("/interventions");

    private final WireClient client;
    private final Findings findings;

    PageChecks(WireClient client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void run() {
        long count = count();
        clamped();
        byDefault();
        pastEnd(count);
    }

    private Response page(long offset, long limit) {
        return client.send(LIST.with("offset", String.valueOf(offset)).with("limit", String.valueOf(limit)));
    }

    private long count() {
        Response first = page(0, 2);
        for (int attempt = 1; first.page().count() >= 2; attempt++) {
            Response second = page(1, 2);
            Response last = client.send(
                    LIST.withHidden("offset", String.valueOf(first.page().count() - 1))
                            .with("limit", "2"));
            Option<String> mistake = mistake(first, second, last);
            if (mistake.isEmpty() || attempt == ATTEMPTS) {
                findings.decide(
                        Check.PAGE_COUNT,
                        mistake.isEmpty(),
                        "three pages agree on the count, and one record is at the last offset",
                        mistake.getOrElse(""),
                        first,
                        second,
                        last);
                return first.page().count();
            }
            first = page(0, 2);
        }
        findings.notArrangeable(Check.PAGE_COUNT, "the account has fewer than two interventions", first);
        return first.page().count();
    }

    private static Option<String> mistake(Response first, Response second, Response last) {
        if (!last.isOk()) {
            return Option.some("the last offset was refused with " + last.status());
        }
        WirePage atStart = first.page();
        WirePage oneLater = second.page();
        WirePage atEnd = last.page();
        Vector<WirePage> pages = Vector.of(atStart, oneLater, atEnd);
        return Vector.of(
                        Option.when(
                                pages.map(WirePage::count).distinct().length() > 1,
                                "the count differs from page to page"),
                        Option.when(
                                atEnd.records().length() != 1,
                                () -> atEnd.records().length() + " records begin at the offset count - 1"),
                        Option.when(pages.exists(page -> page.limit() != 2), "the limit isn't echoed"),
                        Option.when(atStart.offset() != 0 || oneLater.offset() != 1, "the offset isn't echoed"),
                        Option.when(!idAt(1, atStart).equals(idAt(0, oneLater)), "the offset isn't counted in records"))
                .flatMap(found -> found)
                .headOption();
    }

    private static Option<String> idAt(int index, WirePage page) {
        return page.records().drop(index).headOption().map(WireRecord::id);
    }

    private void clamped() {
        Response response = page(0, Sample.LARGEST_PAGE + 1);
        if (!findings.isRefused(Check.PAGE_CLAMPED, response)) {
            echoes(Check.PAGE_CLAMPED, Sample.LARGEST_PAGE, response);
        }
    }

    private void byDefault() {
        echoes(Check.PAGE_DEFAULT, DEFAULT_LIMIT, client.send(LIST));
    }

    private void echoes(Check check, int limit, Response response) {
        WirePage page = response.page();
        boolean fits = page.records().length() <= limit;
        findings.decide(
                check,
                page.limit() == limit && fits,
                "echoes " + limit,
                fits ? "echoes " + page.limit() : "has " + page.records().length() + " records",
                response);
    }

    private void pastEnd(long count) {
        Response response = client.send(LIST.withHidden("offset", String.valueOf(count + Sample.LARGEST_PAGE))
                .with("limit", "2"));
        if (findings.isRefused(Check.PAGE_PAST_END, response)) {
            return;
        }
        int records = response.page().records().length();
        findings.decide(Check.PAGE_PAST_END, records == 0, "no records", records + " records", response);
    }
}
