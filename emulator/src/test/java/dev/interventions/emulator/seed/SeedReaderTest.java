package dev.interventions.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.TestClient;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedReaderTest {

    /** Two threads, two customers and an agent, with a placeholder for interventions. */
    private static final String SEED = """
      {
        "sources": [{"id": "s1"}],
        "users": [{"id": "u1", "token": "token-1", "permissions": ["update_intervention"], "reads": ["s1"]}],
        "threads": [{"id": "t1", "source_id": "s1"}, {"id": "t2", "source_id": "s1"}],
        "identity_groups": [{"id": "g1"}],
        "identities": [{"id": "i1", "identity_group_id": "g1"}, {"id": "i2"}],
        "contents": [
          {"id": "c1", "thread_id": "t1", "identity_id": "i1"},
          {"id": "c2", "thread_id": "t1", "user_id": "u1"},
          {"id": "c3", "thread_id": "t1", "identity_id": "i1"},
          {"id": "c4", "thread_id": "t1", "identity_id": "i2"},
          {"id": "c5", "thread_id": "t2", "identity_id": "i1"}
        ],
        "interventions": [%s]
      }
      """;

    @Test
    void a_seed_defines_categories_custom_fields_and_profiles_of_users() {
        World world = world("""
                {
                  "users": [{"id": "u1", "firstname": "Ada", "lastname": "Lovelace", "enabled": false}, {"id": "u2"}],
                  "categories": [
                    {"id": "root", "name": "Root", "unselectable": true, "source_ids": ["s1"]},
                    {"id": "leaf", "parent_id": "root", "multiple": true}
                  ],
                  "custom_fields": [
                    {"key": "colour", "label": "Colour", "type": "single_choice", "choices": ["red"], "read_only": true}
                  ]
                }
                """);

        assertThat(world.snapshot()
                        .categories()
                        .selectable()
                        .map(category -> category.id().value()))
                .containsExactly("leaf");
        assertThat(world.snapshot().categories().all().get(0).sources())
                .isEqualTo(Option.some(HashSet.of(SourceId.of("s1"))));
        assertThat(world.snapshot().customFields().all())
                .containsExactly(CustomFieldDefinition.of("colour", CustomFieldType.SINGLE_CHOICE)
                        .withLabel("Colour")
                        .withChoices("red")
                        .asReadOnly());
        assertThat(world.referenceData(UserId.of("u1")).users().get())
                .containsExactly(
                        User.withId(UserId.of("u1")).named("Ada", "Lovelace").asEnabled(false),
                        User.withId(UserId.of("u2")));
    }

    @Test
    void mistakes_in_definitions_are_reported_with_their_places() {
        assertThat(mistakes("""
                {
                  "categories": [{"id": "a", "unselectable": "yes", "colour": 1}],
                  "custom_fields": [{"key": " "}, {"key": "k", "type": "date"}]
                }
                """))
                .anyMatch(mistake -> mistake.startsWith("/categories/0/unselectable: must be true or false"))
                .anyMatch(mistake -> mistake.startsWith("/categories/0/colour: is unknown"))
                .anyMatch(mistake -> mistake.startsWith("/custom_fields/0/key: must not be blank"))
                .anyMatch(mistake -> mistake.startsWith("/custom_fields/1/type: must be one of boolean, float"));
    }

    @Test
    void an_empty_seed_is_an_empty_world_on_the_machines_clock() {
        World world = world("{}");

        assertThat(Duration.between(world.now(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_user_has_the_token_permissions_and_sources_of_the_seed() {
        Seed seed = SeedReader.read(SEED.formatted("")).get();

        assertThat(seed.tokens().get("token-1")).contains(UserId.of("u1"));
        assertThat(seed.tokens().get("token-2")).isEmpty();
        assertThat(seed.world().find(UserId.of("u1")).get())
                .isEqualTo(seed.users().head().actor());
        assertThat(seed.users().head().actor().permissions()).hasToString("HashSet(UPDATE_INTERVENTION)");
    }

    @Test
    void an_intervention_can_have_every_field_and_a_response_shows_them_all() {
        String fields = """
        {"id":"v1","created_at":"2012-05-21T01:15:28Z","updated_at":"2012-05-21T01:19:49Z","closed":false,\
        "closed_at":"2012-05-24T02:00:32Z","deferred_at":"2032-05-21T01:18:49Z","content_id":"c1","thread_id":"t1",\
        "source_id":"s1","identity_id":"i1","identity_group_id":"g1","user_id":"u1","comments_count":1,\
        "custom_fields":{"text":"342901","number":1.5,"flag":false,"list":["b","a"]},\
        "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],"user_replies_count":1,\
        "first_user_reply_id":"573446514379728247000001","first_user_reply_in":1,"last_user_reply_in":2,\
        "user_reply_in_average":84959,"first_user_reply_in_bh":3,"last_user_reply_in_bh":4,\
        "user_reply_in_average_bh":63000,"user_reply_in_average_count":5,\
        "satisfaction_sent_at":"2012-05-24T02:00:33Z","satisfaction_answered_at":"2012-05-24T02:00:34Z",\
        "satisfaction_grade":6,"survey_id":"y1","survey_response_id":"y2","detected_language":"fr",\
        "translation_enabled":true,"status":"Opened"}""";
        Seed seed = SeedReader.read(SEED.formatted(fields)).getOrElseThrow(m -> new AssertionError(m.mkString("; ")));

        try (EngageEmulator emulator = EngageEmulator.start(seed.world())) {
            assertThat(new TestClient(emulator.baseUri(), emulator.tokenOf(UserId.of("u1")))
                            .get("/interventions/v1")
                            .text())
                    .isEqualToIgnoringNewLines(fields);
        }
    }

    @Test
    void absent_fields_are_those_of_a_new_intervention_with_its_replies_counted() {
        Intervention intervention = intervention("""
        {"id": "v1", "content_id": "c1", "content_ids": ["c2", "c3"], "created_at": "2024-05-20T10:00:00Z"}
        """);

        assertThat(new InterventionJson("Opened", "Closed", "custom_fields", false, false, false)
                        .intervention(intervention))
                .hasToString("""
        {"id":"v1","created_at":"2024-05-20T10:00:00Z","updated_at":"2024-05-20T10:00:00Z","closed":false,\
        "content_id":"c1","thread_id":"t1","source_id":"s1","identity_id":"i1","identity_group_id":"g1",\
        "comments_count":0,"custom_fields":{},"category_ids":[],"user_replies_count":1,"first_user_reply_id":"c2",\
        "status":"Opened"}""");
    }

    @Test
    void an_intervention_with_closed_at_is_closed_unless_closed_is_false() {
        assertThat(intervention("""
        {"id": "v1", "content_id": "c1", "created_at": "2024-05-20T10:00:00Z", "closed_at": "2024-05-20T11:00:00Z"}
        """).isClosed()).isTrue();
        assertThat(intervention("""
        {"id": "v1", "content_id": "c1", "created_at": "2024-05-20T10:00:00Z", "closed_at": "2024-05-20T11:00:00Z", "closed": false}
        """).isClosed()).isFalse();
        assertThat(intervention("""
        {"id": "v1", "content_id": "c1", "created_at": "2024-05-20T10:00:00Z", "closed": true}
        """).isClosed()).isTrue();
    }

    @Test
    void a_reopened_intervention_is_listed_as_reopened() {
        World world = world(SEED.formatted("""
        {"id": "v1", "content_id": "c1", "created_at": "2024-05-20T10:00:00Z", "reopened": true}
        """));

        assertThat(world.as(UserId.of("u1"))
                        .list(InterventionQuery.all().withStatus(StatusFilter.REOPENED), PageRequest.first())
                        .get()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_message_goes_to_the_newest_intervention_whatever_the_order_in_the_file() {
        World world = world(SEED.formatted("""
        {"id": "newer", "content_id": "c1", "created_at": "2024-05-20T11:00:00Z", "closed_at": "2024-05-20T12:00:00Z"},
        {"id": "older", "content_id": "c3", "created_at": "2024-05-20T10:00:00Z", "closed_at": "2024-05-20T12:00:00Z"}
        """));

        world.customerMessage(ThreadId.of("t1"), IdentityId.of("i1"));

        assertThat(world.as(UserId.of("u1"))
                        .get(InterventionId.of("newer"))
                        .get()
                        .isClosed())
                .isFalse();
        assertThat(world.as(UserId.of("u1"))
                        .get(InterventionId.of("older"))
                        .get()
                        .isClosed())
                .isTrue();
    }

    @Test
    void ids_and_the_clock_follow_the_seed() {
        World world = world("""
        {"now": "2024-05-21T09:00:00Z", "ids": "predictable"}
        """);

        assertThat(world.now()).isEqualTo(Instant.parse("2024-05-21T09:00:00Z"));
        assertThat(world.source().value()).isEqualTo("000000000000000000000001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1}                                                   | /a: is unknown; known here: categories, clock_ahead, comments, contents, ",
                "{\"now\": \"noon\"}                                          | /now: must be a date-time like 2012-05-21T01:15:28Z",
                "{\"ids\": \"uuid\"}                                          | /ids: must be one of predictable, random",
                "{\"sources\": {}}                                            | /sources: must be a list",
                "{\"sources\": [1]}                                           | /sources/0: must be an object",
                "{\"sources\": [{}]}                                          | /sources/0/id: is missing",
                "{\"sources\": [{\"id\": null}]}                              | /sources/0/id: is missing",
                "{\"sources\": [{\"id\": 1}]}                                 | /sources/0/id: must be a text",
                "{\"sources\": [{\"id\": \"a/b\"}]}                           | /sources/0/id: source id must not be path-like, but has a /",
                "{\"sources\": [{\"id\": \"s\"}, {\"id\": \"s\"}]}            | /sources/1/id: is a duplicate id: \"s\"",
                "{\"sources\": [{\"id\": \"s\", \"n/a\": 1}]}                 | /sources/0/n~1a: is unknown; known here: id",
                "{\"threads\": [{\"id\": \"t\"}]}                             | /threads/0/source_id: is missing",
                "{\"threads\": [{\"id\": \"t\", \"source_id\": \"s9\"}]}      | /threads/0/source_id: there is no source \"s9\"",
                "{\"users\": [{\"id\": \"u\", \"reads\": [\"s9\"]}]}          | /users/0/reads/0: there is no source \"s9\"",
                "{\"users\": [{\"id\": \"u\", \"permissions\": [\"all\"]}]}   | /users/0/permissions/0: must be one of assign_intervention, impersonate_user, manage_api_access_tokens, update_intervention, update_own_intervention",
                "{\"users\": [{\"id\": \"u\", \"token\": \"a b\"}]}           | /users/0/token: must be visible ASCII",
                "{\"users\": [{\"id\": \"u\", \"token\": \"\"}]}              | /users/0/token: must be visible ASCII",
                "{\"users\": [{\"id\": \"u\", \"token\": \"x\"}, {\"id\": \"v\", \"token\": \"x\"}]} | /users/1/token: already belongs to another user",
                "{\"identities\": [{\"id\": \"i\", \"identity_group_id\": \"g9\"}]} | /identities/0/identity_group_id: there is no identity group \"g9\"",
                "{\"contents\": [{\"id\": \"c\", \"identity_id\": \"i9\"}]}   | /contents/0/thread_id: is missing",
                "{\"ids\": \"predictable\", \"sources\": [{\"id\": \"000000000000000000000001\"}]} | /sources/0/id: looks like a predictable id",
            })
    void a_mistake_is_reported_with_its_place(String seed, String mistake) {
        assertThat(mistakes(seed).head()).startsWith(mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"user_id\": \"u9\"                 | /interventions/0/user_id: there is no user \"u9\"",
                "\"content_id\": \"c9\"              | /interventions/0/content_id: there is no content \"c9\"",
                "\"content_id\": \"c2\"              | /interventions/0/content_id: was written by an agent",
                "\"content_id\": null                | /interventions/0/content_id: is missing",
                "\"created_at\": null                | /interventions/0/created_at: is missing",
                "\"content_ids\": [\"c1\"]           | /interventions/0/content_ids/0: already belongs to an intervention",
                "\"content_ids\": [\"c2\", \"c4\"]   | /interventions/0/content_ids/1: must be in the same thread as content_id",
                "\"content_ids\": [\"c5\"]           | /interventions/0/content_ids/0: must be in the same thread as content_id",
                "\"thread_id\": \"t2\"               | /interventions/0/thread_id: must be \"t1\", which follows from content_id",
                "\"identity_group_id\": \"g2\"       | /interventions/0/identity_group_id: must be \"g1\", which follows from content_id",
                "\"closed\": \"yes\"                 | /interventions/0/closed: must be true or false",
                "\"comments_count\": 1.5             | /interventions/0/comments_count: must be a whole number, and at least 0",
                "\"comments_count\": -1              | /interventions/0/comments_count: must be a whole number, and at least 0",
                "\"comments_count\": \"1\"           | /interventions/0/comments_count: must be a whole number",
                "\"deferred_at\": \"2024-05-20\"     | /interventions/0/deferred_at: must be a date-time like",
                "\"category_ids\": [\" \"]           | /interventions/0/category_ids/0: category id must not be blank",
                "\"custom_fields\": {\"k\": {}}      | /interventions/0/custom_fields/k: must be a text, a number, a boolean, or a list of texts or of numbers",
                "\"custom_fields\": {\"k\": [1,\"1\"]} | /interventions/0/custom_fields/k: must be a list of texts or of numbers",
                "\"closed_on\": true                 | /interventions/0/closed_on: is unknown",
            })
    void a_mistake_in_an_intervention_is_reported_with_its_place(String field, String mistake) {
        String right = "\"id\": \"v1\", \"content_id\": \"c1\", \"created_at\": \"2024-05-20T10:00:00Z\"";
        String name = field.substring(0, field.indexOf(':'));
        String others = right.replaceAll(name + ": \"[^\"]*\"(, )?", "").replaceAll(", $", "");

        assertThat(mistakes(SEED.formatted("{" + others + ", " + field + "}")).head())
                .startsWith(mistake);
    }

    @Test
    void a_custom_field_may_be_a_list_of_numbers() {
        assertThat(intervention("{\"id\": \"v1\", \"content_id\": \"c1\", \"created_at\": \"2024-05-20T10:00:00Z\","
                                + " \"custom_fields\": {\"k\": [1, 2.50]}}")
                        .customFields())
                .contains(HashMap.of(
                        "k", CustomFieldValue.ofNumbers(List.of("1", "2.5").map(BigDecimal::new))));
    }

    @Test
    void custom_fields_have_one_of_two_names() {
        String others = "{\"id\": \"v1\", \"content_id\": \"c1\", \"created_at\": \"2024-05-20T10:00:00Z\", ";

        assertThat(intervention(others + "\"custom_field_values\": {\"k\": \"v\"}}")
                        .customFields())
                .contains(HashMap.of("k", CustomFieldValue.of("v")));
        assertThat(mistakes(SEED.formatted(others + "\"custom_fields\": {}, \"custom_field_values\": {}}")))
                .containsExactly(
                        "/interventions/0/custom_field_values: is another name of custom_fields: give one of them");
    }

    @Test
    void a_content_has_one_author() {
        assertThat(mistakes(SEED.formatted("")
                                .replace("\"user_id\": \"u1\"", "\"user_id\": \"u1\", \"identity_id\": \"i1\""))
                        .head())
                .startsWith("/contents/1/identity_id: must be absent if there is a user_id");
        assertThat(mistakes(SEED.formatted("").replace(", \"user_id\": \"u1\"", ""))
                        .head())
                .isEqualTo("/contents/1/identity_id: is missing");
    }

    @Test
    void all_mistakes_are_reported() {
        assertThat(mistakes("{\"sources\": [{\"id\": 1}, {\"id\": \" \"}], \"now\": 1, \"later\": 1}"))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`NL` \"sources\": [}                        | line 2, column",
                "{\"sources\": [],`NL` \"sources\": []}       | line 2, column",
                "{} {}                                        | line 1, column",
                "[]                                           | it must be an object",
            })
    void text_that_is_not_one_json_object_is_reported(String seed, String mistake) {
        assertThat(mistakes(seed.replace("`NL`", "\n")))
                .singleElement()
                .asString()
                .startsWith(mistake);
    }

    @Test
    void a_file_that_is_missing_or_not_utf_8_is_a_mistake(@TempDir Path folder) throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xE9, '"', '}'});

        assertThat(SeedReader.read(folder.resolve("none.json")).getLeft()).containsExactly("there is no such file");
        assertThat(SeedReader.read(latin1).getLeft()).containsExactly("it is not UTF-8");
    }

    private static Intervention intervention(String fields) {
        return world(SEED.formatted(fields))
                .as(UserId.of("u1"))
                .get(InterventionId.of("v1"))
                .get();
    }

    private static World world(String seed) {
        return SeedReader.read(seed)
                .getOrElseThrow(mistakes -> new AssertionError(mistakes.mkString("; ")))
                .world();
    }

    private static Seq<String> mistakes(String seed) {
        return SeedReader.read(seed).fold(mistakes -> mistakes, right -> {
            throw new AssertionError("no mistake was found");
        });
    }
}
