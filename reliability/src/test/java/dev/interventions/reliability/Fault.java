package dev.interventions.reliability;

import static dev.interventions.reliability.ProxiedRequest.gzip;
import static dev.interventions.reliability.ProxiedRequest.head;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What can happen to a request between the client and the service. */
enum Fault {
    NONE(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, ProxiedRequest::passOn),

    // ---- the request never arrives ----

    REFUSES_CONNECTIONS(Arrival.NEVER, ObservedOutcome.NO_CONNECTION, ProxiedRequest::reset),
    RESETS_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::reset),
    CLOSES_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::hangUp),
    HALF_CLOSES_INSTEAD_OF_FORWARDING(Arrival.NEVER, ObservedOutcome.BROKEN, ProxiedRequest::halfClose),
    SWALLOWS_THE_REQUEST(Arrival.NEVER, ObservedOutcome.SILENCE, ProxiedRequest::silence),
    CONTINUES_FOR_EVER(
            Arrival.NEVER, ObservedOutcome.SILENCE, exchange -> exchange.endlesslyPastTheDeadline(Parts.CONTINUE)),
    DRIBBLES_A_HEAD(
            Arrival.NEVER, ObservedOutcome.SILENCE, exchange -> exchange.dribble("HTTP/1.1 200 OK\r\nX-Slow: aaaa")),
    FAILS_AS_GATEWAY(Arrival.NEVER, ObservedOutcome.BAD_GATEWAY, exchange -> exchange.response("502 Bad Gateway", "")),
    IS_DOWN_FOR_MAINTENANCE(
            Arrival.NEVER,
            ObservedOutcome.BAD_GATEWAY,
            exchange -> exchange.response("503 Service Unavailable", Parts.HTML, "Retry-After: 0")),
    FAILS_WITH_A_PAGE(
            Arrival.NEVER,
            ObservedOutcome.FAILURE,
            exchange -> exchange.response("500 Internal Server Error", Parts.HTML)),
    TIMES_OUT_THE_REQUEST(
            Arrival.NEVER, ObservedOutcome.FAILURE, exchange -> exchange.response("408 Request Timeout", "")),
    REDIRECTS(Arrival.NEVER, ObservedOutcome.UNUSABLE, exchange -> redirect(exchange, "302 Found")),
    REDIRECTS_WITH_THE_METHOD(
            Arrival.NEVER, ObservedOutcome.UNUSABLE, exchange -> redirect(exchange, "307 Temporary Redirect")),
    REDIRECTS_FOR_EVER(
            Arrival.NEVER, ObservedOutcome.UNUSABLE, exchange -> redirect(exchange, "308 Permanent Redirect")),
    SHOWS_A_LOGIN_PAGE(Arrival.NEVER, ObservedOutcome.UNUSABLE, exchange -> exchange.response("200 OK", Parts.HTML)),
    SWITCHES_PROTOCOLS(
            Arrival.NEVER,
            ObservedOutcome.UNUSABLE,
            exchange -> exchange.send(head("101 Switching Protocols", "", "Upgrade: h2c", "Connection: Upgrade"))
                    && exchange.awaitDeparture()),
    SPEAKS_ANOTHER_PROTOCOL(
            Arrival.NEVER,
            ObservedOutcome.UNUSABLE,
            exchange -> exchange.send("220 mail.example ESMTP\r\n") && exchange.hangUp()),
    SENDS_NOISE(Arrival.NEVER, ObservedOutcome.UNUSABLE, exchange -> exchange.send(Parts.noise()) && exchange.hangUp()),
    REFUSES_THE_TOKEN(
            Arrival.NEVER, ObservedOutcome.UNAUTHORIZED, exchange -> exchange.response("401 Unauthorized", "")),
    THROTTLES(Arrival.NEVER, ObservedOutcome.THROTTLED, exchange -> exchange.response("429 Too Many Requests", "")),
    THROTTLES_WITH_A_PAUSE(
            Arrival.NEVER,
            ObservedOutcome.THROTTLED,
            exchange -> exchange.response("429 Too Many Requests", Parts.HTML, "Retry-After: 0")),
    REFUSES_WITH_A_PAGE(
            Arrival.NEVER, ObservedOutcome.REFUSED, exchange -> exchange.response("400 Bad Request", Parts.HTML)),
    REFUSES_LONG_URIS(Arrival.NEVER, ObservedOutcome.REFUSED, exchange -> exchange.response("414 URI Too Long", "")),

    // ---- it arrives, and the response is lost ----

    RESETS_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BROKEN,
            exchange -> lost(exchange).reset()),
    CLOSES_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BROKEN,
            exchange -> lost(exchange).hangUp()),
    HALF_CLOSES_INSTEAD_OF_ANSWERING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BROKEN,
            exchange -> lost(exchange).halfClose()),
    SWALLOWS_THE_ANSWER(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.SILENCE,
            exchange -> lost(exchange).silence()),
    ANSWERS_AFTER_THE_GATEWAY_GAVE_UP(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BAD_GATEWAY,
            exchange -> lost(exchange).response("504 Gateway Timeout", "")),
    FAILS_AFTER_APPLYING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.FAILURE,
            exchange -> lost(exchange).response("500 Internal Server Error", "{\"error\":\"oops\",\"message\":\"\"}")),

    // ---- the response is cut ----

    CUTS_THE_STATUS_LINE(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.BROKEN, exchange -> cut(exchange, 6, false)),
    CUTS_THE_HEADERS(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.BROKEN, exchange -> cut(exchange, 30, false)),
    CUTS_THE_BODY(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.BROKEN, exchange -> cut(exchange, -10, false)),
    RESETS_IN_THE_BODY(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.BROKEN, exchange -> cut(exchange, -10, true)),
    CUTS_THE_CHUNKS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BROKEN,
            exchange -> chunked(exchange, "200 OK", exchange.forward().body(), "") && exchange.hangUp()),
    CUTS_A_CHUNK(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.BROKEN,
            exchange -> exchange.send(Parts.beginningOfAChunk(exchange.forward().body())) && exchange.hangUp()),
    CUTS_WHAT_HAS_NO_LENGTH(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> withoutLength(exchange, "200 OK", half(exchange.forward()))),

    // ---- the response never ends ----

    DRIBBLES_THE_BODY(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.SILENCE,
            exchange -> lost(exchange).send(head("200 OK", "Content-Length: 100000"))
                    && exchange.dribble("{\"id\":\"aaaaaaaa")),
    CONTINUES_FOR_EVER_AFTER_APPLYING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.SILENCE,
            exchange -> lost(exchange).endlesslyPastTheDeadline(Parts.CONTINUE)),
    ANSWERS_WITH_ENDLESS_BLANKS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && exchange.endlessly("1000\r\n" + " ".repeat(0x1000) + "\r\n")),
    DRIBBLES_CHUNKS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.SILENCE,
            exchange -> lost(exchange).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && exchange.dribble("1\r\n{\r\n1\r\n ")),
    PROMISES_MORE_THAN_IT_SENDS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.SILENCE,
            exchange -> promising(exchange, exchange.forward().body(), 7) && exchange.silence()),
    HAS_ENDLESS_HEADERS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send("HTTP/1.1 200 OK\r\n") && exchange.endlessly("X-More: of the same\r\n")),
    HAS_AN_ENDLESS_HEADER(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send("HTTP/1.1 200 OK\r\nX-Long: ") && exchange.endlessly("long and longer ")),
    HAS_AN_ENDLESS_ERROR(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.FAILURE,
            exchange -> lost(exchange).send(head("500 Internal Server Error", "Transfer-Encoding: chunked"))
                    && exchange.endlessly("8\r\nno, no, \r\n")),

    // ---- the response is not what it should be ----

    PROMISES_LESS_THAN_IT_SENDS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> promising(exchange, exchange.forward().body(), -7)),
    SAYS_NO_POSSIBLE_LENGTH(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send(head("200 OK", "Content-Length: minus one"))
                    && exchange.send("{}")
                    && exchange.hangUp()),
    SAYS_TWO_LENGTHS(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send(head("200 OK", "Content-Length: 2", "Content-Length: 3"))
                    && exchange.send("{} ")
                    && exchange.hangUp()),
    SAYS_NO_POSSIBLE_CHUNK_SIZE(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send(head("200 OK", "Transfer-Encoding: chunked"))
                    && exchange.send("zz\r\n{}\r\n0\r\n\r\n")),
    SAYS_GZIP_WHERE_THERE_IS_NONE(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> exchange.response("200 OK", exchange.forward().body(), "Content-Encoding: gzip")),
    SENDS_A_GZIP_BOMB(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange ->
                    lost(exchange).response("200 OK", gzip(new byte[Parts.TOO_MANY_BYTES]), "Content-Encoding: gzip")),
    SENDS_TOO_MUCH(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", new byte[Parts.TOO_MANY_BYTES])),
    SENDS_NOTHING(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", "")),
    SENDS_NO_CONTENT(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).send(head("204 No Content", ""))),
    ACCEPTS_FOR_LATER(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("202 Accepted", "{}")),
    SENDS_HALF_A_CHARACTER(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'})),
    SENDS_NULL(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", "null")),
    SENDS_ANOTHERS_ANSWER(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", "{\"id\":\"somebody-elses\",\"records\":[]}")),
    SENDS_THE_DOCUMENTED_SAMPLE(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", Parts.DOCUMENTED_SAMPLE)),
    SHOWS_ANOTHER_STATE(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.FALSE_STATE, exchange -> {
        HttpMessage response = exchange.forward();
        return exchange.response(response.status(), Parts.inAnotherState(response));
    }),
    CUTS_AN_UNKNOWN_FIELD(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", "{\"zz\":[")),
    NESTS_TOO_DEEP(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> lost(exchange).response("200 OK", "{\"zz\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
    SAYS_EVERYTHING_TWICE(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange -> exchange.response("200 OK", Parts.twice(exchange.forward()))),
    GOES_ON_AFTER_THE_END(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.UNUSABLE,
            exchange ->
                    exchange.response("200 OK", Parts.join(exchange.forward().body(), "{}"))),

    // ---- strange, and harmless ----

    TAKES_ITS_TIME(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.Response,
            exchange -> !exchange.clientLeavesWithin(150) && exchange.passOn()),
    HINTS_EARLY(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.Response,
            exchange -> exchange.send(head("103 Early Hints", "", "Link: </style.css>")) && exchange.passOn()),
    SENDS_CHUNKS(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, exchange -> {
        HttpMessage response = exchange.forward();
        return chunked(exchange, response.status(), response.body(), "0\r\n\r\n");
    }),
    SENDS_GZIP(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, exchange -> {
        HttpMessage response = exchange.forward();
        return exchange.response(response.status(), gzip(response.body()), "Content-Encoding: gzip");
    }),
    SAYS_NO_LENGTH(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, exchange -> {
        HttpMessage response = exchange.forward();
        return withoutLength(exchange, response.status(), response.body());
    }),
    ADDS_SURPLUS_BYTES(
            Arrival.BEFORE_THE_ANSWER,
            ObservedOutcome.Response,
            exchange -> exchange.send(Parts.join(
                    exchange.forward().bytes(), head("200 OK", "Content-Length: 16") + "{\"id\":\"surplus\"}"))),
    CLOSES_AFTER_ANSWERING(
            Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, exchange -> exchange.passOn() && exchange.hangUp()),
    CLOSES_AS_IT_SAYS(Arrival.BEFORE_THE_ANSWER, ObservedOutcome.Response, exchange -> {
        HttpMessage response = exchange.forward();
        return exchange.response(response.status(), response.body(), "Connection: close") && exchange.hangUp();
    }),

    // ---- the request arrives when the client has long gone ----

    FORWARDS_TOO_LATE(Arrival.AFTER_THE_CALL, ObservedOutcome.SILENCE, ProxiedRequest::forwardTooLate);

    /** When the service gets the request. */
    enum Arrival {
        NEVER,
        BEFORE_THE_ANSWER,
        AFTER_THE_CALL
    }

    /** What is done with a request; says whether the connection goes on. */
    private interface Play {
        boolean on(ProxiedRequest exchange) throws IOException;
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
        return arrival == Arrival.BEFORE_THE_ANSWER;
    }

    ObservedOutcome seen() {
        return seen;
    }

    boolean on(ProxiedRequest exchange) throws IOException {
        return play.on(exchange);
    }

    private static ProxiedRequest lost(ProxiedRequest exchange) throws IOException {
        exchange.forward();
        return exchange;
    }

    private static boolean redirect(ProxiedRequest exchange, String status) throws IOException {
        return exchange.response(status, "", "Location: " + exchange.trap());
    }

    /** Sends so many bytes of the response, or all but so many. */
    private static boolean cut(ProxiedRequest exchange, int length, boolean resets) throws IOException {
        byte[] whole = exchange.forward().bytes();
        exchange.send(Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
        return resets ? exchange.reset() : exchange.hangUp();
    }

    private static boolean chunked(ProxiedRequest exchange, String status, byte[] body, String end) throws IOException {
        return exchange.send(head(status, "Transfer-Encoding: chunked"))
                && exchange.send(Integer.toHexString(body.length) + "\r\n")
                && exchange.send(body)
                && exchange.send("\r\n" + end);
    }

    private static boolean withoutLength(ProxiedRequest exchange, String status, byte[] body) throws IOException {
        return exchange.send(head(status, "Connection: close")) && exchange.send(body) && exchange.hangUp();
    }

    private static boolean promising(ProxiedRequest exchange, byte[] body, int more) throws IOException {
        return exchange.send(head("200 OK", "Content-Length: " + (body.length + more))) && exchange.send(body);
    }

    private static byte[] half(HttpMessage response) {
        return Arrays.copyOf(response.body(), response.body().length / 2);
    }

    /** What faults are made of. */
    private static final class Parts {
        private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
        private static final String HTML = "<!DOCTYPE html><html><title>Sorry</title><p>We'll be back.</html>";
        private static final int TOO_MANY_BYTES = 300_000;

        /** What the documentation shows as the response to create and to close. */
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

        /** Every intervention in it open, replied to, and with another owner, content, categories and custom fields than it has. */
        private static String inAnotherState(HttpMessage response) {
            return new String(response.body(), StandardCharsets.UTF_8)
                    .replace("\"closed\":true", "\"closed\":false")
                    .replaceAll("\"user_replies_count\":\\d+", "\"user_replies_count\":1")
                    .replaceAll("\"(user_id|content_id)\":\"[^\"]*\"", "\"$1\":\"another\"")
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
