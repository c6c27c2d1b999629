package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Response;
import io.vavr.collection.List;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final TestClient agent = scenario.asAgent();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    @Tag("PAGE-3")
    void an_offset_of_nineteen_digits_is_valid_and_past_the_end() {
        scenario.opened();

        assertThat(agent.get("/interventions?offset=9223372036854775807").text())
                .isEqualToIgnoringNewLines("{\"count\":1,\"offset\":9223372036854775807,\"limit\":30,\"records\":[]}");
        assertThat(agent.get("/interventions?offset=9223372036854775808").error())
                .isEqualTo("bad_request");
    }

    @Test
    void a_filter_in_an_unknown_form_is_refused_rather_than_ignored() {
        scenario.opened();

        for (String name : List.of("identity_id[0]", "identity_id[a][]", "thread_id[]", "user_id[0]", "limit[]")) {
            assertThat(agent.get("/interventions?" + name.replace("[", "%5B").replace("]", "%5D") + "=1")
                            .error())
                    .as(name)
                    .isEqualTo("bad_request");
        }
    }

    @Test
    @Tag("PAGE-1")
    void a_page_shows_the_total_count_and_the_offset_and_limit_used() {
        InterventionId oldest = scenario.opened();
        scenario.opened();
        scenario.opened();

        Response response = agent.get("/interventions?offset=2&limit=2");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualToIgnoringNewLines("""
        {"count":3,"offset":2,"limit":2,"records":[%s]}
        """.formatted(
                        agent.get(one(oldest)).text().strip()));
    }

    @Test
    @Tag("PAGE-2")
    void the_limit_is_thirty_by_default_and_at_most_a_hundred_and_fifty() {
        assertThat(agent.get("/interventions").text()).contains("\"offset\":0,\"limit\":30,");
        assertThat(agent.get("/interventions?limit=150").text()).contains("\"limit\":150,");
        assertThat(agent.get("/interventions?limit=151").text()).contains("\"limit\":150,");
        assertThat(agent.get("/interventions?limit=99999999999").text()).contains("\"limit\":150,");
    }

    @Test
    void invalid_numbers_sorts_and_states_are_bad_requests() {
        for (String wrong : List.of(
                "limit=0",
                "limit=-1",
                "limit=-99999999999",
                "limit=ten",
                "limit=1.5",
                "limit=%2B5",
                "limit=99999999999999999999",
                "offset=-1",
                "offset=x",
                "sort=id",
                "sort=CREATED_AT",
                "status=open",
                "status=Closed")) {
            Response response = agent.get("/interventions?" + wrong);

            assertThat(response.status()).as(wrong).isEqualTo(400);
            assertThat(response.error()).isEqualTo("bad_request");
        }
    }

    @Test
    @Tag("LIST-5")
    void lists_those_in_a_thread() {
        scenario.opened();
        ThreadId thread = scenario.world.thread(scenario.chat);
        InterventionId inThread = opened(thread, scenario.customer);

        assertThat(listed("?thread_id=" + thread.value())).containsExactly(inThread.value());
    }

    @Test
    @Tag("LIST-6")
    void lists_those_of_an_owner() {
        scenario.opened();
        UserId other = scenario.world.agent(scenario.chat);
        InterventionId theirs =
                scenario.world.as(other).create(scenario.message()).get().id();

        assertThat(listed("?user_id=" + other.value())).containsExactly(theirs.value());
    }

    @Test
    @Tag("LIST-7")
    void lists_those_of_a_group() {
        scenario.opened();
        InterventionId ofMember = opened(scenario.thread, scenario.customer);
        String group = scenario.world.group(scenario.customer).value();

        assertThat(listed("?identity_group_id=" + group)).containsExactly(ofMember.value());
    }

    @Test
    @Tag("LIST-8")
    void lists_those_of_one_or_any_of_several_customers() {
        IdentityId carla = scenario.world.customer();
        IdentityId chris = scenario.world.customer();
        String ofCarla = opened(scenario.thread, carla).value();
        String ofChris = opened(scenario.thread, chris).value();
        scenario.opened();

        assertThat(listed("?identity_id=" + carla.value())).containsExactly(ofCarla);
        assertThat(listed("?identity_id[]=" + carla.value() + "&identity_id[]=" + chris.value()))
                .containsExactly(ofChris, ofCarla);
        assertThat(listed("?identity_id%5B%5D=" + carla.value())).containsExactly(ofCarla);
    }

    @Test
    void the_last_of_several_plain_identities_counts_and_commas_do_not_separate() {
        IdentityId carla = scenario.world.customer();
        IdentityId chris = scenario.world.customer();
        opened(scenario.thread, carla);
        String ofChris = opened(scenario.thread, chris).value();

        assertThat(listed("?identity_id=" + carla.value() + "&identity_id=" + chris.value()))
                .containsExactly(ofChris);
        assertThat(listed("?identity_id=" + carla.value() + "," + chris.value()))
                .isEmpty();
    }

    @Test
    @Tag("LIST-11")
    void lists_those_in_a_state() {
        String active = scenario.opened().value();
        InterventionId deferredId = scenario.opened();
        scenario.world.defer(deferredId, scenario.world.now().plusSeconds(60));
        String deferred = deferredId.value();
        String closed = scenario.closed().value();
        InterventionId reopenedId = scenario.closed();
        IdentityId customer = scenario.world
                .as(scenario.agent)
                .get(reopenedId)
                .get()
                .origin()
                .identity()
                .get();
        scenario.world.customerMessage(scenario.thread, customer);
        String reopened = reopenedId.value();

        assertThat(listed("?status=active")).containsExactly(reopened, active);
        assertThat(listed("?status=deferred")).containsExactly(deferred);
        assertThat(listed("?status=closed")).containsExactly(closed);
        assertThat(listed("?status=opened")).containsExactly(reopened, deferred, active);
        assertThat(listed("?status=reopened")).containsExactly(reopened);
    }

    @Test
    void sorts_by_the_last_change_when_asked() {
        InterventionId first = scenario.opened();
        scenario.world.advance(Duration.ofSeconds(1));
        InterventionId second = scenario.opened();
        scenario.world.advance(Duration.ofSeconds(1));
        scenario.world.agentReply(scenario.agent, first);

        assertThat(listed("?sort=created_at")).containsExactly(second.value(), first.value());
        assertThat(listed("?sort=updated_at")).containsExactly(first.value(), second.value());
    }

    @Test
    void blank_parameters_count_as_absent() {
        String opened = scenario.opened().value();

        assertThat(
                        listed(
                                "?thread_id=&user_id=%20&identity_group_id=&identity_id=&identity_id[]=&status=&sort=&limit=&offset="))
                .containsExactly(opened);
    }

    @Test
    void an_unknown_or_malformed_filter_gives_an_empty_page() {
        scenario.opened();

        for (String filter : List.of("thread_id", "user_id", "identity_group_id", "identity_id", "identity_id[]")) {
            for (String id : List.of("nobody", "a%2Fb", "..")) {
                assertThat(agent.get("/interventions?limit=7&" + filter + "=" + id)
                                .text())
                        .as(filter + "=" + id)
                        .isEqualToIgnoringNewLines("{\"count\":0,\"offset\":0,\"limit\":7,\"records\":[]}");
            }
        }
    }

    @Test
    void a_malformed_identity_does_not_hide_the_others() {
        String opened = opened(scenario.thread, scenario.customer).value();

        assertThat(listed("?identity_id[]=..&identity_id[]=" + scenario.customer.value()))
                .containsExactly(opened);
    }

    private InterventionId opened(ThreadId thread, IdentityId customer) {
        return scenario.world
                .as(scenario.agent)
                .create(scenario.world.customerMessage(thread, customer))
                .get()
                .id();
    }

    private java.util.List<String> listed(String query) {
        return agent.get("/interventions" + query).json().getJsonArray("records").getValuesAs(JsonObject.class).stream()
                .map(listed -> listed.getString("id"))
                .toList();
    }
}
