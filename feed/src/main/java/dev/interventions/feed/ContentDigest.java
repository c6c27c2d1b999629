package dev.interventions.feed;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of all data of an intervention: 64 bits of SHA-256. It is the same in every process and for every order of categories and custom
 * fields. A later version of this library may compute it differently; reconciliation then reports each intervention once.
 */
public final class ContentDigest {

    private final StringBuilder text = new StringBuilder(512);

    private ContentDigest() {}

    /** The digest of this intervention's content. */
    public static long of(Intervention intervention) {
        ContentDigest content = new ContentDigest();
        content.add(intervention);
        return ByteBuffer.wrap(sha256().digest(content.text.toString().getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void add(Intervention intervention) {
        add(intervention.id().value());
        add(intervention.origin());
        addId(intervention.owner());
        add(intervention.lifecycle());
        add(intervention.replies());
        addAll(
                intervention.commentsCount(),
                intervention.satisfaction().sentAt(),
                intervention.satisfaction().answeredAt(),
                intervention.satisfaction().grade(),
                intervention.satisfaction().survey(),
                intervention.satisfaction().response(),
                intervention.language().detected(),
                intervention.language().translationEnabled());
        addSorted(intervention.categories().map(ids -> ids.map(OpaqueId::value)));
        addFields(intervention.customFields());
    }

    private void add(Origin origin) {
        addId(origin.content());
        addId(origin.thread());
        addId(origin.source());
        addId(origin.identity());
        addId(origin.identityGroup());
    }

    private void add(Lifecycle lifecycle) {
        addAll(
                lifecycle.closed(),
                lifecycle.createdAt(),
                lifecycle.updatedAt(),
                lifecycle.closedAt(),
                lifecycle.deferredAt(),
                lifecycle.statusText());
    }

    private void add(Replies replies) {
        addAll(replies.count(), replies.averagedOver());
        addId(replies.first());
        add(replies.times());
        add(replies.timesInBusinessHours());
    }

    private void add(ReplyTimes times) {
        addAll(times.first(), times.last(), times.average());
    }

    private void addFields(Option<Map<String, CustomFieldValue>> fields) {
        add(fields.fold(() -> -1, Map::size));
        for (Map<String, CustomFieldValue> some : fields) {
            for (String key : some.keySet().toSortedSet()) {
                add(key);
                CustomFieldValue value = some.get(key).get();
                add(value.getClass().getSimpleName());
                addInOrder(value.texts());
            }
        }
    }

    private void addSorted(Option<Set<String>> texts) {
        add(texts.isDefined());
        texts.forEach(some -> addInOrder(some.toSortedSet().toList()));
    }

    private void addInOrder(Seq<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
    }

    private void addId(Option<? extends OpaqueId> id) {
        addAll(id.map(OpaqueId::value));
    }

    private void addAll(Option<?>... values) {
        for (Option<?> value : values) {
            add(value.isDefined());
            value.forEach(this::add);
        }
    }

    /** With its length before it, so that different values never give the same text. */
    private void add(Object value) {
        String shown = value.toString();
        text.append(shown.length()).append(':').append(shown);
    }
}
