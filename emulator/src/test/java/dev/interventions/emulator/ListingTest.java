package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.TestClient.Reply;
import io.vavr.collection.List;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final EmulatorScenario shop = new EmulatorScenario();
    private final TestClient agent = shop.asAgent();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Tag("PAGE-3")
    void an_offset_of_nineteen_digits_is_past_the_end_and_no_mistake() {
        shop.opened();

        assertThat(agent.get("/interventions?offset=9223372036854775807").text())
                .isEqualToIgnoringNewLines("{\"count\":1,\"offset\":9223372036854775807,\"limit\":30,\"records\":[]}");
        assertThat(agent.get("/interventions?offset=9223372036854775808").error())
                .isEqualTo("bad_request");
    }

    @Test
    void a_filter_of_a_form_that_is_not_known_is_refused_and_not_left_out() {
        shop.opened();

        for (String name : List.of("identity_id[0]", "identity_id[a][]", "thread_id[]", "user_id[0]", "limit[]")) {
            assertThat(agent.get("/interventions?" + name.replace("[", "%5B").replace("]", "%5D") + "=1")
                            .error())
                    .as(name)
                    .isEqualTo("bad_request");
        }
    }

    @Test
    @Tag("PAGE-1")
    void a_page_tells_the_count_over_all_and_the_offset_and_limit_used() {
        InterventionId oldest = shop.opened();
        shop.opened();
        shop.opened();

        Reply reply = agent.get("/interventions?offset=2&limit=2");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualToIgnoringNewLines("""
        {"count":3,"offset":2,"limit":2,"records":[%s]}
        """.formatted(
                        agent.get(one(oldest)).text().strip()));
    }

    @Test
    @Tag("PAGE-2")
    void limits_are_thirty_unless_said_and_cut_to_a_hundred_and_fifty() {
        assertThat(agent.get("/interventions").text()).contains("\"offset\":0,\"limit\":30,");
        assertThat(agent.get("/interventions?limit=150").text()).contains("\"limit\":150,");
        assertThat(agent.get("/interventions?limit=151").text()).contains("\"limit\":150,");
        assertThat(agent.get("/interventions?limit=99999999999").text()).contains("\"limit\":150,");
    }

    @Test
    void wrong_numbers_sorts_and_states_are_bad_requests() {
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
            Reply reply = agent.get("/interventions?" + wrong);

            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("bad_request");
        }
    }

    @Test
    @Tag("LIST-5")
    void keeps_those_in_a_thread() {
        shop.opened();
        ThreadId thread = shop.world.thread(shop.chat);
        InterventionId inThread = opened(thread, shop.customer);

        assertThat(listed("?thread_id=" + thread.value())).containsExactly(inThread.value());
    }

    @Test
    @Tag("LIST-6")
    void keeps_those_of_an_owner() {
        shop.opened();
        UserId other = shop.world.agent(shop.chat);
        InterventionId theirs =
                shop.world.as(other).create(shop.message()).get().id();

        assertThat(listed("?user_id=" + other.value())).containsExactly(theirs.value());
    }

    @Test
    @Tag("LIST-7")
    void keeps_those_of_a_group() {
        shop.opened();
        InterventionId ofMember = opened(shop.thread, shop.customer);
        String group = shop.world.group(shop.customer).value();

        assertThat(listed("?identity_group_id=" + group)).containsExactly(ofMember.value());
    }

    @Test
    @Tag("LIST-8")
    void keeps_those_of_one_customer_or_of_any_of_several() {
        IdentityId carla = shop.world.customer();
        IdentityId chris = shop.world.customer();
        String ofCarla = opened(shop.thread, carla).value();
        String ofChris = opened(shop.thread, chris).value();
        shop.opened();

        assertThat(listed("?identity_id=" + carla.value())).containsExactly(ofCarla);
        assertThat(listed("?identity_id[]=" + carla.value() + "&identity_id[]=" + chris.value()))
                .containsExactly(ofChris, ofCarla);
        assertThat(listed("?identity_id%5B%5D=" + carla.value())).containsExactly(ofCarla);
    }

    @Test
    void of_a_plain_identity_that_is_repeated_the_last_wins_and_commas_join_nothing() {
        IdentityId carla = shop.world.customer();
        IdentityId chris = shop.world.customer();
        opened(shop.thread, carla);
        String ofChris = opened(shop.thread, chris).value();

        assertThat(listed("?identity_id=" + carla.value() + "&identity_id=" + chris.value()))
                .containsExactly(ofChris);
        assertThat(listed("?identity_id=" + carla.value() + "," + chris.value()))
                .isEmpty();
    }

    @Test
    @Tag("LIST-11")
    void keeps_those_in_a_state() {
        String active = shop.opened().value();
        InterventionId deferredId = shop.opened();
        shop.world.defer(deferredId, shop.world.now().plusSeconds(60));
        String deferred = deferredId.value();
        String closed = shop.closed().value();
        InterventionId reopenedId = shop.closed();
        IdentityId customer = shop.world
                .as(shop.agent)
                .get(reopenedId)
                .get()
                .origin()
                .identity()
                .get();
        shop.world.customerMessage(shop.thread, customer);
        String reopened = reopenedId.value();

        assertThat(listed("?status=active")).containsExactly(reopened, active);
        assertThat(listed("?status=deferred")).containsExactly(deferred);
        assertThat(listed("?status=closed")).containsExactly(closed);
        assertThat(listed("?status=opened")).containsExactly(reopened, deferred, active);
        assertThat(listed("?status=reopened")).containsExactly(reopened);
    }

    @Test
    void sorts_by_the_last_change_when_asked() {
        InterventionId first = shop.opened();
        shop.world.advance(Duration.ofSeconds(1));
        InterventionId second = shop.opened();
        shop.world.advance(Duration.ofSeconds(1));
        shop.world.agentReply(shop.agent, first);

        assertThat(listed("?sort=created_at")).containsExactly(second.value(), first.value());
        assertThat(listed("?sort=updated_at")).containsExactly(first.value(), second.value());
    }

    @Test
    void blank_parameters_count_as_absent() {
        String opened = shop.opened().value();

        assertThat(
                        listed(
                                "?thread_id=&user_id=%20&identity_group_id=&identity_id=&identity_id[]=&status=&sort=&limit=&offset="))
                .containsExactly(opened);
    }

    @Test
    void a_filter_that_nobody_has_or_can_have_gives_an_empty_page() {
        shop.opened();

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
    void an_identity_that_can_not_be_one_doesnt_hide_the_others() {
        String opened = opened(shop.thread, shop.customer).value();

        assertThat(listed("?identity_id[]=..&identity_id[]=" + shop.customer.value()))
                .containsExactly(opened);
    }

    private InterventionId opened(ThreadId thread, IdentityId customer) {
        return shop.world
                .as(shop.agent)
                .create(shop.world.customerMessage(thread, customer))
                .get()
                .id();
    }

    private java.util.List<String> listed(String query) {
        return agent.get("/interventions" + query).json().getJsonArray("records").getValuesAs(JsonObject.class).stream()
                .map(listed -> listed.getString("id"))
                .toList();
    }
}
