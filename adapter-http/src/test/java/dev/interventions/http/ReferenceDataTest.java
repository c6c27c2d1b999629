package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReferenceDataTest {

    private static final String ROOT_AND_LEAF =
            "{\"id\":\"root\",\"name\":\"Root\",\"unselectable\":true,\"color\":3,\"source_ids\":[\"s1\"]},"
                    + "{\"id\":\"leaf\",\"name\":null,\"parent_id\":\"root\",\"multiple\":true}";

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpReferenceData data = client.referenceData();

    // ---- what is read ----

    @Test
    @Tag("REFERENCE-1")
    void categories_are_read() {
        service.replying(ScriptedResponse.json(page(2, ROOT_AND_LEAF)));

        assertThat(data.categories().get().all().map(Category::id))
                .containsExactly(CategoryId.of("root"), CategoryId.of("leaf"));
        assertThat(data.categories().get().roots().map(Category::isSelectable)).containsExactly(false);
        assertThat(data.categories().get().find(CategoryId.of("leaf")).map(Category::name))
                .isEqualTo(Option.some(Option.none()));
        assertThat(data.categories().get().all().map(Category::sources))
                .containsExactly(Option.some(HashSet.of(SourceId.of("s1"))), Option.none());
        assertThat(service.requests().get(0).line()).isEqualTo("GET /1.0/categories?offset=0&limit=150 HTTP/1.1");
    }

    @Test
    @Tag("REFERENCE-2")
    void custom_fields_of_interventions_are_read() {
        service.replying(ScriptedResponse.json(page(
                6,
                "{\"id\":\"1\",\"associated_type_name\":\"Intervention\",\"key\":\"colour\",\"label\":\"Colour\","
                        + "\"type\":\"multiple_choice\",\"choices\":[\"red\",\"blue\"],\"read_only\":true}",
                "{\"id\":\"2\",\"associated_type_name\":\"Intervention\",\"key\":\"amount\",\"type\":\"integer\",\"multiple\":true}",
                "{\"id\":\"3\",\"associated_type_name\":\"IdentityGroup\",\"key\":\"customer_id\",\"type\":\"string\"}",
                "{\"id\":\"4\",\"key\":\"when\",\"type\":\"date\"}",
                "{\"id\":\"5\",\"label\":\"no key\"}",
                "{\"id\":\"6\",\"key\":\" \"}")));

        assertThat(data.customFields().get().all())
                .containsExactly(
                        CustomFieldDefinition.of("colour", CustomFieldType.MULTIPLE_CHOICE)
                                .withLabel("Colour")
                                .withChoices("red", "blue")
                                .asReadOnly(),
                        CustomFieldDefinition.of("amount", CustomFieldType.INTEGER)
                                .asMultiple(),
                        CustomFieldDefinition.withKey("when"));
        assertThat(service.onlyRequest().line()).isEqualTo("GET /1.0/custom_fields?offset=0&limit=150 HTTP/1.1");
    }

    @Test
    @Tag("REFERENCE-3")
    void users_are_read() {
        service.replying(ScriptedResponse.json(page(
                2,
                "{\"id\":\"u1\",\"firstname\":\"Ada\",\"lastname\":\"Lovelace\",\"enabled\":true}",
                "{\"id\":\"u2\",\"category_ids\":[\"c1\"]}")));

        Seq<User> users = data.users().get();
        assertThat(users.head())
                .isEqualTo(User.withId(UserId.of("u1")).named("Ada", "Lovelace").asEnabled(true));
        assertThat(users.last().id()).isEqualTo(UserId.of("u2"));
        assertThat(users.map(User::categories))
                .containsExactly(Option.none(), Option.some(HashSet.of(CategoryId.of("c1"))));
        assertThat(service.onlyRequest().line()).isEqualTo("GET /1.0/users?offset=0&limit=150 HTTP/1.1");
    }

    @Test
    @Tag("REFERENCE-4")
    @Tag("REFERENCE-5")
    void readable_sources_of_another_user_are_read_as_that_user() {
        service.replying(ScriptedResponse.json(page(1, "{\"id\":\"s1\",\"name\":\"Chat\"}")));

        assertThat(data.actingAs(UserId.of("u1")).readableSources().get()).containsExactly(SourceId.of("s1"));
        assertThat(service.onlyRequest().line())
                .isEqualTo("GET /1.0/content_sources?permission=read&offset=0&limit=150"
                        + "&impersonated_user_id=u1 HTTP/1.1");
    }

    // ---- several pages ----

    @Test
    void a_list_is_read_to_its_end() {
        service.replying(
                ScriptedResponse.json(page(3, "{\"id\":\"a\"}", "{\"id\":\"b\"}")),
                ScriptedResponse.json(page(3, "{\"id\":\"c\"}")));

        assertThat(data.users().get().map(user -> user.id().value())).containsExactly("a", "b", "c");
        assertThat(service.requests().get(1).line()).contains("offset=2");
    }

    @Test
    void a_list_with_fewer_records_than_its_count_ends_at_an_empty_page() {
        service.replyingBy(request ->
                ScriptedResponse.json(request.line().contains("offset=0") ? page(3, "{\"id\":\"a\"}") : page(3)));

        assertThat(data.users().get().map(user -> user.id().value())).containsExactly("a");
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void a_list_that_changes_while_it_is_read_is_read_again() {
        service.replying(
                ScriptedResponse.json(page(3, "{\"id\":\"a\"}", "{\"id\":\"b\"}")),
                ScriptedResponse.json(page(2)),
                ScriptedResponse.json(page(2, "{\"id\":\"b\"}", "{\"id\":\"c\"}")));

        assertThat(data.users().get().map(user -> user.id().value())).containsExactly("b", "c");
    }

    @Test
    void a_list_that_changes_each_time_is_given_as_it_was_read_the_third_time() {
        service.replyingBy(request -> ScriptedResponse.json(
                request.line().contains("offset=0") ? page(2, "{\"id\":\"a\"}") : page(9, "{\"id\":\"a\"}")));

        assertThat(data.users().get().map(user -> user.id().value())).containsExactly("a");
        assertThat(service.requests().stream().filter(request -> request.line().contains("offset=0")))
                .hasSize(3);
    }

    // ---- what goes wrong ----

    @Test
    void a_list_that_the_user_may_not_see_is_not_allowed() {
        service.replying(ScriptedResponse.error(403, "no"));

        assertThat(data.customFields().getLeft()).isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void a_path_that_does_not_exist_is_no_endpoint() {
        service.replying(ScriptedResponse.error(404, "no"));

        for (Either<InterventionError, ?> outcome :
                List.of(data.categories(), data.customFields(), data.users(), data.readableSources())) {
            assertThat(outcome.getLeft()).isInstanceOf(Refused.EndpointNotFound.class);
        }
    }

    @Test
    void a_record_that_cannot_be_read_makes_the_list_malformed() {
        for (String record :
                List.of("{}", "{\"id\":7}", "{\"id\":\"a\",\"unselectable\":\"yes\"}", "{\"id\":\"a/b\"}")) {
            service.replying(ScriptedResponse.json(page(1, record)));

            assertThat(data.categories().getLeft()).as(record).isInstanceOf(Unavailable.MalformedResponse.class);
        }
    }

    // ---- checks ----

    @Test
    void an_unselectable_category_is_refused_and_no_write_is_sent() {
        service.replying(ScriptedResponse.json(page(2, ROOT_AND_LEAF)));

        assertThat(client.checked()
                        .categorize(TestData.INTERVENTION, CategoryId.of("root"))
                        .getLeft())
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(service.requests().stream().map(ScriptedService.Request::line))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("GET /1.0/categories"));
    }

    @Test
    void a_valid_category_is_sent() {
        service.replyingBy(request -> ScriptedResponse.json(
                request.line().startsWith("GET")
                        ? page(2, ROOT_AND_LEAF)
                        : TestData.responseWith("\"category_ids\":[\"leaf\"]")));

        assertThat(client.checked()
                        .categorize(TestData.INTERVENTION, CategoryId.of("leaf"))
                        .isRight())
                .isTrue();
        assertThat(client.checked()
                        .categorize(TestData.INTERVENTION, CategoryId.of("leaf"))
                        .isRight())
                .isTrue();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void a_custom_field_that_may_not_be_checked_is_sent() {
        service.replyingBy(request -> request.line().startsWith("GET")
                ? ScriptedResponse.error(403, "no")
                : ScriptedResponse.json(TestData.responseWith("\"custom_fields\":{\"a\":\"b\"}")));

        assertThat(client.checked()
                        .updateCustomField(TestData.INTERVENTION, "a", CustomFieldValue.of("b"))
                        .isRight())
                .isTrue();
    }

    private static String page(long count, String... records) {
        return "{\"count\":" + count + ",\"offset\":0,\"limit\":150,\"records\":[" + String.join(",", records) + "]}";
    }
}
