package dev.interventions.benchmarks.decoding;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a record field by field, for libraries that provide a stream of tokens. */
final class WireFields {

    /** Reads the value that comes next from a library's stream. */
    interface Values {

        /** A text, or null. */
        @Nullable
        String text() throws IOException;

        long number() throws IOException;

        boolean bool() throws IOException;

        Map<String, String> map() throws IOException;

        List<String> list() throws IOException;
    }

    private final Values values;
    private @Nullable String id;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable String sourceId;
    private @Nullable String threadId;
    private @Nullable String contentId;
    private @Nullable String identityId;
    private long commentsCount;
    private boolean closed;
    private @Nullable Instant closedAt;
    private Map<String, String> customFields = Map.of();
    private List<String> categoryIds = List.of();
    private @Nullable String userId;
    private long userRepliesCount;
    private long userReplyInAverage;
    private long userReplyInAverageCount;
    private long firstUserReplyIn;
    private long lastUserReplyIn;
    private @Nullable String status;

    WireFields(Values values) {
        this.values = values;
    }

    void read(String name) throws IOException {
        switch (name) {
            case "id" -> id = values.text();
            case "created_at" -> createdAt = instant();
            case "updated_at" -> updatedAt = instant();
            case "source_id" -> sourceId = values.text();
            case "thread_id" -> threadId = values.text();
            case "content_id" -> contentId = values.text();
            case "identity_id" -> identityId = values.text();
            case "comments_count" -> commentsCount = values.number();
            case "closed" -> closed = values.bool();
            case "closed_at" -> closedAt = instant();
            case "custom_fields" -> customFields = values.map();
            case "category_ids" -> categoryIds = values.list();
            case "user_id" -> userId = values.text();
            case "user_replies_count" -> userRepliesCount = values.number();
            case "user_reply_in_average" -> userReplyInAverage = values.number();
            case "user_reply_in_average_count" -> userReplyInAverageCount = values.number();
            case "first_user_reply_in" -> firstUserReplyIn = values.number();
            case "last_user_reply_in" -> lastUserReplyIn = values.number();
            case "status" -> status = values.text();
            default -> throw unknown(name);
        }
    }

    /** The payload has known fields only; a client would skip others. */
    static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("unknown field " + name);
    }

    WireIntervention intervention() {
        return new WireIntervention(
                Objects.requireNonNull(id),
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(updatedAt),
                Objects.requireNonNull(sourceId),
                Objects.requireNonNull(threadId),
                Objects.requireNonNull(contentId),
                Objects.requireNonNull(identityId),
                commentsCount,
                closed,
                closedAt,
                customFields,
                categoryIds,
                Objects.requireNonNull(userId),
                userRepliesCount,
                userReplyInAverage,
                userReplyInAverageCount,
                firstUserReplyIn,
                lastUserReplyIn,
                Objects.requireNonNull(status));
    }

    private @Nullable Instant instant() throws IOException {
        String text = values.text();
        return text == null ? null : Instant.parse(text);
    }
}
