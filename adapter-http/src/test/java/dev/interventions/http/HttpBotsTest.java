package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Rule;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.http.event.AttemptInterceptor;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBotsTest {

    /** As in the service's guide. */
    private static final String ACKNOWLEDGED = "{\"status\": 200, \"message\": \"Success\"}";

    private static final String OPEN = TestData.responseWith(
            "\"content_id\":\"c93e3586250ff60181b6c2f0\",\"closed\":false,\"user_id\":\"d033e22ae348feb5660fc214\"");
    private static final Handover TO_AGENT = Handover.toAgent(TestData.INTERVENTION);
    private static final Handover CUSTOMER_TO_BOT = Handover.toBot("messenger", "psid 1&2", "4711");

    private final ScriptedService service = new ScriptedService();
    private final HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());

    @AfterEach
    void stop() {
        service.close();
    }

    private <T> Either<InterventionError, T> call(
            ScriptedResponse response, Function<HttpBots, Either<InterventionError, T>> call) {
        service.replying(response);
        return call(call);
    }

    private <T> Either<InterventionError, T> call(
            String response, Function<HttpBots, Either<InterventionError, T>> call) {
        return call(ScriptedResponse.json(response), call);
    }

    private <T> Either<InterventionError, T> call(Function<HttpBots, Either<InterventionError, T>> call) {
        try (EngageClient client = EngageClient.connect(settings)) {
            return call.apply(client.bots());
        }
    }

    private List<String> requests() {
        return service.requests().stream().map(ScriptedService.Request::line).toList();
    }

    private String request() {
        return service.onlyRequest().line();
    }

    // ---- requests ----

    @Test
    @Tag("BOT-1")
    @Tag("WIRE-1")
    void engage_sends_the_content_and_returns_the_intervention() {
        Either<InterventionError, Intervention> outcome = call(OPEN, bots -> bots.engage(TestData.CONTENT));

        assertThat(outcome.get().owner()).containsExactly(TestData.USER);
        assertThat(request()).isEqualTo("POST /1.0/bots/engage?content_id=c93e3586250ff60181b6c2f0 HTTP/1.1");
    }

    @Test
    @Tag("BOT-3")
    @Tag("WIRE-1")
    void complete_sends_the_intervention_and_that_the_thread_stays_open() {
        assertThat(call(ACKNOWLEDGED, bots -> bots.complete(TestData.INTERVENTION)))
                .isEqualTo(Either.right(new Completed(TestData.INTERVENTION, Option.some(Acknowledgement.SUCCESS))));
        assertThat(request())
                .isEqualTo("POST /1.0/bots/complete?intervention_id=3f55c8330da4144afd1c6728&close_thread=false"
                        + " HTTP/1.1");
    }

    @Test
    @Tag("BOT-6")
    @Tag("WIRE-1")
    void complete_sends_what_it_says_about_the_thread() {
        Completion completion = Completion.ofIntervention()
                .closingThread()
                .categorizingThread(HashSet.of(CategoryId.of("b"), CategoryId.of("a")));

        call(ACKNOWLEDGED, bots -> bots.complete(TestData.INTERVENTION, completion));

        assertThat(request())
                .isEqualTo("POST /1.0/bots/complete?intervention_id=3f55c8330da4144afd1c6728&close_thread=true"
                        + "&thread_category_ids%5B%5D=a&thread_category_ids%5B%5D=b HTTP/1.1");
    }

    @Test
    @Tag("BOT-7")
    @Tag("WIRE-1")
    void handover_of_an_intervention_sends_its_id_and_no_customer() {
        assertThat(call(ACKNOWLEDGED, bots -> bots.handover(TO_AGENT)))
                .isEqualTo(Either.right(Acknowledgement.SUCCESS));
        assertThat(request())
                .isEqualTo("POST /1.0/bots/handover?from=bot&to=agent&type=engage_virtual_agent"
                        + "&intervention_id=3f55c8330da4144afd1c6728 HTTP/1.1");
    }

    @Test
    @Tag("WIRE-1")
    void handover_on_a_channel_sends_the_customer_and_the_app() {
        call(ACKNOWLEDGED, bots -> bots.handover(CUSTOMER_TO_BOT));

        assertThat(request())
                .isEqualTo("POST /1.0/bots/handover?from=agent&to=bot&type=messenger"
                        + "&identity_foreign_id=psid%201%262&app_id=4711 HTTP/1.1");
    }

    @Test
    void no_interceptor_sees_the_customer() {
        List<String> seen = new ArrayList<>();
        service.replying(ScriptedResponse.json(ACKNOWLEDGED));
        HttpSettings intercepted = settings.addingInterceptor((attempt, headers) -> {
            seen.add(attempt.uri().toString());
            return AttemptInterceptor.Observation.NONE;
        });
        try (EngageClient client = EngageClient.connect(intercepted)) {
            client.bots().handover(CUSTOMER_TO_BOT);
        }

        assertThat(seen)
                .singleElement()
                .asString()
                .contains("identity_foreign_id=REDACTED")
                .doesNotContain("psid");
    }

    // ---- acknowledgements ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"200\",\"message\":\"Success\",\"new\":{\"field\":[1]}}",
                "{\"message\":\"Success\",\"status\":200}"
            })
    @Tag("BOT-5")
    void a_status_is_a_number_or_a_text(String response) {
        assertThat(call(response, bots -> bots.handover(TO_AGENT))).isEqualTo(Either.right(Acknowledgement.SUCCESS));
    }

    @Test
    @Tag("BOT-5")
    void what_the_acknowledgement_leaves_out_is_absent() {
        assertThat(call("{\"status\":\"ok\"}", bots -> bots.handover(TO_AGENT)))
                .isEqualTo(Either.right(new Acknowledgement(Option.some("ok"), Option.none())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":422,\"message\":\"no\"}",
                "{\"status\":\"500\",\"message\":\"no\"}",
                "{\"status\":200.5,\"message\":\"no\"}",
                "{\"id\":\"3f55c8330da4144afd1c6728\",\"status\":\"Opened\"}",
                "{\"status\":true}",
                "[]"
            })
    @Tag("BOT-5")
    void what_is_no_acknowledgement_leaves_the_effect_of_a_handover_unknown(String response) {
        InterventionError error =
                call(response, bots -> bots.handover(TO_AGENT)).getLeft();

        assertThat(error).isInstanceOf(EffectUnknown.class);
        assertThat(((EffectUnknown) error).seen()).isInstanceOf(Unavailable.MalformedResponse.class);
        assertThat(requests()).hasSize(1);
    }

    // ---- refusals ----

    @Test
    @Tag("BOT-2")
    void a_refused_engage_is_not_openable() {
        assertThat(call(ScriptedResponse.error(422, "engaged"), bots -> bots.engage(TestData.CONTENT))
                        .getLeft())
                .isInstanceOf(Refused.NotOpenable.class);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 403})
    @Tag("BOT-4")
    void a_refused_completion_names_the_rules_that_reading_shows_broken(int status) {
        service.replying(
                ScriptedResponse.error(status, "no"),
                ScriptedResponse.json(TestData.responseWith("\"closed\":true,\"user_replies_count\":1")));

        Refused.NotAllowed refusal = (Refused.NotAllowed)
                call(bots -> bots.complete(TestData.INTERVENTION)).getLeft();

        assertThat(refusal.basis()).isEqualTo(Refused.Basis.INFERRED);
        assertThat(refusal.broken()).isEqualTo(HashSet.of(Rule.CLOSE_ONLY_OPEN));
        assertThat(refusal.message()).contains("CLOSE-1").contains("the service answers " + status + " (no)");
        assertThat(requests()).hasSize(2);
    }

    @Test
    @Tag("BOT-4")
    void a_refused_completion_that_reading_does_not_explain_stays_without_reason() {
        service.replying(ScriptedResponse.error(422, "no"), ScriptedResponse.error(404, "none"));

        Refused.NotAllowed refusal = (Refused.NotAllowed)
                call(bots -> bots.complete(TestData.INTERVENTION)).getLeft();

        assertThat(refusal.basis()).isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(refusal.message()).contains("the service answers 422 (no)");
    }

    @Test
    @Tag("BOT-7")
    void a_refused_handover_has_no_reason() {
        InterventionError error = call(ScriptedResponse.error(422, "no"), bots -> bots.handover(CUSTOMER_TO_BOT))
                .getLeft();

        assertThat(error).isInstanceOf(Refused.NotAllowed.class);
        assertThat(((Refused.NotAllowed) error).basis()).isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(error.message()).contains("422 (no)");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_404_of_an_engage_means_that_there_is_no_api() {
        assertThat(call(ScriptedResponse.error(404, "none"), bots -> bots.engage(TestData.CONTENT))
                        .getLeft())
                .isInstanceOf(Refused.EndpointNotFound.class);
    }

    @Test
    @Tag("ARGUMENT-1")
    void a_null_argument_throws_before_anything_is_sent() {
        assertThatThrownBy(() -> call(ACKNOWLEDGED, bots -> bots.engage(nothing())))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> call(ACKNOWLEDGED, bots -> bots.handover(nothing())))
                .isInstanceOf(NullPointerException.class);
        assertThat(service.requests()).isEmpty();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    // ---- lost responses ----

    private <T> Either<InterventionError, T> afterLosing(
            String read, Function<HttpBots, Either<InterventionError, T>> call) {
        service.replyingBy(
                request -> request.line().startsWith("GET") ? ScriptedResponse.json(read) : ScriptedResponse.closing());
        return call(call);
    }

    private void assertOneWrite() {
        assertThat(requests().stream().filter(line -> line.startsWith("POST"))).hasSize(1);
    }

    @Test
    void a_lost_engage_is_looked_up_as_a_create_is() {
        String page = "{\"count\":1,\"offset\":0,\"limit\":150,\"records\":[" + OPEN + "]}";

        assertThat(afterLosing(page, bots -> bots.engage(TestData.CONTENT)).map(Intervention::id))
                .isEqualTo(Either.right(TestData.INTERVENTION));
        assertOneWrite();
    }

    @Test
    void a_lost_completion_of_an_intervention_that_is_then_closed_has_happened_and_nothing_more_is_known() {
        assertThat(afterLosing(TestData.CLOSED, bots -> bots.complete(TestData.INTERVENTION)))
                .isEqualTo(Either.right(new Completed(TestData.INTERVENTION, Option.none())));
        assertThat(requests().get(1)).isEqualTo("GET /1.0/interventions/3f55c8330da4144afd1c6728 HTTP/1.1");
        assertOneWrite();
    }

    @Test
    void a_lost_completion_of_an_intervention_that_is_then_open_stays_unknown() {
        assertThat(afterLosing(OPEN, bots -> bots.complete(TestData.INTERVENTION))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertOneWrite();
    }

    static Stream<Completion> completionsOfThreads() {
        return Stream.of(
                Completion.ofIntervention().closingThread(),
                Completion.ofIntervention().categorizingThread(HashSet.of(TestData.CATEGORY)));
    }

    @ParameterizedTest
    @MethodSource("completionsOfThreads")
    void a_lost_completion_that_says_something_about_the_thread_stays_unknown(Completion completion) {
        assertThat(afterLosing(TestData.CLOSED, bots -> bots.complete(TestData.INTERVENTION, completion))
                        .getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_lost_handover_stays_unknown_and_nothing_is_read() {
        assertThat(afterLosing(TestData.CLOSED, bots -> bots.handover(TO_AGENT)).getLeft())
                .isInstanceOf(EffectUnknown.class);
        assertThat(requests()).hasSize(1);
    }
}
