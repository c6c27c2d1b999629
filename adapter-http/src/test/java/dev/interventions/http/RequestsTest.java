package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Iterator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RequestsTest {

    private static final String ODD = "a+b&c=é:@";
    private static final String ODD_ENCODED = "a%2Bb%26c%3D%C3%A9%3A%40";

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    // ---- each operation ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE               | POST /1.0/interventions?content_id=c93e3586250ff60181b6c2f0
                    GET                  | GET /1.0/interventions/3f55c8330da4144afd1c6728
                    LIST                 | GET /1.0/interventions?sort=created_at&offset=0&limit=30
                    CLOSE                | PUT /1.0/interventions/3f55c8330da4144afd1c6728/close
                    CANCEL               | DELETE /1.0/interventions/3f55c8330da4144afd1c6728/cancel
                    REASSIGN             | PUT /1.0/interventions/3f55c8330da4144afd1c6728/reassign?user_id=d033e22ae348feb5660fc214
                    CATEGORIZE           | PUT /1.0/interventions/3f55c8330da4144afd1c6728/update_categories?category_ids%5B%5D=4d0fb475b242228032cbdf6d
                    UPDATE_CUSTOM_FIELDS | PUT /1.0/interventions/3f55c8330da4144afd1c6728?custom_field_values%5Bexternal_id%5D=342901
                    """)
    @Tag("WIRE-1")
    @Tag("CREATE-1")
    @Tag("GET-1")
    @Tag("PAGE-2")
    void an_operation_has_its_method_path_and_query(OperationCall call, String line) {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(call.on(interventions).isRight()).isTrue();

        assertThat(service.onlyRequest().line()).isEqualTo(line + " HTTP/1.1");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-1")
    @Tag("AUTH-2")
    void a_request_has_its_token_only_in_the_header_and_no_body(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(call.on(interventions).isRight()).isTrue();

        ScriptedService.Request request = service.onlyRequest();
        assertThat(request.header("Authorization")).containsExactly("Bearer " + TestData.TOKEN);
        assertThat(request.header("Accept")).containsExactly("application/json");
        assertThat(request.line()).doesNotContain(TestData.TOKEN, "access_token");
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Transfer-Encoding")).isEmpty();
        assertThat(request.header("Content-Type")).isEmpty();
        assertThat(request.header("Cookie")).isEmpty();
    }

    @Test
    @Tag("WIRE-1")
    void ids_are_percent_encoded_in_paths_and_queries() {
        InterventionId id = InterventionId.of(ODD);
        service.replying(ScriptedResponse.json(TestData.responseAbout(id)));

        assertThat(interventions.get(id)).isNotNull();
        assertThat(interventions.close(id)).isNotNull();
        assertThat(interventions.reassign(id, UserId.of(ODD))).isNotNull();
        assertThat(interventions.categorize(id, CategoryId.of(ODD))).isNotNull();
        assertThat(interventions.create(ContentId.of(ODD))).isNotNull();

        assertThat(service.requests())
                .extracting(ScriptedService.Request::target)
                .containsExactly(
                        "/1.0/interventions/" + ODD_ENCODED,
                        "/1.0/interventions/" + ODD_ENCODED + "/close",
                        "/1.0/interventions/" + ODD_ENCODED + "/reassign?user_id=" + ODD_ENCODED,
                        "/1.0/interventions/" + ODD_ENCODED + "/update_categories?category_ids%5B%5D=" + ODD_ENCODED,
                        "/1.0/interventions?content_id=" + ODD_ENCODED);
    }

    @ParameterizedTest
    @CsvSource({
        "''          , /interventions",
        "/           , /interventions",
        "/1.0        , /1.0/interventions",
        "/1.0/       , /1.0/interventions",
        "/a%2Fb/1.0  , /a%2Fb/1.0/interventions",
        "/a%20b/     , /a%20b/interventions",
        "/ä/1.0      , /%C3%A4/1.0/interventions",
        "/€/😀       , /%E2%82%AC/%F0%9F%98%80/interventions",
        "/%c3%a4/1.0 , /%c3%a4/1.0/interventions",
        "/a;b/1.0    , /a;b/1.0/interventions",
        "/a;v=1.2/-._~!$&()*+=:@/1.0, /a;v=1.2/-._~!$&()*+=:@/1.0/interventions",
        "/a//b/1.0   , /a//b/1.0/interventions"
    })
    @Tag("WIRE-1")
    void the_path_begins_with_that_of_the_base_uri_as_given_without_slashes_at_its_end(String basePath, String path) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        URI baseUri = URI.create("http://127.0.0.1:" + service.port() + basePath);
        HttpSettings settings = HttpSettings.of(baseUri, () -> TestData.TOKEN).withBudget(CountingBudget.unlimited());

        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions below = client.interventions();
            assertThat(below.get(TestData.INTERVENTION).isRight()).isTrue();
        }

        assertThat(service.onlyRequest().target()).isEqualTo(path + "/3f55c8330da4144afd1c6728");
    }

    // ---- who acts ----

    @ParameterizedTest
    @EnumSource
    @Tag("IMPERSONATE-1")
    void a_view_names_the_impersonated_user_in_every_operation(OperationCall call) {
        service.replying(ScriptedResponse.json(call.response()));

        HttpInterventions view = interventions.actingAs(UserId.of(ODD));
        assertThat(call.on(view).isRight()).isTrue();

        assertThat(service.onlyRequest().target()).containsPattern("[?&]impersonated_user_id=" + ODD_ENCODED + "$");
    }

    @Test
    @Tag("IMPERSONATE-1")
    void a_view_of_a_view_names_only_the_last_user_and_the_original_none() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        HttpInterventions view = interventions.actingAs(UserId.of("first")).actingAs(UserId.of("last"));

        assertThat(view.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(service.requests())
                .extracting(ScriptedService.Request::target)
                .containsExactly(
                        "/1.0/interventions/3f55c8330da4144afd1c6728?impersonated_user_id=last",
                        "/1.0/interventions/3f55c8330da4144afd1c6728");
    }

    @Test
    @Tag("AUTH-2")
    void the_token_is_requested_once_for_each_request_so_that_it_can_be_rotated() {
        service.replying(ScriptedResponse.json(TestData.CLOSED));
        Iterator<String> tokens = List.of("first", "second").iterator();

        HttpSettings settings =
                HttpSettings.of(service.baseUri(), tokens::next).sendingOnce().withBudget(CountingBudget.unlimited());

        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions rotating = client.interventions();
            assertThat(rotating.get(TestData.INTERVENTION).isRight()).isTrue();
            assertThat(rotating.close(TestData.INTERVENTION).isRight()).isTrue();
        }

        assertThat(service.requests())
                .flatExtracting(request -> request.header("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    // ---- list ----

    @Test
    @Tag("LIST-5")
    @Tag("LIST-6")
    @Tag("LIST-7")
    @Tag("LIST-8")
    @Tag("LIST-11")
    @Tag("PAGE-1")
    @Tag("WIRE-2")
    void a_list_sends_every_filter_the_order_and_the_page() {
        assertThat(targetOfList(
                        InterventionQuery.all()
                                .inThread(ThreadId.of("thread"))
                                .ownedBy(UserId.of("owner"))
                                .ofGroup(IdentityGroupId.of("group"))
                                .ofIdentities(IdentityId.of("identity"))
                                .withStatus(StatusFilter.REOPENED)
                                .sortedBy(Sort.UPDATED_AT),
                        PageRequest.of(90, 150)))
                .isEqualTo("/1.0/interventions?thread_id=thread&user_id=owner&identity_group_id=group"
                        + "&identity_id=identity&status=reopened&sort=updated_at&offset=90&limit=150");
    }

    @Test
    @Tag("LIST-8")
    @Tag("WIRE-2")
    void one_identity_is_sent_plain_and_several_as_an_array() {
        InterventionQuery one = InterventionQuery.all().ofIdentities(IdentityId.of(ODD));
        InterventionQuery several =
                InterventionQuery.all().ofIdentities(IdentityId.of("b"), IdentityId.of("Z"), IdentityId.of("aa"));

        assertThat(targetOfList(one, PageRequest.first())).contains("?identity_id=" + ODD_ENCODED + "&sort");
        assertThat(targetOfList(several, PageRequest.first()))
                .contains("?identity_id%5B%5D=Z&identity_id%5B%5D=aa&identity_id%5B%5D=b&sort");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,active",
        "CLOSED,closed",
        "DEFERRED,deferred",
        "OPENED,opened",
        "REOPENED,reopened",
    })
    @Tag("LIST-11")
    void the_status_has_the_name_that_the_service_knows(StatusFilter status, String name) {
        assertThat(targetOfList(InterventionQuery.all().withStatus(status), PageRequest.first()))
                .contains("?status=" + name + "&");
    }

    @Test
    @Tag("PAGE-2")
    void an_offset_beyond_the_integers_is_sent_as_it_is() {
        assertThat(targetOfList(InterventionQuery.all(), PageRequest.of(2_147_483_648L, 1)))
                .contains("&offset=2147483648&limit=1");
    }

    private String targetOfList(InterventionQuery query, PageRequest page) {
        service.replying(ScriptedResponse.json(TestData.EMPTY_PAGE));
        assertThat(interventions.list(query, page).isRight()).isTrue();
        return service.requests().get(service.requests().size() - 1).target();
    }

    // ---- categorize ----

    @Test
    @Tag("CATEGORIZE-1")
    void categories_are_sent_as_an_array_each_of_them_once() {
        service.replying(ScriptedResponse.json(TestData.responseWith("\"category_ids\":[\"two\",\"one\",\"three\"]")));

        assertThat(interventions
                        .categorize(
                                TestData.INTERVENTION,
                                CategoryId.of("two"),
                                CategoryId.of("one"),
                                CategoryId.of("three"),
                                CategoryId.of("two"))
                        .isRight())
                .isTrue();

        assertThat(service.onlyRequest().target())
                .endsWith("?category_ids%5B%5D=one&category_ids%5B%5D=three&category_ids%5B%5D=two");
    }

    @Test
    @Tag("CATEGORIZE-2")
    void no_category_is_sent_as_one_empty_element() {
        service.replying(ScriptedResponse.json(TestData.responseWith("\"category_ids\":[]")));

        assertThat(interventions
                        .categorize(TestData.INTERVENTION, HashSet.empty())
                        .isRight())
                .isTrue();

        assertThat(service.onlyRequest().target()).endsWith("/update_categories?category_ids%5B%5D=");
    }

    // ---- custom fields ----

    @Test
    @Tag("FIELDS-1")
    void only_the_named_custom_fields_are_sent_whatever_their_type() {
        assertThat(queryOfCustomFields(HashMap.of(
                        "text", CustomFieldValue.of("a b+c&d=é"),
                        "number", CustomFieldValue.of(42),
                        "fraction", CustomFieldValue.of(new BigDecimal("1.50")),
                        "great", CustomFieldValue.of(new BigDecimal("1E+3")),
                        "flag", CustomFieldValue.of(true))))
                .isEqualTo("custom_field_values%5Bflag%5D=true"
                        + "&custom_field_values%5Bfraction%5D=1.5"
                        + "&custom_field_values%5Bgreat%5D=1000"
                        + "&custom_field_values%5Bnumber%5D=42"
                        + "&custom_field_values%5Btext%5D=a%20b%2Bc%26d%3D%C3%A9");
    }

    @Test
    @Tag("FIELDS-2")
    void a_blank_custom_field_is_sent_as_it_is_and_an_empty_list_as_one_empty_element() {
        assertThat(queryOfCustomFields(HashMap.of(
                        "a", CustomFieldValue.of(""),
                        "b", CustomFieldValue.of(" "),
                        "c", CustomFieldValue.of(List.empty()))))
                .isEqualTo("custom_field_values%5Ba%5D=&custom_field_values%5Bb%5D=%20"
                        + "&custom_field_values%5Bc%5D%5B%5D=");
    }

    @Test
    @Tag("FIELDS-6")
    void a_custom_field_with_several_values_is_sent_as_an_array_in_order() {
        assertThat(queryOfCustomFields(HashMap.of("k", CustomFieldValue.of(List.of("z", "a", "", "a")))))
                .isEqualTo("custom_field_values%5Bk%5D%5B%5D=z&custom_field_values%5Bk%5D%5B%5D=a"
                        + "&custom_field_values%5Bk%5D%5B%5D=&custom_field_values%5Bk%5D%5B%5D=a");
    }

    @Test
    @Tag("FIELDS-5")
    void the_key_of_a_custom_field_is_percent_encoded() {
        assertThat(queryOfCustomFields(HashMap.of("a&b=c é", CustomFieldValue.of("v"))))
                .isEqualTo("custom_field_values%5Ba%26b%3Dc%20%C3%A9%5D=v");
    }

    private String queryOfCustomFields(HashMap<String, CustomFieldValue> values) {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        assertThat(interventions.updateCustomFields(TestData.INTERVENTION, values))
                .isNotNull();
        return service.onlyRequest().target().substring("/1.0/interventions/3f55c8330da4144afd1c6728?".length());
    }
}
