package dev.interventions.http;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;

/** Values for tests in which it doesn't matter what they are. */
public final class TestData {

    public static final String TOKEN = "s3cr3t-t0k3n";
    public static final InterventionId INTERVENTION = InterventionId.of("3f55c8330da4144afd1c6728");
    static final ContentId CONTENT = ContentId.of("c93e3586250ff60181b6c2f0");
    public static final UserId USER = UserId.of("d033e22ae348feb5660fc214");
    static final CategoryId CATEGORY = CategoryId.of("4d0fb475b242228032cbdf6d");

    /** The shortest response about an intervention. */
    public static final String RESPONSE = "{\"id\":\"3f55c8330da4144afd1c6728\"}";

    /** The shortest response that shows a closed one. */
    static final String CLOSED = responseWith("\"closed\":true");

    /** As documented for create and for close. */
    static final String DOCUMENTED_SAMPLE = """
            {"id":"3f55c8330da4144afd1c6728","created_at":"2012-05-21T01:15:28Z","updated_at":"2012-05-21T01:19:49Z",
             "source_id":"f18c81948c137d86dac77216","thread_id":"9c9903dc3d559a8801eb5441","content_id":"c93e3586250ff60181b6c2f0",
             "deferred_at":"2012-05-21T01:18:49Z","identity_id":"8a8deed44623a4c44268c266","comments_count":1,"closed":false,
             "closed_at":"2012-05-24T02:00:32Z","custom_fields":{"external_id":"342901"},
             "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],"user_id":"d033e22ae348feb5660fc214",
             "user_replies_count":1,"user_reply_in_average":84959,"user_reply_in_average_bh":63000,"user_reply_in_average_count":1,
             "first_user_reply_id":"573446514379728247000001","first_user_reply_in":0,"first_user_reply_in_bh":0,
             "last_user_reply_in":0,"last_user_reply_in_bh":0,"status":"Fermée"}
            """;

    static final String EMPTY_PAGE = "{\"count\":0,\"offset\":0,\"limit\":30,\"records\":[]}";

    private TestData() {}

    /** Throws what the caller doesn't declare. */
    @SuppressWarnings("unchecked")
    public static <T, E extends Throwable> T sneakilyThrow(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A response about the intervention that has these fields besides. */
    static String responseWith(String fields) {
        return "{\"id\":\"" + INTERVENTION.value() + "\"," + fields + "}";
    }

    static String responseAbout(InterventionId id) {
        return "{\"id\":\"" + id.value() + "\"}";
    }
}
