package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpJournalTest {

    private static final Instant NOON = Instant.parse("2024-05-21T12:00:00Z");
    private static final String BEGINNING =
            "{\"id\":\"e1\",\"name\":\"intervention.canceled\",\"created_at\":\"2024-05-21T12:00:00Z\"";

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpJournal journal = client.journal();

    @Test
    void a_page_of_events_is_read() {
        service.replying(
                ScriptedResponse.json(
                        page(
                                BEGINNING
                                        + ",\"updated_at\":null,\"user_id\":\"u1\",\"extra_infos\":{\"intervention_id\":\"i1\",\"deletions\":{}}}")));

        Page<JournalEvent> page =
                journal.list(JournalQuery.all(), PageRequest.of(60, 30)).get();

        assertThat(page.count()).isEqualTo(61);
        assertThat(page.records())
                .containsExactly(new JournalEvent(
                        "e1",
                        "intervention.canceled",
                        NOON,
                        Option.some(UserId.of("u1")),
                        Option.some(InterventionId.of("i1"))));
        assertThat(sent()).isEqualTo("GET /1.0/events?q=order:\"created_at.desc\"&offset=60&limit=30 HTTP/1.1");
    }

    @Test
    @Tag("JOURNAL-1")
    @Tag("JOURNAL-2")
    @Tag("JOURNAL-3")
    @Tag("JOURNAL-4")
    @Tag("JOURNAL-5")
    void filters_and_order_are_terms_of_a_query() {
        service.replying(ScriptedResponse.json(page()));

        journal.actingAs(UserId.of("u2"))
                .list(
                        JournalQuery.all()
                                .named("intervention.canceled", "intervention.closed")
                                .after(NOON)
                                .before(NOON.plusSeconds(60))
                                .of(UserId.of("u1"))
                                .oldestFirst(),
                        PageRequest.first());

        assertThat(sent())
                .isEqualTo("GET /1.0/events?q=name_in:\"intervention.canceled\" name_in:\"intervention.closed\""
                        + " created_after:\"2024-05-21T12:00:00Z\" created_before:\"2024-05-21T12:01:00Z\" user:\"u1\""
                        + " order:\"created_at.asc\"&offset=0&limit=30&impersonated_user_id=u2 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"extra_infos\":null",
                ",\"extra_infos\":[]",
                ",\"extra_infos\":\"i1\"",
                ",\"extra_infos\":{}",
                ",\"extra_infos\":{\"intervention_id\":7}",
                ",\"extra_infos\":{\"intervention_id\":\"a/b\"}"
            })
    @Tag("JOURNAL-9")
    void an_event_may_not_say_which_intervention_it_is_about(String extraInfos) {
        service.replying(ScriptedResponse.json(page(BEGINNING + extraInfos + "}")));

        assertThat(journal.list(JournalQuery.all(), PageRequest.first())
                        .get()
                        .records()
                        .map(JournalEvent::intervention))
                .containsExactly(Option.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"a b\",\"name\":\"n\",\"created_at\":\"2024-05-21T12:00:00Z\"}",
                "{\"id\":\"a\",\"created_at\":\"2024-05-21T12:00:00Z\"}",
                "{\"id\":\"a\",\"name\":\"n\"}",
                "{\"id\":\"a\",\"name\":\"n\",\"created_at\":\"noon\"}"
            })
    void an_event_without_id_name_or_date_makes_the_page_malformed(String record) {
        service.replying(ScriptedResponse.json(page(record)));

        assertThat(journal.list(JournalQuery.all(), PageRequest.first()).getLeft())
                .isInstanceOf(Unavailable.MalformedResponse.class);
    }

    @Test
    @Tag("JOURNAL-6")
    void a_user_who_may_not_search_events_is_not_allowed_to() {
        service.replying(ScriptedResponse.error(403, "no"));

        assertThat(journal.list(JournalQuery.all(), PageRequest.first()).getLeft())
                .isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void a_service_without_a_journal_has_no_endpoint() {
        service.replying(ScriptedResponse.error(404, "no"));

        assertThat(journal.list(JournalQuery.all(), PageRequest.first()).getLeft())
                .isInstanceOf(Refused.EndpointNotFound.class);
    }

    private String sent() {
        return URLDecoder.decode(service.onlyRequest().line(), StandardCharsets.UTF_8);
    }

    private static String page(String... records) {
        return "{\"count\":61,\"offset\":60,\"limit\":30,\"records\":[" + String.join(",", records) + "]}";
    }
}
