package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that {@code docs/api.md} lists the public API. After an intended change, run this test with {@code
 * -Dinterventions.api.write=true}, which rewrites the document, and review the difference.
 */
class PublicApiTest {

    private static final String HEAD = """
            # Public API

            What users can call: the public types in the exported packages of each published module, with their public and protected
            members. A test compares this page with the class files; `mvn test -pl conformance -am -Dtest=PublicApiTest
            -Dsurefire.failIfNoSpecifiedTests=false -Dinterventions.api.write=true` writes it.

            """;

    @Test
    void is_what_the_document_lists() throws IOException {
        Path document = ProjectFolder.root().resolve("docs/api.md");
        String listing = HEAD + PublicApi.listing();
        if (Boolean.getBoolean("interventions.api.write")) {
            Files.writeString(document, listing);
        }

        assertThat(Files.readString(document)).isEqualTo(listing);
    }

    @Test
    void is_what_the_profile_api_compatibility_compares_with_an_earlier_version() throws IOException {
        String pom = Files.readString(ProjectFolder.root().resolve("pom.xml"));

        assertThat(matches("<include>(dev\\.interventions\\.[^<]+)</include>", pom))
                .as("the packages that the profile includes")
                .containsExactlyInAnyOrderElementsOf(matches("(?m)^### (.+)$", PublicApi.listing()));
    }

    private static Seq<String> matches(String pattern, String text) {
        return List.ofAll(Pattern.compile(pattern).matcher(text).results()).map(found -> found.group(1));
    }

    @Test
    void lists_members_of_interfaces_records_and_enums() {
        assertThat(PublicApi.listing())
                .contains("interface Interventions\n")
                .contains("    get(InterventionId): Either<InterventionError, Intervention>\n")
                .contains("sealed interface InterventionError\n")
                .contains("    CLOSE\n");
    }
}
