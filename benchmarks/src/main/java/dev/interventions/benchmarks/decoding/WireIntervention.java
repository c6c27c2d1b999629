package dev.interventions.benchmarks.decoding;

import com.alibaba.fastjson2.annotation.JSONField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An intervention as JSON libraries read it into a record: the fields of the payload, without checks. The annotations are for fastjson2;
 * the other libraries have a setting for such names.
 */
public record WireIntervention(
        String id,
        @JSONField(name = "created_at") Instant createdAt,
        @JSONField(name = "updated_at") Instant updatedAt,
        @JSONField(name = "source_id") String sourceId,
        @JSONField(name = "thread_id") String threadId,
        @JSONField(name = "content_id") String contentId,
        @JSONField(name = "identity_id") String identityId,
        @JSONField(name = "comments_count") long commentsCount,
        boolean closed,
        @JSONField(name = "closed_at") @Nullable Instant closedAt,
        @JSONField(name = "custom_fields") Map<String, String> customFields,
        @JSONField(name = "category_ids") List<String> categoryIds,
        @JSONField(name = "user_id") String userId,
        @JSONField(name = "user_replies_count") long userRepliesCount,
        @JSONField(name = "user_reply_in_average") long userReplyInAverage,
        @JSONField(name = "user_reply_in_average_count") long userReplyInAverageCount,
        @JSONField(name = "first_user_reply_in") long firstUserReplyIn,
        @JSONField(name = "last_user_reply_in") long lastUserReplyIn,
        String status) {}
