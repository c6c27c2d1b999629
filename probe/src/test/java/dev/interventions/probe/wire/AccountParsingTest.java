package dev.interventions.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountParsingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.api.digital.ringcentral.com/1.0",
                "https://shop.api.digital.ringcentral.com/1.0/",
                "http://127.0.0.1:8080/1.0",
                "http://localhost/1.0"
            })
    void a_base_uri_is_https_or_this_machine(String baseUri) {
        assertThat(Account.parse(baseUri, "a-token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "https://shop.example",
                "https://user:secret@shop.example/1.0",
                "https://shop.example/1.0?access_token=secret",
                "https://shop.example/1.0#secret",
                "https://sh op/1.0",
                "ftp://shop.example/1.0",
                "http://shop.example/1.0",
                "http://127.0.0.1.shop.example/1.0"
            })
    void anything_else_is_refused_without_repeating_it(String baseUri) {
        assertThat(Account.parse(baseUri, "a-token").getLeft())
                .startsWith("the base URI must")
                .doesNotContain("shop")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nHost: x", "é"})
    void a_token_that_is_no_header_is_refused_without_repeating_it(String token) {
        assertThat(Account.parse("https://shop.example/1.0", token).getLeft())
                .isEqualTo("the token must consist of visible ASCII characters, and must not be empty");
    }

    @Test
    void an_account_names_neither_itself_nor_its_token() {
        assertThat(Account.parse("https://shop.example/1.0", "secret").get()).hasToString("Account");
    }
}
