package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response to a write of a comment is lost, and what reading then shows decides: see docs/outcomes.md. */
class LostCommentsTest {

    private static final CommentId ID = CommentId.of("c1");
    private static final String NOW = "Tue, 21 May 2024 12:00:05 GMT";
    private static final String THIS_SECOND = "2024-05-21T12:00:05Z";
    private static final String LAST_SECOND = "2024-05-21T12:00:04Z";

    private final VirtualTime time = new VirtualTime();
    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    private Either<InterventionError, Comment> afterLosing(
            Function<Comments, Either<InterventionError, Comment>> call, ScriptedResponse read) {
        service.replyingBy(request -> request.line().startsWith("GET") ? read : ScriptedResponse.closing());
        HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());
        try (EngageClient client = EngageClient.connect(settings, time)) {
            return call.apply(client.comments());
        }
    }

    private Either<InterventionError, Comment> afterLosingCreate(String... records) {
        return afterLosing(LostCommentsTest::create, listing(NOW, records));
    }

    private static Either<InterventionError, Comment> create(Comments comments) {
        return comments.create(TestData.INTERVENTION, "Call back");
    }

    private static ScriptedResponse listing(String date, String... records) {
        return ScriptedResponse.ok(page(records.length, records).getBytes(StandardCharsets.UTF_8), "Date: " + date);
    }

    private static String page(int count, String... records) {
        return "{\"count\":" + count + ",\"offset\":0,\"limit\":150,\"records\":[" + String.join(",", records) + "]}";
    }

    private static String comment(String id, String body, String author, String createdAt) {
        return "{\"id\":\"" + id + "\",\"body\":\"" + body + "\",\"intervention_id\":\""
                + TestData.INTERVENTION.value() + "\",\"user_id\":\"" + author + "\",\"created_at\":\"" + createdAt
                + "\"}";
    }

    private void assertOneWrite() {
        List<String> writes = service.requests().stream()
                .map(ScriptedService.Request::line)
                .filter(line -> !line.startsWith("GET"))
                .toList();
        assertThat(writes).hasSize(1);
    }

    // ---- create ----

    @Test
    void the_only_new_comment_with_the_text_is_the_result() {
        Either<InterventionError, Comment> outcome = afterLosingCreate(
                comment("c3", "Something else", "u1", THIS_SECOND), comment("c2", "Call back", "u1", THIS_SECOND));

        assertThat(outcome.map(Comment::id)).isEqualTo(Either.right(CommentId.of("c2")));
        assertThat(service.requests().get(1).line())
                .isEqualTo("GET /1.0/intervention_comments?intervention_id=3f55c8330da4144afd1c6728&offset=0&limit=150"
                        + " HTTP/1.1");
        assertOneWrite();
    }

    @Test
    void an_equal_comment_from_before_the_call_is_not_the_result() {
        assertThat(afterLosingCreate(comment("c1", "Call back", "u1", LAST_SECOND))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertOneWrite();
    }

    @Test
    void an_equal_comment_from_before_the_call_does_not_hide_the_new_one() {
        assertThat(afterLosingCreate(
                                comment("c2", "Call back", "u1", THIS_SECOND),
                                comment("c1", "Call back", "u1", LAST_SECOND))
                        .map(Comment::id))
                .isEqualTo(Either.right(CommentId.of("c2")));
    }

    @Test
    void a_comment_is_new_if_it_was_created_while_the_call_waited() {
        ScriptedResponse losingAfterAWait = connection -> {
            time.pass(Duration.ofMillis(1500));
            return false;
        };
        service.replyingBy(request -> request.line().startsWith("GET")
                ? listing(
                        NOW,
                        comment("c2", "Call back", "u1", "2024-05-21T12:00:03Z"),
                        comment("c1", "Call back", "u1", "2024-05-21T12:00:02Z"))
                : losingAfterAWait);
        HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());
        try (EngageClient client = EngageClient.connect(settings, time)) {
            assertThat(create(client.comments()).map(Comment::id)).isEqualTo(Either.right(CommentId.of("c2")));
        }
    }

    @Test
    void two_equal_new_comments_can_not_be_told_apart() {
        assertThat(afterLosingCreate(
                                comment("c2", "Call back", "u1", THIS_SECOND),
                                comment("c1", "Call back", "u1", THIS_SECOND))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertOneWrite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date: yesterday", "X-Other: none"})
    void without_the_date_of_the_service_nothing_is_found(String header) {
        ScriptedResponse read = ScriptedResponse.ok(
                page(1, comment("c2", "Call back", "u1", THIS_SECOND)).getBytes(StandardCharsets.UTF_8), header);

        assertThat(afterLosing(LostCommentsTest::create, read).getLeft()).isInstanceOf(EffectUnknown.class);
    }

    @Test
    void a_comment_without_a_date_may_be_older() {
        String undated =
                "{\"id\":\"c1\",\"body\":\"Call back\",\"intervention_id\":\"" + TestData.INTERVENTION.value() + "\"}";

        assertThat(afterLosingCreate(undated).getLeft()).isInstanceOf(EffectUnknown.class);
        assertThat(afterLosingCreate(comment("c2", "Call back", "u1", THIS_SECOND), undated)
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
    }

    @Test
    void a_named_author_must_be_the_author() {
        Function<Comments, Either<InterventionError, Comment>> call =
                comments -> comments.create(TestData.INTERVENTION, "Call back", UserId.of("u2"));

        assertThat(afterLosing(
                                call,
                                listing(
                                        NOW,
                                        comment("c2", "Call back", "u1", THIS_SECOND),
                                        comment("c1", "Call back", "u2", THIS_SECOND)))
                        .map(Comment::id))
                .isEqualTo(Either.right(CommentId.of("c1")));
    }

    @Test
    void without_a_named_author_the_impersonated_user_must_be_the_author() {
        Function<Comments, Either<InterventionError, Comment>> call =
                comments -> create(comments.actingAs(UserId.of("u2")));

        assertThat(afterLosing(call, listing(NOW, comment("c2", "Call back", "u1", THIS_SECOND)))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(afterLosing(call, listing(NOW, comment("c2", "Call back", "u2", THIS_SECOND)))
                        .isRight())
                .isTrue();
    }

    @Test
    void so_many_new_comments_that_more_may_follow_prove_nothing() {
        String others = IntStream.range(0, 149)
                .mapToObj(number -> comment("o" + number, "Other", "u1", THIS_SECOND))
                .collect(Collectors.joining(","));
        String equal = comment("c2", "Call back", "u1", THIS_SECOND);

        assertThat(afterLosing(
                                LostCommentsTest::create,
                                ScriptedResponse.ok(
                                        page(151, others, equal).getBytes(StandardCharsets.UTF_8), "Date: " + NOW))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
    }

    @Test
    void a_response_that_does_not_show_the_comment_is_looked_up_too() {
        service.replyingBy(request -> request.line().startsWith("GET")
                ? listing(NOW, comment("c2", "Call back", "u1", THIS_SECOND))
                : ScriptedResponse.json("{\"id\":\"c2\"}"));
        try (EngageClient client =
                EngageClient.connect(service.persistentSettings().withBudget(CountingBudget.unlimited()), time)) {
            assertThat(create(client.comments()).map(Comment::id)).isEqualTo(Either.right(CommentId.of("c2")));
        }
        assertOneWrite();
    }

    // ---- delete ----

    @Test
    void a_comment_that_is_not_found_afterwards_was_deleted() {
        Either<InterventionError, Comment> outcome =
                afterLosing(comments -> comments.delete(ID), ScriptedResponse.error(404, "gone"));

        assertThat(outcome).isEqualTo(Either.right(Comment.withId(ID)));
        assertOneWrite();
    }

    @Test
    void a_comment_that_is_there_afterwards_may_still_be_deleted() {
        Either<InterventionError, Comment> outcome = afterLosing(
                comments -> comments.delete(ID), ScriptedResponse.json(comment("c1", "Call back", "u1", LAST_SECOND)));

        assertThat(outcome.getLeft()).isInstanceOf(EffectUnknown.class);
        assertOneWrite();
    }
}
