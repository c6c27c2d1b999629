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

    /** The two doors of one type of id. */
    private record Doors(
            String name,
            Function<String, OpaqueId> of,
            Function<String, ? extends Either<InterventionError, ? extends OpaqueId>> parse) {}

    private static final List<Doors> ALL = List.of(
            new Doors("intervention id", InterventionId::of, InterventionId::parse),
            new Doors("content id", ContentId::of, ContentId::parse),
            new Doors("thread id", ThreadId::of, ThreadId::parse),
            new Doors("source id", SourceId::of, SourceId::parse),
            new Doors("identity id", IdentityId::of, IdentityId::parse),
            new Doors("identity group id", IdentityGroupId::of, IdentityGroupId::parse),
            new Doors("user id", UserId::of, UserId::parse),
            new Doors("category id", CategoryId::of, CategoryId::parse));

    static Stream<Named<String>> textsThatAreNoIds() {
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
    @MethodSource("textsThatAreNoIds")
    @Tag("ID-1")
    void no_type_of_id_takes_a_text_that_is_blank_or_path_like_or_not_plain(String text) {
        for (Doors id : ALL) {
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
    void a_blank_id_and_a_path_are_refused_and_the_reason_is_said() {
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
        for (Doors id : ALL) {
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
    void every_type_of_id_takes_an_opaque_text_and_keeps_it(String text) {
        for (Doors id : ALL) {
            assertThat(id.of().apply(text).value()).isEqualTo(text);
            assertThat(id.parse().apply(text).get()).isEqualTo(id.of().apply(text));
        }
    }

    @Test
    void an_id_has_up_to_255_characters() {
        assertThat(UserId.of("a".repeat(255)).value()).hasSize(255);
    }

    @Test
    void ids_are_equal_if_their_type_and_their_text_are() {
        assertThat(UserId.of("a")).isEqualTo(UserId.of("a")).hasSameHashCodeAs(UserId.of("a"));
        assertThat(UserId.of("a")).isNotEqualTo(UserId.of("A"));
        assertThat(UserId.of("a").equals(null)).isFalse();
        assertThat(UserId.of("a").hashCode()).isNotEqualTo(UserId.of("b").hashCode());
        for (Doors one : ALL) {
            for (Doors other : ALL) {
                assertThat(one.of().apply("a").equals(other.of().apply("a"))).isEqualTo(one == other);
            }
        }
    }

    @Test
    void an_id_reads_as_its_type_and_text() {
        assertThat(InterventionId.of("3f55")).hasToString("InterventionId[3f55]");
        assertThat(CategoryId.of("4d0f")).hasToString("CategoryId[4d0f]");
    }
}
