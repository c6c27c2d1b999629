package dev.interventions.http;

import dev.interventions.http.redaction.Token;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.control.Either;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** Every base URI and token from outside gives settings that are safe to use, or is refused by a message that doesn't repeat it. */
@Timeout(5)
class SettingsFuzzTest {

    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_REPEATS = 70_000;

    private static final String[] SCHEMES = {"https://", "HTTPS://", "http://", "ftp://", "https:", "//", ""};
    private static final String[] USERS = {"", "", "user@", TestData.TOKEN + "@", "user:" + TestData.TOKEN + "@", "@", ":@"};
    private static final String[] HOSTS = {
        "example.org",
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.0.0.1.example.org",
        "127.0.0.1\n",
        "10.0.0.1",
        "[::1]",
        "[::2]",
        "[::1%25eth0]",
        TestData.TOKEN,
        TestData.TOKEN + ".example.org",
        "exa_mple.org",
        "\u212aelvin.example.org",
        ""
    };
    private static final String[] PORTS = {
        "", "", ":443", ":", ":0", ":1", ":65535", ":65536", ":99999999999", ":-1", ":x"
    };
    private static final String[] ENDS = {
        "",
        "/",
        "//",
        "/1.0",
        "/1.0/",
        "/../",
        "/%2F",
        "/%",
        "?",
        "?key=" + TestData.TOKEN,
        "#",
        "#" + TestData.TOKEN,
        " ",
        "\\"
    };
    private static final String[] PIECES = {
        "https://",
        "http://",
        "example.org",
        "localhost",
        "/",
        ":",
        "@",
        "?",
        "#",
        "%",
        "..",
        "[",
        TestData.TOKEN,
        " ",
        "\r\n",
        "\0",
        "\u00e9",
        "\u0130",
        "\ud83d"
    };

    @FuzzTest(maxDuration = "30s")
    void settings_are_safe_or_refused(FuzzedDataProvider data) {
        String baseUri = uri(data);
        String token = data.consumeBoolean() ? TestData.TOKEN : text(data);

        Either<InterventionError, HttpSettings> settings = HttpSettings.parse(baseUri, token);

        assertThat(HttpSettings.parse(baseUri, token).isRight()).isEqualTo(settings.isRight());
        settings.swap().forEach(SettingsFuzzTest::assertRefusedSafely);
        Token.parse(token).swap().forEach(SettingsFuzzTest::assertRefusedSafely);
        settings.forEach(valid -> assertSafe(valid, token));
        assertThat(settings.isRight())
                .isEqualTo(
                        BaseUri.parse(baseUri).isRight() && Token.parse(token).isRight());
    }

    private static void assertRefusedSafely(InterventionError refusal) {
        assertThat(refusal).isInstanceOf(InvalidRequest.class);
        ShownTexts.assertSafeToShow(refusal.message(), TestData.TOKEN);
    }

    private static void assertSafe(HttpSettings settings, String token) {
        URI uri = settings.baseUri().uri();

        assertThat(settings.token().get()).isEqualTo(token).matches("[!-~]+");
        assertThat(uri.getScheme()).isIn("https", "HTTPS", "http", "HTTP");
        assertThat(uri.getHost()).isNotBlank();
        assertThat(uri.getRawUserInfo()).isNull();
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(settings.account()).matches(".+:\\d{1,5}");
        assertThat(HttpSettings.parse(uri.toString(), token).map(HttpSettings::toString))
                .containsExactly(settings.toString());
        if (!uri.toString().contains(TestData.TOKEN)) {
            assertThat(settings.toString()).doesNotContain(TestData.TOKEN);
        }
    }

    private static @Nullable String uri(FuzzedDataProvider data) {
        return data.consumeBoolean()
                ? text(data)
                : data.pickValue(SCHEMES)
                        + data.pickValue(USERS)
                        + data.pickValue(HOSTS)
                        + data.pickValue(PORTS)
                        + data.pickValue(ENDS);
    }

    private static @Nullable String text(FuzzedDataProvider data) {
        if (data.consumeInt(0, 20) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        int pieces = data.consumeInt(0, 10);
        for (int piece = 0; piece < pieces && text.length() < MAX_LENGTH; piece++) {
            text.append(piece(data));
        }
        return text.toString();
    }

    private static String piece(FuzzedDataProvider data) {
        String piece = data.consumeInt(0, 3) == 0 ? data.consumeString(20) : data.pickValue(PIECES);
        return data.consumeInt(0, 7) == 0
                ? piece.repeat(data.consumeInt(1, MAX_REPEATS / Math.max(1, piece.length())))
                : piece;
    }
}
