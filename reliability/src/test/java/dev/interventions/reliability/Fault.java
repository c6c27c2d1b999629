package dev.interventions.reliability;

import static dev.interventions.reliability.ProxiedRequest.gzip;
import static dev.interventions.reliability.ProxiedRequest.head;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What can happen to a request between the client and the service. */
enum Fault {
    NONE(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, ProxiedRequest::passOn),

    // ---- the request never arrives ----

    REFUSES_CONNECTIONS(Arrival.NEVER, ObservedOutcome.NO_CONNECTION, ProxiedRequest::reset),
    RESETS_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::reset),
    CLOSES_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::hangUp),
    HALF_CLOSES_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::halfClose),
    SWALLOWS_THE_REQUEST(Arrival.NEVER, ObservedOutcome.SILENCE, ProxiedRequest::silence),
    CONTINUES_FOR_EVER(
            Arrival.NEVER, ObservedOutcome.SILENCE, request -> request.endlesslyPastTheDeadline(Parts.CONTINUE)),
    DRIBBLES_A_HEAD(
            Arrival.NEVER, ObservedOutcome.SILENCE, request -> request.dribble("HTTP/1.1 200 OK\r\nX-Slow: aaaa")),
    FAILS_AS_GATEWAY(Arrival.NEVER, ObservedOutcome.BAD_GATEWAY, request -> request.response("502 Bad Gateway", "")),
    IS_DOWN_FOR_MAINTENANCE(
            Arrival.NEVER,
            ObservedOutcome.BAD_GATEWAY,
            request -> request.response("503 Service Unavailable", Parts.HTML, "Retry-After: 0")),
    FAILS_WITH_A_PAGE(
            Arrival.NEVER,
            ObservedOutcome.FAILURE,
            request -> request.response("500 Internal Server Error", Parts.HTML)),
    TIMES_OUT_THE_REQUEST(
            Arrival.NEVER, ObservedOutcome.FAILURE, request -> request.response("408 Request Timeout", "")),
    REDIRECTS(Arrival.NEVER, ObservedOutcome.UNUSABLE, request -> redirect(request, "302 Found")),
    REDIRECTS_WITH_THE_METHOD(
            Arrival.NEVER, ObservedOutcome.UNUSABLE, request -> redirect(request, "307 Temporary Redirect")),
    REDIRECTS_FOR_EVER(Arrival.NEVER, ObservedOutcome.UNUSABLE, request -> redirect(request, "308 Permanent Redirect")),
    SHOWS_A_LOGIN_PAGE(Arrival.NEVER, ObservedOutcome.UNUSABLE, request -> request.response("200 OK", Parts.HTML)),
    SWITCHES_PROTOCOLS(
            Arrival.NEVER,
            ObservedOutcome.UNUSABLE,
            request -> request.send(head("101 Switching Protocols", "", "Upgrade: h2c", "Connection: Upgrade"))
                    && request.awaitDeparture()),
    SPEAKS_ANOTHER_PROTOCOL(
            Arrival.NEVER,
            ObservedOutcome.UNUSABLE,
            request -> request.send("220 mail.example ESMTP\r\n") && request.hangUp()),
    SENDS_NOISE(Arrival.NEVER, ObservedOutcome.UNUSABLE, request -> request.send(Parts.noise()) && request.hangUp()),
    REFUSES_THE_TOKEN(Arrival.NEVER, ObservedOutcome.UNAUTHORIZED, request -> request.response("401 Unauthorized", "")),
    THROTTLES(Arrival.NEVER, ObservedOutcome.THROTTLED, request -> request.response("429 Too Many Requests", "")),
    THROTTLES_WITH_A_PAUSE(
            Arrival.NEVER,
            ObservedOutcome.THROTTLED,
            request -> request.response("429 Too Many Requests", Parts.HTML, "Retry-After: 0")),
    REFUSES_WITH_A_PAGE(
            Arrival.NEVER, ObservedOutcome.REFUSED, request -> request.response("400 Bad Request", Parts.HTML)),
    REFUSES_LONG_URIS(Arrival.NEVER, ObservedOutcome.REFUSED, request -> request.response("414 URI Too Long", "")),

    // ---- it arrives, and the response is lost ----

    RESETS_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BROKEN,
            request -> lost(request).reset()),
    CLOSES_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BROKEN,
            request -> lost(request).hangUp()),
    HALF_CLOSES_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BROKEN,
            request -> lost(request).halfClose()),
    SWALLOWS_THE_RESPONSE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.SILENCE,
            request -> lost(request).silence()),
    ANSWERS_AFTER_THE_GATEWAY_GAVE_UP(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BAD_GATEWAY,
            request -> lost(request).response("504 Gateway Timeout", "")),
    FAILS_AFTER_APPLYING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.FAILURE,
            request -> lost(request).response("500 Internal Server Error", "{\"error\":\"oops\",\"message\":\"\"}")),

    // ---- the response is truncated ----

    CUTS_THE_STATUS_LINE(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.BROKEN, request -> cut(request, 6, false)),
    CUTS_THE_HEADERS(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.BROKEN, request -> cut(request, 30, false)),
    CUTS_THE_BODY(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.BROKEN, request -> cut(request, -10, false)),
    RESETS_IN_THE_BODY(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.BROKEN, request -> cut(request, -10, true)),
    CUTS_THE_CHUNKS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BROKEN,
            request -> chunked(request, "200 OK", request.forward().body(), "") && request.hangUp()),
    CUTS_A_CHUNK(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.BROKEN,
            request -> request.send(Parts.beginningOfAChunk(request.forward().body())) && request.hangUp()),
    CUTS_WHAT_HAS_NO_LENGTH(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> withoutLength(request, "200 OK", half(request.forward()))),

    // ---- the response never ends ----

    DRIBBLES_THE_BODY(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.SILENCE,
            request -> lost(request).send(head("200 OK", "Content-Length: 100000"))
                    && request.dribble("{\"id\":\"aaaaaaaa")),
    CONTINUES_FOR_EVER_AFTER_APPLYING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.SILENCE,
            request -> lost(request).endlesslyPastTheDeadline(Parts.CONTINUE)),
    SENDS_ENDLESS_BLANKS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && request.endlessly("1000\r\n" + " ".repeat(0x1000) + "\r\n")),
    DRIBBLES_CHUNKS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.SILENCE,
            request -> lost(request).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && request.dribble("1\r\n{\r\n1\r\n ")),
    PROMISES_MORE_THAN_IT_SENDS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.SILENCE,
            request -> promising(request, request.forward().body(), 7) && request.silence()),
    HAS_ENDLESS_HEADERS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send("HTTP/1.1 200 OK\r\n") && request.endlessly("X-More: of the same\r\n")),
    HAS_AN_ENDLESS_HEADER(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send("HTTP/1.1 200 OK\r\nX-Long: ") && request.endlessly("long and longer ")),
    HAS_AN_ENDLESS_ERROR(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.FAILURE,
            request -> lost(request).send(head("500 Internal Server Error", "Transfer-Encoding: chunked"))
                    && request.endlessly("8\r\nno, no, \r\n")),

    // ---- the response is not what it should be ----

    PROMISES_LESS_THAN_IT_SENDS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> promising(request, request.forward().body(), -7)),
    SAYS_NO_POSSIBLE_LENGTH(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send(head("200 OK", "Content-Length: minus one"))
                    && request.send("{}")
                    && request.hangUp()),
    SAYS_TWO_LENGTHS(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send(head("200 OK", "Content-Length: 2", "Content-Length: 3"))
                    && request.send("{} ")
                    && request.hangUp()),
    SAYS_NO_POSSIBLE_CHUNK_SIZE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && request.send("zz\r\n{}\r\n0\r\n\r\n")),
    SAYS_GZIP_WHERE_THERE_IS_NONE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> request.response("200 OK", request.forward().body(), "Content-Encoding: gzip")),
    SENDS_A_GZIP_BOMB(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request ->
                    lost(request).response("200 OK", gzip(new byte[Parts.TOO_MANY_BYTES]), "Content-Encoding: gzip")),
    SENDS_TOO_MUCH(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", new byte[Parts.TOO_MANY_BYTES])),
    SENDS_NOTHING(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", "")),
    SENDS_NO_CONTENT(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).send(head("204 No Content", ""))),
    ACCEPTS_FOR_LATER(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("202 Accepted", "{}")),
    SENDS_HALF_A_CHARACTER(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'})),
    SENDS_NULL(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", "null")),
    SENDS_ANOTHERS_RESPONSE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", "{\"id\":\"somebody-elses\",\"records\":[]}")),
    SENDS_THE_DOCUMENTED_SAMPLE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", Parts.DOCUMENTED_SAMPLE)),
    SHOWS_ANOTHER_STATE(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.FALSE_STATE, request -> {
        HttpMessage response = request.forward();
        return request.response(response.status(), Parts.inAnotherState(response));
    }),
    CUTS_AN_UNKNOWN_FIELD(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", "{\"zz\":[")),
    NESTS_TOO_DEEP(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> lost(request).response("200 OK", "{\"zz\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
    SAYS_EVERYTHING_TWICE(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> request.response("200 OK", Parts.twice(request.forward()))),
    GOES_ON_AFTER_THE_END(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.UNUSABLE,
            request -> request.response("200 OK", Parts.join(request.forward().body(), "{}"))),

    // ---- unusual but valid ----

    TAKES_ITS_TIME(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.RESPONSE,
            request -> !request.clientLeavesWithin(150) && request.passOn()),
    HINTS_EARLY(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.RESPONSE,
            request -> request.send(head("103 Early Hints", "", "Link: </style.css>")) && request.passOn()),
    SENDS_CHUNKS(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, request -> {
        HttpMessage response = request.forward();
        return chunked(request, response.status(), response.body(), "0\r\n\r\n");
    }),
    SENDS_GZIP(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, request -> {
        HttpMessage response = request.forward();
        return request.response(response.status(), gzip(response.body()), "Content-Encoding: gzip");
    }),
    SAYS_NO_LENGTH(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, request -> {
        HttpMessage response = request.forward();
        return withoutLength(request, response.status(), response.body());
    }),
    ADDS_SURPLUS_BYTES(
            Arrival.BEFORE_THE_RESPONSE,
            ObservedOutcome.RESPONSE,
            request -> request.send(Parts.join(
                    request.forward().bytes(), head("200 OK", "Content-Length: 16") + "{\"id\":\"surplus\"}"))),
    CLOSES_AFTER_ANSWERING(
            Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, request -> request.passOn() && request.hangUp()),
    CLOSES_AS_IT_SAYS(Arrival.BEFORE_THE_RESPONSE, ObservedOutcome.RESPONSE, request -> {
        HttpMessage response = request.forward();
        return request.response(response.status(), response.body(), "Connection: close") && request.hangUp();
    }),

    // ---- the request arrives after the client has gone ----

    FORWARDS_TOO_LATE(Arrival.AFTER_THE_CALL, ObservedOutcome.SILENCE, ProxiedRequest::forwardTooLate);

    /** When the service receives the request. */
    enum Arrival {
        NEVER,
        BEFORE_THE_RESPONSE,
        AFTER_THE_CALL
    }

    /** Acts on a request; returns whether the connection stays open. */
    private interface Play {
        boolean on(ProxiedRequest request) throws IOException;
    }

    private final Arrival arrival;
    private final ObservedOutcome seen;
    private final Play play;

    Fault(Arrival arrival, ObservedOutcome seen, Play play) {
        this.arrival = arrival;
        this.seen = seen;
        this.play = play;
    }

    Arrival arrival() {
        return arrival;
    }

    boolean arrivesInTime() {
        return arrival == Arrival.BEFORE_THE_RESPONSE;
    }

    ObservedOutcome seen() {
        return seen;
    }

    boolean on(ProxiedRequest request) throws IOException {
        return play.on(request);
    }

    private static ProxiedRequest lost(ProxiedRequest request) throws IOException {
        request.forward();
        return request;
    }

    private static boolean redirect(ProxiedRequest request, String status) throws IOException {
        return request.response(status, "", "Location: " + request.trap());
    }

    /** Sends this many bytes of the response, or all but this many. */
    private static boolean cut(ProxiedRequest request, int length, boolean resets) throws IOException {
        byte[] whole = request.forward().bytes();
        request.send(Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
        return resets ? request.reset() : request.hangUp();
    }

    private static boolean chunked(ProxiedRequest request, String status, byte[] body, String end) throws IOException {
        return request.send(head(status, "Transfer-Encoding: chunked"))
                && request.send(Integer.toHexString(body.length) + "\r\n")
                && request.send(body)
                && request.send("\r\n" + end);
    }

    private static boolean withoutLength(ProxiedRequest request, String status, byte[] body) throws IOException {
        return request.send(head(status, "Connection: close")) && request.send(body) && request.hangUp();
    }

    private static boolean promising(ProxiedRequest request, byte[] body, int more) throws IOException {
        return request.send(head("200 OK", "Content-Length: " + (body.length + more))) && request.send(body);
    }

    private static byte[] half(HttpMessage response) {
        return Arrays.copyOf(response.body(), response.body().length / 2);
    }

    /** Contents of responses. */
    private static final class Parts {
        private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
        private static final String HTML = "<!DOCTYPE html><html><title>Sorry</title><p>We'll be back.</html>";
        private static final int TOO_MANY_BYTES = 300_000;

        /** The response to create and to close in the documentation. */
        private static final String DOCUMENTED_SAMPLE = """
                {"id":"3f55c8330da4144afd1c6728","created_at":"2012-05-21T01:15:28Z","updated_at":"2012-05-21T01:19:49Z",
                 "source_id":"f18c81948c137d86dac77216","thread_id":"9c9903dc3d559a8801eb5441",
                 "content_id":"c93e3586250ff60181b6c2f0","deferred_at":"2012-05-21T01:18:49Z",
                 "identity_id":"8a8deed44623a4c44268c266","comments_count":1,"closed":false,
                 "closed_at":"2012-05-24T02:00:32Z","custom_fields":{"external_id":"342901"},
                 "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],
                 "user_id":"d033e22ae348feb5660fc214","user_replies_count":1,"status":"Ferm\u00e9e"}
                """;

        /** The same for every run. */
        private static byte[] noise() {
            byte[] noise = new byte[20_000];
            new Random(7).nextBytes(noise);
            return noise;
        }

        private static byte[] join(byte[] bytes, String text) {
            byte[] end = text.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = Arrays.copyOf(bytes, bytes.length + end.length);
            System.arraycopy(end, 0, all, bytes.length, end.length);
            return all;
        }

        /** Every intervention in it open, replied to, and with another owner, content, categories and custom fields than it has; every comment with another text; every webhook with another URL. */
        private static String inAnotherState(HttpMessage response) {
            return new String(response.body(), StandardCharsets.UTF_8)
                    .replace("\"closed\":true", "\"closed\":false")
                    .replaceAll("\"user_replies_count\":\\d+", "\"user_replies_count\":1")
                    .replaceAll("\"(user_id|content_id)\":\"[^\"]*\"", "\"$1\":\"another\"")
                    .replaceAll("\"url\":\"[^\"]*\"", "\"url\":\"another\"")
                    .replaceAll("\"body\":\"[^\"]*\"", "\"body\":\"another\"")
                    .replaceAll("\"category_ids\":\\[[^]]*]", "\"category_ids\":[]")
                    .replaceAll("\"custom_fields\":\\{[^}]*}", "\"custom_fields\":{}");
        }

        private static String beginningOfAChunk(byte[] body) {
            return head("200 OK", "Transfer-Encoding: chunked") + Integer.toHexString(body.length) + "\r\n{";
        }

        /** The same object with each of its fields twice. */
        private static String twice(HttpMessage response) {
            String object = new String(response.body(), StandardCharsets.UTF_8).strip();
            String fields = object.substring(1, object.length() - 1);
            return "{" + fields + "," + fields + "}";
        }
    }
}
