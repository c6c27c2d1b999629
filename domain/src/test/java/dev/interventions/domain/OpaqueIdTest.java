package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Named.named;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueIdTest {

    /** The two factory methods of a type of id. */
    private record IdType(
            String name,
            Function<String, OpaqueId> of,
            Function<String, ? extends Either<InterventionError, ? extends OpaqueId>> parse) {}

    private static final List<IdType> ALL = List.of(
            new IdType("intervention id", InterventionId::of, InterventionId::parse),
            new IdType("content id", ContentId::of, ContentId::parse),
            new IdType("thread id", ThreadId::of, ThreadId::parse),
            new IdType("source id", SourceId::of, SourceId::parse),
            new IdType("identity id", IdentityId::of, IdentityId::parse),
            new IdType("identity group id", IdentityGroupId::of, IdentityGroupId::parse),
            new IdType("user id", UserId::of, UserId::parse),
            new IdType("category id", CategoryId::of, CategoryId::parse),
            new IdType("comment id", CommentId::of, CommentId::parse),
            new IdType("webhook id", WebhookId::of, WebhookId::parse));

    static Stream<Named<String>> invalidIds() {
        return Stream.of(
                named("nothing", ""),
                named("a space", " "),
                named("white space", " \t "),
                named("a dot", "."),
                named("two dots", ".."),
                named("a slash", "a/b"),
                named("a slash at the start", "/a"),
                named("a backslash", "a\\b"),
                named("a question mark", "a?b"),
                named("a hash", "a#b"),
                named("percent-encoded dots", "%2e%2e"),
                named("a leading space", " a"),
                named("a trailing space", "a "),
                named("a space inside", "a b"),
                named("a tab", "a\tb"),
                named("a line feed", "a\nb"),
                named("a carriage return and line feed", "a\r\nX-Header: b"),
                named("a trailing line feed", "a\n"),
                named("a NUL", "a\0b"),
                named("an escape", "a\u001bb"),
                named("a DEL", "a\u007fb"),
                named("a C1 control character", "a\u0085b"),
                named("a non-breaking space", "a\u00a0b"),
                named("a non-breaking space alone", "\u00a0"),
                named("a line separator", "a\u2028b"),
                named("an ideographic space", "a\u3000b"),
                named("a lone high surrogate", "a\ud83d"),
                named("a lone low surrogate", "\ude00a"),
                named("256 characters", "a".repeat(256)));
    }

    @ParameterizedTest
    @MethodSource("invalidIds")
    @Tag("ID-1")
    void every_type_of_id_refuses_a_text_that_is_blank_or_path_like_or_has_forbidden_characters(String text) {
        for (IdType id : ALL) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> id.of().apply(text))
                    .withMessageStartingWith(id.name());
            assertThat(id.parse().apply(text).getLeft())
                    .isInstanceOf(Refused.InvalidRequest.class)
                    .satisfies(error -> assertThat(error.message()).startsWith(id.name()));
        }
    }

    @Test
    @Tag("ID-1")
    void a_blank_id_and_a_path_are_refused_with_the_reason() {
        assertThat(InterventionId.parse(" ").getLeft().message()).isEqualTo("intervention id must not be blank");
        assertThat(InterventionId.parse("..").getLeft().message()).isEqualTo("intervention id must not be a path: ..");
        assertThat(InterventionId.parse("../users").getLeft().message())
                .isEqualTo("intervention id must not be path-like, but has a /");
        assertThat(InterventionId.parse("a\nb").getLeft().message())
                .isEqualTo("intervention id must not have white space or control characters, but has U+000A");
        assertThat(InterventionId.parse("a".repeat(256)).getLeft().message())
                .isEqualTo("intervention id must have at most 255 characters, but has 256");
    }

    @Test
    void a_missing_id_is_an_invalid_request() {
        for (IdType id : ALL) {
            assertThat(id.parse().apply(null).getLeft())
                    .isEqualTo(new Refused.InvalidRequest(id.name() + " is missing"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f55c8330da4144afd1c6728",
                "573446514379728247",
                "d41d8cd98f00b204e9800998ecf8427e",
                "x",
                "...",
                "a.b",
                "a_b-c~d",
                "a:b@c",
                "a+b=c&d",
                "Zürich",
                "😀"
            })
    void every_type_of_id_accepts_an_opaque_text_and_keeps_it(String text) {
        for (IdType id : ALL) {
            assertThat(id.of().apply(text).value()).isEqualTo(text);
            assertThat(id.parse().apply(text).get()).isEqualTo(id.of().apply(text));
        }
    }

    @Test
    void an_id_has_up_to_255_characters() {
        assertThat(UserId.of("a".repeat(255)).value()).hasSize(255);
    }

    @Test
    void ids_are_equal_if_their_types_and_texts_are() {
        assertThat(UserId.of("a")).isEqualTo(UserId.of("a")).hasSameHashCodeAs(UserId.of("a"));
        assertThat(UserId.of("a")).isNotEqualTo(UserId.of("A"));
        assertThat(UserId.of("a").equals(null)).isFalse();
        assertThat(UserId.of("a").hashCode()).isNotEqualTo(UserId.of("b").hashCode());
        for (IdType one : ALL) {
            for (IdType other : ALL) {
                assertThat(one.of().apply("a").equals(other.of().apply("a"))).isEqualTo(one == other);
            }
        }
    }

    @Test
    void the_string_of_an_id_is_its_type_and_text() {
        assertThat(InterventionId.of("3f55")).hasToString("InterventionId[3f55]");
        assertThat(CategoryId.of("4d0f")).hasToString("CategoryId[4d0f]");
    }
}
