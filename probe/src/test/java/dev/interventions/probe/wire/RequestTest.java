package dev.interventions.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestTest {

    private static final Request REQUEST = Request.write("PUT", "/interventions/{id}/reassign", "a/b c")
            .with("sort", "updated_at")
            .withHidden("identity_id[]", "é&=");

    @Test
    void ids_and_parameters_are_encoded() {
        assertThat(REQUEST.target())
                .isEqualTo("/interventions/a%2Fb%20c/reassign?sort=updated_at&identity_id%5B%5D=%C3%A9%26%3D");
    }

    @Test
    void values_of_the_account_are_not_shown() {
        assertThat(REQUEST).hasToString("PUT /interventions/{id}/reassign?sort=updated_at&identity_id[]={text(3)}");
    }
}
