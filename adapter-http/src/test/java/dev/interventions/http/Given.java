package dev.interventions.http;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;

/** What tests talk about where it doesn't matter what it is. */
final class Given {

    static final String TOKEN = "s3cr3t-t0k3n";
    static final InterventionId INTERVENTION = InterventionId.of("3f55c8330da4144afd1c6728");
    static final ContentId CONTENT = ContentId.of("c93e3586250ff60181b6c2f0");
    static final UserId USER = UserId.of("d033e22ae348feb5660fc214");
    static final CategoryId CATEGORY = CategoryId.of("4d0fb475b242228032cbdf6d");

    /** The least that an intervention's answer can say. */
    static final String ANSWER = "{\"id\":\"3f55c8330da4144afd1c6728\"}";

    static final String EMPTY_PAGE = "{\"count\":0,\"offset\":0,\"limit\":30,\"records\":[]}";

    private Given() {}

    static String answerAbout(InterventionId id) {
        return "{\"id\":\"" + id.value() + "\"}";
    }
}
