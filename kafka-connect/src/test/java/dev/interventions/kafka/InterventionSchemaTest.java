package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class InterventionSchemaTest {

    private static final Intervention COMPLETE = new Intervention(
            InterventionId.of("the-id"),
            new Origin(
                    Option.some(ContentId.of("content")),
                    Option.some(ThreadId.of("thread")),
                    Option.some(SourceId.of("source")),
                    Option.some(IdentityId.of("identity")),
                    Option.some(IdentityGroupId.of("group"))),
            Option.some(UserId.of("owner")),
            new Lifecycle(Option.some(true), at(1), at(2), at(3), at(4), Option.some("Fermée")),
            new Replies(
                    Option.some(5L),
                    Option.some(ContentId.of("reply")),
                    new ReplyTimes(seconds(6), seconds(7), seconds(8)),
                    new ReplyTimes(seconds(9), seconds(10), seconds(11)),
                    Option.some(12L)),
            Option.some(13L),
            Option.some(HashSet.of(CategoryId.of("b"), CategoryId.of("a"))),
            Option.some(HashMap.of(
                    "text",
                    CustomFieldValue.of("say \"é\"\n"),
                    "number",
                    CustomFieldValue.of(new BigDecimal("0.10")),
                    "flag",
                    CustomFieldValue.of(true),
                    "list",
                    CustomFieldValue.of(List.of("x", "y")),
                    "numbers",
                    CustomFieldValue.ofNumbers(List.of(BigDecimal.ONE, BigDecimal.TEN)))),
            new Satisfaction(at(14), at(15), Option.some(16L), Option.some("survey"), Option.some("response")),
            new Language(Option.some("fr"), Option.some(false)));

    @Test
    void each_field_has_its_value() {
        Struct struct = InterventionSchema.struct(COMPLETE);

        struct.validate();
        assertThat(struct.schema().fields().stream().map(Field::name).filter(name -> struct.get(name) == null))
                .isEmpty();
        assertThat(values(
                        struct,
                        "id",
                        "content_id",
                        "thread_id",
                        "source_id",
                        "identity_id",
                        "identity_group_id",
                        "user_id",
                        "status",
                        "first_user_reply_id",
                        "survey_id",
                        "survey_response_id",
                        "detected_language"))
                .containsExactly(
                        "the-id",
                        "content",
                        "thread",
                        "source",
                        "identity",
                        "group",
                        "owner",
                        "Fermée",
                        "reply",
                        "survey",
                        "response",
                        "fr");
        assertThat(values(struct, "closed", "translation_enabled")).containsExactly(true, false);
        assertThat(values(
                        struct,
                        "created_at",
                        "updated_at",
                        "closed_at",
                        "deferred_at",
                        "satisfaction_sent_at",
                        "satisfaction_answered_at"))
                .containsExactly(date(1), date(2), date(3), date(4), date(14), date(15));
        assertThat(values(
                        struct,
                        "user_replies_count",
                        "first_user_reply_in",
                        "last_user_reply_in",
                        "user_reply_in_average",
                        "first_user_reply_in_bh",
                        "last_user_reply_in_bh",
                        "user_reply_in_average_bh",
                        "user_reply_in_average_count",
                        "comments_count",
                        "satisfaction_grade"))
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 16L);
    }

    @Test
    void categories_are_sorted() {
        assertThat(InterventionSchema.struct(COMPLETE).getArray("category_ids")).containsExactly("a", "b");
    }

    @Test
    void custom_fields_are_json_that_keeps_their_types() {
        assertThat(InterventionSchema.struct(COMPLETE).getString("custom_fields"))
                .isEqualTo("{\"flag\":true,\"list\":[\"x\",\"y\"],\"number\":0.1,\"numbers\":[1,10],"
                        + "\"text\":\"say \\\"é\\\"\\n\"}");
    }

    @Test
    void absent_fields_are_null() {
        Struct struct = InterventionSchema.struct(Intervention.withId(InterventionId.of("the-id")));

        struct.validate();
        assertThat(struct.schema().fields().stream().map(Field::name).filter(name -> struct.get(name) != null))
                .containsExactly("id");
    }

    private static java.util.List<Object> values(Struct struct, String... names) {
        return java.util.Arrays.stream(names).map(struct::get).toList();
    }

    private static Option<Instant> at(int second) {
        return Option.some(Instant.ofEpochSecond(second));
    }

    private static Date date(int second) {
        return new Date(second * 1000L);
    }

    private static Option<Duration> seconds(int seconds) {
        return Option.some(Duration.ofSeconds(seconds));
    }
}
