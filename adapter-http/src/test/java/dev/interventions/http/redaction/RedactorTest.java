package dev.interventions.http.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private static final Token TOKEN = Token.parse("s3cr3t-token-of-a-user").get();
    private static final Redactor REDACTOR = Redactor.of(TOKEN);

    @Test
    @Tag("AUTH-2")
    void a_token_shows_no_part_of_itself() {
        assertThat(TOKEN).hasToString("[token]");
    }

    @Test
    @Tag("AUTH-2")
    void a_long_prefix_of_the_token_is_masked_where_it_stands() {
        assertThat(REDACTOR.reason(new IOException("no s3cr3t-token-of-another user")))
                .isEqualTo("IOException: no [token]nother user");
    }

    @Test
    void a_short_token_leaves_words_with_its_beginning_readable() {
        Redactor ofShortToken = Redactor.of(Token.parse("abc1234").get());

        assertThat(ofShortToken.reason(new IOException("abc123 is no token")))
                .isEqualTo("IOException: abc123 is no token");
    }

    @Test
    void a_reason_names_four_causes_at_most() {
        Throwable failure = nested(6);

        assertThat(REDACTOR.reason(failure))
                .isEqualTo("IllegalStateException: level 6, caused by IllegalStateException: level 5, "
                        + "caused by IllegalStateException: level 4, caused by IllegalStateException: level 3");
    }

    private static Throwable nested(int level) {
        return new IllegalStateException("level " + level, level == 1 ? null : nested(level - 1));
    }

    @Test
    void a_reason_says_each_message_once() {
        assertThat(REDACTOR.reason(new IOException(null, new IllegalStateException("IOException"))))
                .isEqualTo("IOException");
    }

    @Test
    void a_failure_whose_message_fails_is_described_nevertheless() {
        assertThat(REDACTOR.reason(new Unreadable()))
                .isEqualTo("Unreadable: (getMessage throws UnsupportedOperationException)");
    }

    private static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_copy_for_the_log_has_the_stack_traces_causes_and_suppressed_failures_of_the_original() {
        IOException failure = new IOException("outer", new IllegalStateException("inner"));
        failure.addSuppressed(new IOException("suppressed"));

        Throwable copy = REDACTOR.copy(failure);

        assertThat(copy).hasToString("java.io.IOException: outer");
        assertThat(copy.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(copy.getCause()).hasToString("java.lang.IllegalStateException: inner");
        assertThat(copy.getSuppressed()).singleElement().hasToString("java.io.IOException: suppressed");
    }
}
