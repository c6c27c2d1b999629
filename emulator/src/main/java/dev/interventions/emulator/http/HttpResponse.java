package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A response: a status and its reason phrase, headers other than those of the framing, and a body, which is sent in UTF-8.
 *
 * @param cutAfter after how many bytes of the body the connection is dropped; none to send all of it
 */
public record HttpResponse(
        int status, String reason, Map<String, String> headers, String body, Option<Integer> cutAfter) {

    private static final String DATE = "Date";
    private static final DateTimeFormatter DATE_FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** A response that is sent completely. */
    public HttpResponse(int status, String reason, Map<String, String> headers, String body) {
        this(status, reason, headers, body, Option.none());
    }

    /** The same with this date, which the machine's clock gives otherwise. */
    public HttpResponse dated(Instant date) {
        Map<String, String> dated = new LinkedHashMap<>(headers);
        dated.put(DATE, DATE_FORMAT.format(date.atZone(ZoneOffset.UTC)));
        return new HttpResponse(status, reason, dated, body, cutAfter);
    }

    boolean isDated() {
        return headers.containsKey(DATE);
    }
}
