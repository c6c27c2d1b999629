package dev.interventions.probe.check;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.Locale;

/** The checks, each with its claim about the service and the options or data that it needs. */
public enum Check {
    // ---- reads ----
    NO_TOKEN("AUTH-1", Need.NOTHING, "a request without a token gets 401"),
    UNKNOWN_TOKEN("AUTH-1", Need.NOTHING, "a request with an unknown token gets 401"),
    UNKNOWN_ID("FOUND-1", Need.NOTHING, "get of an unknown id gets 404"),
    ERROR_SHAPE("WIRE-12", Need.NOTHING, "an error has the fields error, message and status, which is the HTTP status"),
    UNREAD_SOURCE("GET-2", Need.UNREAD, "get of an intervention in a source that isn't read gets 404"),
    LIST_ORDER("LIST-2", Need.RECORDS, "a list begins with the newest created_at"),
    LIST_UPDATED("LIST-3", Need.RECORDS, "a list with sort=updated_at begins with the newest updated_at"),
    LIST_TIES("LIST-4", Need.RECORDS, "of records with equal dates, the greater id comes first"),
    LIST_THREAD("LIST-5", Need.RECORDS, "thread_id selects the interventions in this thread"),
    LIST_OWNER("LIST-6", Need.RECORDS, "user_id selects the interventions owned by this user"),
    LIST_IDENTITIES("LIST-8", Need.RECORDS, "repeated identity_id[] selects the interventions of each identity"),
    LIST_UNKNOWN("LIST-10", Need.NOTHING, "a filter by an unknown id gives an empty page"),
    LIST_STATUS("LIST-11", Need.RECORDS, "status selects closed interventions, or those opened in any way"),
    PAGE_COUNT(
            "PAGE-1", Need.RECORDS, "a page has the total count, and the offset (in records) and limit that were used"),
    PAGE_CLAMPED("PAGE-1", Need.NOTHING, "a limit over 150 is used and echoed as 150"),
    PAGE_DEFAULT("PAGE-2", Need.NOTHING, "without a limit, a page has at most 30 records and echoes 30"),
    PAGE_PAST_END("PAGE-3", Need.NOTHING, "an offset past the end gives 200 and no records"),
    GET_UNCHANGED("GET-1", Need.RECORDS, "get gives the intervention with this id, and doesn't change it"),
    WHOLE_SECONDS("TIME-1", Need.RECORDS, "date-times of records have whole seconds"),
    ABSENT_FIELDS("WIRE-4", Need.RECORDS, "absent fields are left out of a record, never null"),
    CUSTOM_FIELDS_NAME("WIRE-6", Need.RECORDS, "the custom fields of a record are named custom_fields"),
    CLOSED_DATES("STATE-2", Need.RECORDS, "a record has closed_at if and only if it has closed: true"),
    REPLY_TIMES("REPLY-4", Need.RECORDS, "reply times are measured from opening, in seconds"),
    // ---- writes on a message ----
    CREATE_UNKNOWN("CREATE-3", Need.WRITE, "create on an unknown content gets 422"),
    CREATE_OWNER("CREATE-1", Need.CONTENT_AND_USER, "create opens an intervention that the token's user owns"),
    CREATE_SHAPE("CREATE-7", Need.CONTENT_OR_INTERVENTION, "the response of create is an intervention, not a page"),
    CREATE_ON_OPEN("CREATE-6", Need.CONTENT, "create on a content whose intervention is open gets 422"),
    CLOSE_UNREPLIED("CLOSE-2", Need.CONTENT, "close of an intervention without agent reply gets 403"),
    CANCEL_RESPONSE("CANCEL-5", Need.CONTENT, "the response of cancel is the last state, unchanged"),
    CANCEL_EFFECT(
            "CANCEL-4",
            Need.CONTENT,
            "a cancelled intervention gets 404, and create on its content opens one with a new id"),
    // ---- writes on an intervention ----
    CLOSE_DATE("CLOSE-5", Need.INTERVENTION, "closed_at is the moment of closing, not that of the last reply"),
    CLOSE_RESPONSE("STATE-1", Need.INTERVENTION, "the response of close has closed: true"),
    CLOSE_UPDATED("CHANGE-1", Need.INTERVENTION, "close sets updated_at"),
    CLOSE_CLOSED("CLOSE-1", Need.INTERVENTION, "close of a closed intervention gets 403"),
    REOPEN_OWNER(
            "CREATE-2",
            Need.INTERVENTION_AND_USER,
            "create on a closed intervention's content reopens it under its id, and the token's user owns it"),
    REOPEN_KEPT(
            "CREATE-8",
            Need.INTERVENTION,
            "reopening clears closed_at and keeps replies, categories and custom fields");

    private final String rule;
    private final String need;
    private final String claim;

    Check(String rule, String need, String claim) {
        this.rule = rule;
        this.need = need;
        this.claim = claim;
    }

    /** The options or data that a check needs in addition to an account. */
    private static final class Need {
        private static final String NOTHING = "nothing";
        private static final String RECORDS = "interventions";
        private static final String UNREAD = "--unread";
        private static final String WRITE = "--write";
        private static final String CONTENT = "--write --content";
        private static final String CONTENT_AND_USER = CONTENT + " --user";
        private static final String INTERVENTION = "--write --intervention";
        private static final String INTERVENTION_AND_USER = INTERVENTION + " --user";
        private static final String CONTENT_OR_INTERVENTION = "--write --content or --intervention";
    }

    /** The name in a ledger, such as {@code close-date}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of the rule in {@code docs/rules.md}. */
    public String rule() {
        return rule;
    }

    /** The options or data that it needs in addition to an account. */
    public String need() {
        return need;
    }

    /** Its claim about the service. */
    public String claim() {
        return claim;
    }

    /** The checks that need interventions of the account. */
    static Vector<Check> needingRecords() {
        return Vector.of(values()).filter(check -> check.need.equals(Need.RECORDS));
    }

    /** The rule of each check, by name. */
    public static Map<String, String> ruleOfCheck() {
        return Vector.of(values())
                .foldLeft(LinkedHashMap.<String, String>empty(), (all, check) -> all.put(check.label(), check.rule));
    }
}
