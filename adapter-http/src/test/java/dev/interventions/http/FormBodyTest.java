package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that wants no customer data in access logs has the parameters of writes sent as a form. */
@Timeout(60)
class FormBodyTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings().sendingWritesAsForm());

    private final HttpInterventions interventions = client.interventions();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE               | POST /1.0/interventions                                           | content_id=c93e3586250ff60181b6c2f0
                    REASSIGN             | PUT /1.0/interventions/3f55c8330da4144afd1c6728/reassign          | user_id=d033e22ae348feb5660fc214
                    CATEGORIZE           | PUT /1.0/interventions/3f55c8330da4144afd1c6728/update_categories | category_ids%5B%5D=4d0fb475b242228032cbdf6d
                    UPDATE_CUSTOM_FIELDS | PUT /1.0/interventions/3f55c8330da4144afd1c6728                   | custom_field_values%5Bexternal_id%5D=342901
                    """)
    @Tag("WIRE-1")
    void the_parameters_of_a_write_are_a_form_and_the_path_stays(OperationCall call, String line, String form) {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(call.on(interventions).isRight()).isTrue();

        ScriptedService.Request request = service.onlyRequest();
        assertThat(request.line()).isEqualTo(line + " HTTP/1.1");
        assertThat(request.header("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(request.body()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | GET /1.0/interventions/3f55c8330da4144afd1c6728
                    LIST   | GET /1.0/interventions?sort=created_at&offset=0&limit=30
                    CLOSE  | PUT /1.0/interventions/3f55c8330da4144afd1c6728/close
                    CANCEL | DELETE /1.0/interventions/3f55c8330da4144afd1c6728/cancel
                    """)
    @Tag("WIRE-1")
    void reads_and_writes_without_parameters_have_no_body(OperationCall call, String line) {
        service.replying(ScriptedResponse.json(call.response()));

        assertThat(call.on(interventions).isRight()).isTrue();

        ScriptedService.Request request = service.onlyRequest();
        assertThat(request.line()).isEqualTo(line + " HTTP/1.1");
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Type")).isEmpty();
    }

    @Test
    @Tag("IMPERSONATE-1")
    void the_impersonated_user_is_in_the_form_but_for_a_cancel_which_has_no_body() {
        service.replying(ScriptedResponse.json(TestData.CLOSED), ScriptedResponse.json(TestData.RESPONSE));

        HttpInterventions view = interventions.actingAs(TestData.USER);
        assertThat(view.close(TestData.INTERVENTION).isRight()).isTrue();
        assertThat(view.cancel(TestData.INTERVENTION).isRight()).isTrue();

        String impersonated = "impersonated_user_id=" + TestData.USER.value();
        assertThat(service.requests().get(0).body()).isEqualTo(impersonated);
        assertThat(service.requests().get(0).line()).doesNotContain("?");
        assertThat(service.requests().get(1).target()).endsWith("?" + impersonated);
    }

    @Test
    void a_form_may_be_long_and_the_error_for_a_lost_response_repeats_none_of_it() {
        service.replying(ScriptedResponse.closing());

        InterventionError error = interventions
                .updateCustomField(TestData.INTERVENTION, "complaint", CustomFieldValue.of("words ".repeat(65_000)))
                .getLeft();

        assertThat(service.onlyRequest().body()).hasSizeGreaterThan(390_000);
        assertThat(error.toString()).doesNotContain("words").hasSizeLessThan(1_000);
    }

    @Test
    @Tag("FIELDS-1")
    void characters_of_any_kind_are_encoded_as_in_a_query() {
        service.replying(ScriptedResponse.json(TestData.responseWith("\"custom_fields\":{\"k\":\"a b+c&d=é😀\"}")));

        Either<InterventionError, ?> outcome = interventions.updateCustomFields(
                TestData.INTERVENTION, HashMap.of("k", CustomFieldValue.of("a b+c&d=é😀")));

        assertThat(outcome.isRight()).isTrue();
        assertThat(service.onlyRequest().body())
                .isEqualTo("custom_field_values%5Bk%5D=a%20b%2Bc%26d%3D%C3%A9%F0%9F%98%80");
    }
}
