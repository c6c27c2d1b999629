package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every port has the same views. */
class ViewsTest {

    private static final String LANE = "batch";
    private static final Duration DEADLINE = Duration.ofMinutes(7);
    private static final UserId OTHER = UserId.of("u2");

    @AutoClose
    private final ScriptedService service = new ScriptedService().replying(ScriptedResponse.error(404, "none"));

    private final Permits permits = new Permits();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings().withBudget(permits), new VirtualTime());

    /** A port of a client, its views, and one of its operations. */
    private record Port<P>(
            Function<EngageClient, P> of,
            BiFunction<P, UserId, P> actingAs,
            BiFunction<P, Duration, P> within,
            BiFunction<P, String, P> withLane,
            Consumer<P> call) {}

    static Stream<Arguments> ports() {
        return Stream.of(
                Arguments.of(
                        "interventions",
                        new Port<>(
                                EngageClient::interventions,
                                HttpInterventions::actingAs,
                                HttpInterventions::within,
                                HttpInterventions::withLane,
                                port -> port.get(TestData.INTERVENTION))),
                Arguments.of(
                        "webhooks",
                        new Port<>(
                                EngageClient::webhooks,
                                HttpWebhooks::actingAs,
                                HttpWebhooks::within,
                                HttpWebhooks::withLane,
                                port -> port.get(WebhookId.of("w1")))),
                Arguments.of(
                        "comments",
                        new Port<>(
                                EngageClient::comments,
                                HttpComments::actingAs,
                                HttpComments::within,
                                HttpComments::withLane,
                                port -> port.get(CommentId.of("c1")))),
                Arguments.of(
                        "bots",
                        new Port<>(
                                EngageClient::bots,
                                HttpBots::actingAs,
                                HttpBots::within,
                                HttpBots::withLane,
                                port -> port.handover(Handover.toAgent(TestData.INTERVENTION)))),
                Arguments.of(
                        "referenceData",
                        new Port<>(
                                EngageClient::referenceData,
                                HttpReferenceData::actingAs,
                                HttpReferenceData::within,
                                HttpReferenceData::withLane,
                                HttpReferenceData::users)),
                Arguments.of(
                        "journal",
                        new Port<>(
                                EngageClient::journal,
                                HttpJournal::actingAs,
                                HttpJournal::within,
                                HttpJournal::withLane,
                                port -> port.list(JournalQuery.all(), PageRequest.first()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    @Tag("IMPERSONATE-1")
    <P> void a_view_of_a_view_has_the_user_the_deadline_and_the_lane(String name, Port<P> port) {
        P whole = port.of().apply(client);

        P userFirst =
                port.withLane().apply(port.within().apply(port.actingAs().apply(whole, TestData.USER), DEADLINE), LANE);
        P userLast =
                port.actingAs().apply(port.within().apply(port.withLane().apply(whole, LANE), DEADLINE), TestData.USER);
        port.call().accept(userFirst);
        port.call().accept(userLast);

        assertThat(permits.requested).containsExactly(new Requested(LANE, DEADLINE), new Requested(LANE, DEADLINE));
        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.line()).contains("impersonated_user_id=" + TestData.USER.value()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    @Tag("IMPERSONATE-1")
    <P> void a_view_changes_nothing_for_the_port_that_it_is_of(String name, Port<P> port) {
        P whole = port.of().apply(client);
        port.actingAs().apply(whole, TestData.USER);
        port.within().apply(whole, DEADLINE);
        port.withLane().apply(whole, LANE);

        port.call().accept(whole);

        assertThat(permits.requested)
                .containsExactly(new Requested(
                        RequestBudget.DEFAULT_LANE, service.settings().deadline()));
        assertThat(service.onlyRequest().line()).doesNotContain("impersonated_user_id");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    @Tag("IMPERSONATE-1")
    <P> void on_a_view_another_user_replaces_the_user(String name, Port<P> port) {
        P view = port.actingAs().apply(port.of().apply(client), TestData.USER);

        port.call().accept(port.actingAs().apply(view, OTHER));

        assertThat(service.onlyRequest().line())
                .contains("impersonated_user_id=" + OTHER.value())
                .doesNotContain(TestData.USER.value());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    @Tag("ARGUMENT-1")
    <P> void a_view_with_an_invalid_value_is_refused(String name, Port<P> port) {
        P whole = port.of().apply(client);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> port.within().apply(whole, Duration.ZERO))
                .withMessageContaining("deadline");
        assertThatNullPointerException()
                .isThrownBy(() -> port.actingAs().apply(whole, nothing()))
                .withMessage("user");
        assertThatNullPointerException()
                .isThrownBy(() -> port.withLane().apply(whole, nothing()))
                .withMessage("lane");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private record Requested(String lane, Duration atMost) {}

    /** A budget without a limit that records what permits are requested. */
    private static final class Permits implements RequestBudget {

        private final List<Requested> requested = new CopyOnWriteArrayList<>();

        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            requested.add(new Requested(lane, atMost));
            return Either.right(() -> {});
        }

        @Override
        public void throttled(String account, Option<Duration> pause) {}
    }
}
