package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import org.junit.jupiter.api.Test;

class GetCommandTest {

    @Test
    void shows_what_is_known() {
        Result result = Shell.empty().run("get", "--demo", "0000000000000000000002be");

        assertThat(result.out()).isEqualTo("""
                id              0000000000000000000002be
                state           deferred
                deferred until  2024-06-01T12:45:12Z
                owner           susan
                categories      account
                created         2024-05-16T08:44:58Z
                updated         2024-05-16T09:51:19Z
                source          press-mail
                thread          thread-203
                content         0000000000000000000002bd
                customer        customer-203
                replies         1
                first reply     after 1 h 06 min
                last reply      after 1 h 06 min
                average reply   after 1 h 06 min
                comments        0
                """);
    }

    @Test
    void names_the_interventions_that_it_doesnt_find() {
        Result result = Shell.empty().run("get", "--demo", "--json", "nothing", "0000000000000000000002ac", "none");

        assertThat(result.out())
                .startsWith("{\"id\":\"0000000000000000000002ac\",")
                .hasLineCount(1);
        assertThat(result.err())
                .startsWith("nothing: refused, nothing changed: ")
                .contains("\nnone: refused");
        assertThat(result.code()).isEqualTo(6);
    }

    @Test
    void an_unknown_intervention_is_a_refusal() {
        assertThat(Shell.empty().run("get", "--demo", "nothing").code()).isEqualTo(3);
    }
}
