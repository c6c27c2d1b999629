package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CallDetails;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RefusalDiagnosisTest {

    private static final String REPLIED_AND_CLOSED =
            "{\"id\":\"" + TestData.INTERVENTION.value() + "\",\"closed\":true,\"user_replies_count\":1}";
    private static final String REPLIED =
            "{\"id\":\"" + TestData.INTERVENTION.value() + "\",\"closed\":false,\"user_replies_count\":1}";
    private static final String UNREPLIED_AND_CLOSED =
            "{\"id\":\"" + TestData.INTERVENTION.value() + "\",\"closed\":true,\"user_replies_count\":0}";

    private String stated = "you may not";
    private final ScriptedService service = new ScriptedService();
    private final HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());

    @AfterEach
    void stop() {
        service.close();
    }

    private NotAllowed refusal(OperationCall call, HttpSettings how, String body) {
        service.replyingBy(request ->
                request.line().startsWith("GET") ? ScriptedResponse.json(body) : ScriptedResponse.error(403, stated));
        try (EngageClient client = EngageClient.connect(how)) {
            HttpInterventions interventions = client.interventions();
            return (NotAllowed) call.on(interventions).getLeft();
        }
    }

    @Test
    @Tag("CLOSE-1")
    void a_refusal_to_close_names_the_rules_that_reading_shows_broken() {
        NotAllowed refusal = refusal(OperationCall.CLOSE, settings, UNREPLIED_AND_CLOSED);

        assertThat(refusal.basis()).isEqualTo(Refused.Basis.INFERRED);
        assertThat(refusal.broken()).isEqualTo(HashSet.of(Rule.CLOSE_ONLY_OPEN, Rule.CLOSE_ONLY_REPLIED));
        assertThat(refusal.message()).contains("CLOSE-1").contains("CLOSE-2").contains("you may not");
    }

    @Test
    void a_reason_that_the_service_states_too_is_given_once() {
        stated = "an intervention with agent replies can't be cancelled (CANCEL-2)";

        NotAllowed refusal = refusal(OperationCall.CANCEL, settings, REPLIED);

        assertThat(refusal.message()).isEqualTo(stated + "; the service answers 403");
    }

    @Test
    void a_refusal_to_cancel_names_the_rules_that_reading_shows_broken() {
        NotAllowed refusal = refusal(OperationCall.CANCEL, settings, REPLIED_AND_CLOSED);

        assertThat(refusal.broken()).isEqualTo(HashSet.of(Rule.CANCEL_ONLY_OPEN, Rule.CANCEL_ONLY_UNREPLIED));
    }

    @Test
    void a_refusal_to_close_that_reading_does_not_explain_stays_without_reason_and_suggests_ownership() {
        NotAllowed refusal = refusal(OperationCall.CLOSE, settings, TestData.RESPONSE);

        assertThat(refusal.basis()).isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(refusal.broken()).isEmpty();
        assertThat(refusal.message())
                .isEqualTo("the service answers 403 (you may not); reading it shows no reason:"
                        + " the acting user may be neither its owner nor allowed to edit interventions");
    }

    @Test
    void a_refusal_to_cancel_that_reading_does_not_explain_says_so_and_no_more() {
        NotAllowed refusal = refusal(OperationCall.CANCEL, settings, TestData.RESPONSE);

        assertThat(refusal.basis()).isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(refusal.message()).isEqualTo("the service answers 403 (you may not); reading it shows no reason");
    }

    @Test
    void nothing_is_said_about_what_could_not_be_read() {
        service.replying(ScriptedResponse.error(403, "you may not"));
        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.close(TestData.INTERVENTION).getLeft().withCall(CallDetails.NONE))
                    .isEqualTo(NotAllowed.withoutReason("the service answers 403 (you may not)"));
        }
    }

    @Test
    void a_refusal_to_reassign_is_not_diagnosed() {
        assertThat(refusal(OperationCall.REASSIGN, settings, REPLIED_AND_CLOSED).basis())
                .isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void nothing_is_read_if_each_call_sends_once() {
        assertThat(refusal(OperationCall.CLOSE, settings.sendingOnce(), UNREPLIED_AND_CLOSED)
                        .basis())
                .isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void nothing_is_read_if_explanations_are_turned_off() {
        assertThat(refusal(OperationCall.CLOSE, settings.withoutExplanations(), UNREPLIED_AND_CLOSED)
                        .basis())
                .isEqualTo(Refused.Basis.UNKNOWN);
        assertThat(service.requests()).hasSize(1);
    }
}
