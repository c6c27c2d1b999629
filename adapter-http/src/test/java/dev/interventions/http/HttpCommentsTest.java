package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCommentsTest {

    private static final CommentId ID = CommentId.of("5c51c8330da4144afd1c6728");
    private static final String RECORD = """
            {"id":"5c51c8330da4144afd1c6728","body":"Call back","intervention_id":"3f55c8330da4144afd1c6728",\
            "thread_id":"9c9903dc3d559a8801eb5441","user_id":"d033e22ae348feb5660fc214",\
            "identity_id":"8a8deed44623a4c44268c266","created_at":"2024-05-21T12:00:00Z",\
            "updated_at":"2024-05-21T12:00:01.250Z","new":{"field":[1]}}""";
    private static final Comment COMMENT = new Comment(
            ID,
            Option.some("Call back"),
            Option.some(TestData.INTERVENTION),
            Option.some(ThreadId.of("9c9903dc3d559a8801eb5441")),
            Option.some(TestData.USER),
            Option.some(IdentityId.of("8a8deed44623a4c44268c266")),
            Option.some(Instant.parse("2024-05-21T12:00:00Z")),
            Option.some(Instant.parse("2024-05-21T12:00:01Z")));

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    private <T> Either<InterventionError, T> call(
            ScriptedResponse response, Function<HttpComments, Either<InterventionError, T>> call) {
        service.replying(response);
        try (EngageClient client = EngageClient.connect(service.settings())) {
            return call.apply(client.comments());
        }
    }

    private <T> Either<InterventionError, T> call(
            String response, Function<HttpComments, Either<InterventionError, T>> call) {
        return call(ScriptedResponse.json(response), call);
    }

    private String request() {
        return service.onlyRequest().line();
    }

    // ---- requests ----

    @Test
    @Tag("COMMENT-9")
    @Tag("WIRE-1")
    void list_sends_each_filter_and_the_page() {
        CommentQuery query = CommentQuery.about(TestData.INTERVENTION)
                .inThread(ThreadId.of("t&1"))
                .writtenBy(TestData.USER)
                .ofIdentity(IdentityId.of("i"));

        assertThat(call(TestData.EMPTY_PAGE, comments -> comments.list(query, PageRequest.of(60, 30)))
                        .isRight())
                .isTrue();
        assertThat(request())
                .isEqualTo("GET /1.0/intervention_comments?intervention_id=3f55c8330da4144afd1c6728&thread_id=t%261"
                        + "&user_id=d033e22ae348feb5660fc214&identity_id=i&offset=60&limit=30 HTTP/1.1");
    }

    @Test
    @Tag("COMMENT-9")
    void list_sends_no_filter_that_is_not_given_and_no_sort() {
        assertThat(call(TestData.EMPTY_PAGE, comments -> comments.list(CommentQuery.all(), PageRequest.first()))
                        .map(Page::count))
                .isEqualTo(Either.right(0L));
        assertThat(request()).isEqualTo("GET /1.0/intervention_comments?offset=0&limit=30 HTTP/1.1");
    }

    @Test
    @Tag("COMMENT-1")
    @Tag("WIRE-1")
    void create_sends_the_text_and_no_author_if_none_is_named() {
        assertThat(call(RECORD, comments -> comments.create(TestData.INTERVENTION, "Call back")))
                .isEqualTo(Either.right(COMMENT));
        assertThat(request())
                .isEqualTo("POST /1.0/intervention_comments?intervention_id=3f55c8330da4144afd1c6728"
                        + "&body=Call%20back HTTP/1.1");
    }

    @Test
    @Tag("COMMENT-2")
    void create_sends_the_author_who_is_named() {
        assertThat(call(RECORD, comments -> comments.create(TestData.INTERVENTION, "Call back", TestData.USER)))
                .isEqualTo(Either.right(COMMENT));
        assertThat(request())
                .isEqualTo("POST /1.0/intervention_comments?intervention_id=3f55c8330da4144afd1c6728"
                        + "&body=Call%20back&user_id=d033e22ae348feb5660fc214 HTTP/1.1");
    }

    @Test
    @Tag("WIRE-1")
    void get_and_delete_name_the_comment_in_the_path() {
        assertThat(call(RECORD, comments -> comments.get(ID))).isEqualTo(Either.right(COMMENT));
        assertThat(request()).isEqualTo("GET /1.0/intervention_comments/5c51c8330da4144afd1c6728 HTTP/1.1");
    }

    @Test
    @Tag("COMMENT-7")
    @Tag("WIRE-1")
    void delete_returns_the_last_state() {
        assertThat(call(RECORD, comments -> comments.delete(ID))).isEqualTo(Either.right(COMMENT));
        assertThat(request()).isEqualTo("DELETE /1.0/intervention_comments/5c51c8330da4144afd1c6728 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "half a \ud83d face"})
    @Tag("COMMENT-3")
    void an_invalid_text_is_refused_before_anything_is_sent(String body) {
        assertThat(call(RECORD, comments -> comments.create(TestData.INTERVENTION, body))
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void a_null_argument_throws_before_anything_is_sent() {
        service.replying(ScriptedResponse.json(RECORD));
        try (EngageClient client = EngageClient.connect(service.settings())) {
            HttpComments comments = client.comments();

            assertThatThrownBy(() -> comments.get(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> comments.create(TestData.INTERVENTION, null))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> comments.actingAs(null)).isInstanceOf(NullPointerException.class);
        }
        assertThat(service.requests()).isEmpty();
    }

    // ---- responses ----

    @Test
    @Tag("COMMENT-13")
    void the_customer_is_read_from_either_name() {
        String otherName = RECORD.replace("\"identity_id\"", "\"videntity_id\"");

        assertThat(call(otherName, comments -> comments.get(ID))).isEqualTo(Either.right(COMMENT));
    }

    @Test
    @Tag("WIRE-4")
    void only_the_id_is_required() {
        assertThat(call("{\"id\":\"5c51c8330da4144afd1c6728\",\"body\":null}", comments -> comments.get(ID)))
                .isEqualTo(Either.right(Comment.withId(ID)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"id\":5}",
                "{\"id\":\"5c51c8330da4144afd1c6728\",\"body\":5}",
                "{\"id\":\"5c51c8330da4144afd1c6728\",\"created_at\":\"yesterday\"}",
                "{\"id\":\"5c51c8330da4144afd1c6728\",\"user_id\":{}}",
                "{\"id\":\"another\"}"
            })
    @Tag("WIRE-5")
    @Tag("WIRE-8")
    void anything_but_the_comment_that_was_asked_for_is_malformed(String body) {
        assertThat(call(body, comments -> comments.get(ID)).getLeft())
                .isInstanceOf(Unavailable.MalformedResponse.class);
    }

    @Test
    @Tag("PAGE-1")
    void a_page_has_its_comments() {
        String page = "{\"count\":7,\"offset\":3,\"limit\":2,\"records\":[" + RECORD + ",{\"id\":\"c2\"}]}";

        Page<Comment> read = call(page, comments -> comments.list(CommentQuery.all(), PageRequest.of(3, 2)))
                .get();

        assertThat(read.count()).isEqualTo(7);
        assertThat(read.records()).containsExactly(COMMENT, Comment.withId(CommentId.of("c2")));
    }

    @Test
    @Tag("COMMENT-4")
    void a_404_means_that_the_comment_or_intervention_is_not_found() {
        ScriptedResponse notFound = ScriptedResponse.error(404, "no");

        assertThat(call(notFound, comments -> comments.get(ID)).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(call(notFound, comments -> comments.delete(ID)).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(call(notFound, comments -> comments.create(TestData.INTERVENTION, "Call back"))
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
        assertThat(call(notFound, comments -> comments.list(CommentQuery.all(), PageRequest.first()))
                        .getLeft())
                .isInstanceOf(Refused.EndpointNotFound.class);
    }

    @Test
    @Tag("COMMENT-2")
    void a_422_is_an_invalid_request() {
        assertThat(call(
                                ScriptedResponse.error(422, "no such user"),
                                comments -> comments.create(TestData.INTERVENTION, "Call back", TestData.USER))
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\":\"Something else\",\"intervention_id\":\"3f55c8330da4144afd1c6728\"",
                "\"body\":\"Call back\",\"intervention_id\":\"another\"",
                "\"intervention_id\":\"3f55c8330da4144afd1c6728\"",
                "\"body\":\"Call back\",\"intervention_id\":\"3f55c8330da4144afd1c6728\",\"user_id\":\"u2\""
            })
    @Tag("WIRE-8")
    void a_response_that_does_not_show_the_new_comment_leaves_the_effect_unknown(String fields) {
        assertThat(call(
                                "{\"id\":\"5c51c8330da4144afd1c6728\"," + fields + "}",
                                comments -> comments.create(TestData.INTERVENTION, "Call back", TestData.USER))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
    }

    @Test
    @Tag("WIRE-8")
    void line_breaks_and_surrounding_white_space_may_differ_in_the_response() {
        String stored = RECORD.replace("Call back", "Call\\nback");

        assertThat(call(stored, comments -> comments.create(TestData.INTERVENTION, " Call\r\nback\n"))
                        .isRight())
                .isTrue();
    }
}
