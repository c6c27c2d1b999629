package dev.interventions.probe;

import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.RecordVariant;
import dev.interventions.probe.Behavior.Call;
import dev.interventions.probe.Behavior.Service;
import dev.interventions.probe.Behavior.ServiceResponse;
import dev.interventions.probe.wire.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Services that each break one rule, with the check that has to find it and a part of its finding. */
enum WrongService {
    FORBIDS_CALLS_WITHOUT_TOKEN(
            "no-token",
            "403",
            () -> (call, service) ->
                    call.authorization().isEmpty() ? ServiceResponse.error(403) : service.respond(call)),
    FORBIDS_UNKNOWN_TOKENS(
            "unknown-token",
            "403",
            () -> (call, service) ->
                    call.authorization().contains("unknown") ? ServiceResponse.error(403) : service.respond(call)),
    FORBIDS_UNKNOWN_IDS("unknown-id", "403", WrongService::forbiddenUnknownIds),
    ERRORS_HAVE_NO_IDENTIFIER("error-shape", "401 and 404", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return response.isOk() ? response : new ServiceResponse(response.status(), "{\"message\":\"something\"}");
    }),
    FORBIDS_UNREAD_SOURCES("unread-source", "403 rather than 404", WrongService::forbiddenUnread),

    OLDEST_FIRST(
            "list-order",
            "the oldest comes first",
            () -> sorted("limit=150", by("created_at").thenComparing(by("id").reversed()))),
    LEAST_RECENTLY_CHANGED_FIRST(
            "list-updated",
            "the oldest comes first",
            () -> sorted("limit=150&sort=updated_at", by("updated_at").thenComparing(by("id").reversed()))),
    CHANGES_IN_NO_ORDER(
            "list-updated",
            "in no order",
            () -> sorted("limit=150&sort=updated_at", by("closed_at").thenComparing(by("id").reversed()))),
    LESSER_IDS_FIRST(
            "list-ties",
            "the lesser id comes first",
            () -> sorted("limit=150", by("created_at").reversed().thenComparing(by("id")))),

    IGNORES_THREADS("list-thread", "other values of thread_id", () -> without("thread_id")),
    IGNORES_OWNERS("list-owner", "other values of user_id", () -> without("user_id")),
    KNOWS_THE_LAST_IDENTITY_ONLY(
            "list-identities",
            "no record with 1 of 2",
            () -> (call, service) -> service.respond(
                    call.withQuery(query -> query.replaceFirst("identity_id%5B%5D=[^&]*&identity", "identity")))),
    DOESNT_FIND_UNKNOWN_FILTERS("list-unknown", "refused with 404", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        boolean unknown = call.query().contains("thread_id") && isEmpty(response);
        return unknown ? ServiceResponse.error(404) : response;
    }),
    REFUSES_STATUS(
            "list-status",
            "refused with 400",
            () -> (call, service) ->
                    call.query().contains("status=") ? ServiceResponse.error(400) : service.respond(call)),
    IGNORES_STATUS(
            "list-status",
            "in another state",
            () -> (call, service) -> service.respond(call.withQuery(query -> query.replaceFirst("&status=.*", "")))),

    COUNTS_THE_PAGE("page-count", "records begin at the offset", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return response.isPage()
                ? response.with(
                        "count", number(response.json().getJsonArray("records").size()))
                : response;
    }),
    COUNTS_ONE_TOO_MANY("page-count", "0 records begin at the offset", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return response.isPage() && !call.query().contains("thread_id")
                ? response.with("count", number(response.json().getInt("count") + 1))
                : response;
    }),
    OFFSETS_COUNT_PAGES("page-count", "counted in records", () -> (call, service) -> {
        boolean second = call.query().startsWith("offset=1&");
        ServiceResponse response =
                service.respond(second ? call.withQuery(query -> query.replace("offset=1", "offset=2")) : call);
        return second ? response.with("offset", number(1)) : response;
    }),
    REFUSES_LARGE_LIMITS(
            "page-clamped",
            "refused with 400",
            () -> (call, service) ->
                    call.query().contains("limit=151") ? ServiceResponse.error(400) : service.respond(call)),
    ECHOES_LARGE_LIMITS("page-clamped", "echoes 151", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return call.query().contains("limit=151") ? response.with("limit", number(151)) : response;
    }),
    HAS_LARGE_PAGES(
            "page-default",
            "echoes 50",
            () -> (call, service) -> service.respond(
                    call.isList() && call.query().isEmpty() ? call.withQuery(query -> "limit=50") : call)),
    REFUSES_LARGE_OFFSETS(
            "page-past-end",
            "refused with 404",
            () -> (call, service) ->
                    call.query().matches("offset=\\d{3,}&.*") ? ServiceResponse.error(404) : service.respond(call)),

    READING_CHANGES_RECORDS("get-unchanged", "changes with each get", WrongService::changingGets),
    HAS_FRACTIONS_OF_SECONDS("whole-seconds", "fractions", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return new ServiceResponse(
                response.status(), response.body().replaceAll("(T\\d\\d:\\d\\d:\\d\\d)Z", "$1.123Z"));
    }),
    WRITES_NULLS("absent-fields", "null", variant(RecordVariant.EXPLICIT_NULLS)),
    HAS_CUSTOM_FIELD_VALUES("custom-fields-name", "custom_field_values", variant(RecordVariant.CUSTOM_FIELD_VALUES)),
    CLOSED_WITHOUT_DATE("closed-dates", "closed_at without closed", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return call.isLargestList()
                ? response.withEach(record -> ServiceResponse.without(record, "closed_at"))
                : response;
    }),
    REPLIES_IN_MINUTES(
            "reply-times",
            "minutes",
            () -> (call, service) -> service.respond(call).withEach(record -> {
                boolean replied = record.containsKey("first_user_reply_in");
                return replied
                        ? ServiceResponse.change(
                                record, "first_user_reply_in", number(record.getInt("first_user_reply_in") / 60))
                        : record;
            })),
    REPLIES_IN_MILLISECONDS(
            "reply-times",
            "not always the number of seconds",
            () -> (call, service) -> service.respond(call)
                    .withEach(record -> record.containsKey("first_user_reply_in")
                            ? ServiceResponse.change(
                                    record, "first_user_reply_in", number(record.getInt("first_user_reply_in") * 1000))
                            : record)),

    DOESNT_FIND_UNKNOWN_CONTENTS("create-unknown", "404 rather than 422", () -> new RefusedCreates(true, 404)),
    CREATES_FOR_OTHERS("create-owner", "another user", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        boolean opened = call.is("POST", "/interventions")
                && response.isOk()
                && !response.json().containsKey("first_user_reply_id");
        return opened ? response.with("user_id", Json.text("somebody")) : response;
    }),
    CREATES_PAGES("create-shape", "a page", EmulatorSettings.defaults().withCreateAnswersPage(true)),
    CONFLICTS_ON_OPEN("create-on-open", "409 rather than 422", () -> new RefusedCreates(false, 409)),
    UNREPLIED_IS_UNPROCESSABLE("close-unreplied", "422 rather than 403", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        boolean unreplied = call.is("PUT", "/close") && response.body().contains("CLOSE-2");
        return unreplied ? ServiceResponse.error(422) : response;
    }),
    CANCEL_SHOWS_CLOSED("cancel-response", "closed", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return call.is("DELETE", "/cancel") ? response.with("closed", JsonValue.TRUE) : response;
    }),
    CANCELLED_IS_GONE("cancel-effect", "410", Cancelled410::new),

    CLOSED_AT_THE_LAST_REPLY("close-date", "that of the last reply", variant(RecordVariant.CLOSED_AT_LAST_REPLY)),
    CLOSE_SHOWS_OPEN("close-response", "closed: false", variant(RecordVariant.CLOSE_ANSWERS_OPEN)),
    CLOSE_LEAVES_UPDATED_AT("close-updated", "not later", UnmovedByClose::new),
    CONFLICTS_ON_CLOSED("close-closed", "409 rather than 403", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        boolean closed = call.is("PUT", "/close") && response.body().contains("CLOSE-1");
        return closed ? ServiceResponse.error(409) : response;
    }),
    REOPENING_KEEPS_THE_OWNER("reopen-owner", "the same as before", OwnerKept::new),
    REOPENING_CLEARS_CATEGORIES("reopen-kept", "category_ids", () -> (call, service) -> {
        ServiceResponse response = service.respond(call);
        return call.is("POST", "/interventions") && response.isOk()
                ? response.with("category_ids", Json.array().build())
                : response;
    });

    /** The interventions in sources that the token's user doesn't read, of all accounts. */
    static final Set<String> UNREAD = ConcurrentHashMap.newKeySet();

    private final String check;
    private final String seen;
    private final Supplier<Behavior> behavior;
    private final EmulatorSettings settings;

    WrongService(String check, String seen, Supplier<Behavior> behavior) {
        this.check = check;
        this.seen = seen;
        this.behavior = behavior;
        this.settings = EmulatorSettings.defaults();
    }

    WrongService(String check, String seen, EmulatorSettings settings) {
        this.check = check;
        this.seen = seen;
        this.behavior = () -> (call, service) -> service.respond(call);
        this.settings = settings;
    }

    TestAccount account() {
        return new TestAccount(behavior.get(), settings);
    }

    /** The only check that is contradicted. */
    String check() {
        return check;
    }

    /** A part of the check's finding. */
    String seen() {
        return seen;
    }

    // ---- behaviors ----

    private static EmulatorSettings variant(RecordVariant variant) {
        return EmulatorSettings.defaults().withRecordVariants(variant);
    }

    private static Behavior forbiddenUnread() {
        return (call, service) ->
                call.isGetOfOne() && UNREAD.contains(call.id()) ? ServiceResponse.error(403) : service.respond(call);
    }

    private static Behavior forbiddenUnknownIds() {
        Map<String, String> created = new ConcurrentHashMap<>();
        return (call, service) -> {
            ServiceResponse response = service.respond(call);
            if (call.is("POST", "/interventions") && response.isOk()) {
                created.put(response.json().getString("id"), "");
            }
            boolean unknown = call.isGetOfOne() && response.status() == 404;
            return unknown && !UNREAD.contains(call.id()) && !created.containsKey(call.id())
                    ? ServiceResponse.error(403)
                    : response;
        };
    }

    private static Comparator<JsonObject> by(String field) {
        return Comparator.comparing(record -> record.getString(field, ""));
    }

    private static Behavior sorted(String query, Comparator<JsonObject> order) {
        return (call, service) -> {
            ServiceResponse response = service.respond(call);
            return call.isList() && call.query().equals(query)
                    ? response.withRecords(all -> all.sorted(order))
                    : response;
        };
    }

    /** Ignores this filter, unless nothing matches it. */
    private static Behavior without(String filter) {
        return (call, service) -> {
            ServiceResponse response = service.respond(call);
            return call.isList() && !isEmpty(response)
                    ? service.respond(call.withQuery(query -> query.replaceFirst("&" + filter + "=[^&]*", "")))
                    : response;
        };
    }

    private static boolean isEmpty(ServiceResponse response) {
        return response.isPage() && response.json().getJsonArray("records").isEmpty();
    }

    private static JsonNumber number(int value) {
        return Json.read(String.valueOf(value)).map(JsonNumber.class::cast).get();
    }

    /** Until the first write, each get shows another number of comments. */
    private static Behavior changingGets() {
        Map<String, Integer> gets = new ConcurrentHashMap<>();
        return (call, service) -> {
            if (!call.method().equals("GET")) {
                gets.put("written", 1);
            }
            ServiceResponse response = service.respond(call);
            return call.isGetOfOne() && response.isOk() && !gets.containsKey("written")
                    ? response.with("comments_count", number(gets.merge("gets", 1, Integer::sum)))
                    : response;
        };
    }

    /** Refuses creates with this status: either the first of a run, for an unknown content, or those for a content with an intervention. */
    private static final class RefusedCreates implements Behavior {
        private final boolean first;
        private final int status;
        private final AtomicInteger creates = new AtomicInteger();

        RefusedCreates(boolean first, int status) {
            this.first = first;
            this.status = status;
        }

        @Override
        public ServiceResponse respond(Call call, Service service) {
            ServiceResponse response = service.respond(call);
            boolean refused = call.is("POST", "/interventions") && (creates.incrementAndGet() == 1) == first;
            return refused && !response.isOk() ? ServiceResponse.error(status) : response;
        }
    }

    private static final class Cancelled410 implements Behavior {
        private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

        @Override
        public ServiceResponse respond(Call call, Service service) {
            if (call.is("DELETE", "/cancel")) {
                cancelled.add(call.id());
            }
            return call.isGetOfOne() && cancelled.contains(call.id())
                    ? ServiceResponse.error(410)
                    : service.respond(call);
        }
    }

    private static final class UnmovedByClose implements Behavior {
        private final Map<String, String> dates = new ConcurrentHashMap<>();

        @Override
        public ServiceResponse respond(Call call, Service service) {
            if (call.is("PUT", "/close")) {
                ServiceResponse before =
                        service.respond(new Call("GET", call.path().replace("/close", ""), "", call.authorization()));
                dates.putIfAbsent(call.id(), before.json().getString("updated_at"));
            }
            return service.respond(call)
                    .withEach(record -> dates.containsKey(record.getString("id", ""))
                            ? ServiceResponse.change(record, "updated_at", Json.text(dates.get(record.getString("id"))))
                            : record);
        }
    }

    private static final class OwnerKept implements Behavior {
        private final Map<String, String> owners = new ConcurrentHashMap<>();

        @Override
        public ServiceResponse respond(Call call, Service service) {
            ServiceResponse response = service.respond(call);
            if (call.is("PUT", "/close") && response.isOk()) {
                owners.put(call.id(), response.json().getString("user_id"));
            }
            return response.withEach(record -> owners.containsKey(record.getString("id", ""))
                    ? ServiceResponse.change(record, "user_id", Json.text(owners.get(record.getString("id"))))
                    : record);
        }
    }
}
