package dev.interventions.probe.check;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.Surprise;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WireRecord;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends all writes of the probe. Immediately before each write it reads the record to be changed. It throws a {@link Surprise} instead of
 * writing unless the record is in the permitted source, and is an intervention that the user has named or that this run has created.
 */
final class GuardedWrites {

    private static final String BY_ID = "/interventions/{id}";

    private final WireClient client;
    private final SourceId writable;
    private final Consumer<String> announcements;
    private final Set<String> given = new HashSet<>();
    private final Set<String> created = new HashSet<>();

    GuardedWrites(WireClient client, SourceId writable, Consumer<String> announcements) {
        this.client = client;
        this.writable = writable;
        this.announcements = announcements;
    }

    /**
     * A write, with the record before it.
     *
     * @param before the record that was read immediately before
     * @param response of the write
     */
    record Written(WireRecord before, Response response) {}

    /** Permits writes to this intervention, which the user has named. */
    void permit(InterventionId id) {
        given.add(id.value());
    }

    /** Whether this record is in the permitted source. */
    boolean isInSource(WireRecord record) {
        return record.text("source_id").contains(writable.value());
    }

    Response read(String intervention) {
        return client.send(Request.get(BY_ID, intervention));
    }

    Response readContent(String content) {
        return client.send(Request.get("/contents/{id}", content));
    }

    Written close(String id) {
        return write("close", id, Request.write("PUT", BY_ID + "/close", id));
    }

    Written reassign(String id, String user) {
        return write(
                "reassign", id, Request.write("PUT", BY_ID + "/reassign", id).withHidden("user_id", user));
    }

    /** Cancels an intervention that this run has created and nobody has replied to. */
    Written cancel(String id) {
        if (!created.contains(id)) {
            throw new Surprise("the probe was to cancel an intervention that it hasn't created; nothing was sent");
        }
        WireRecord before = writable(id);
        if (before.whole("user_replies_count").getOrElse(0L) > 0) {
            throw new Surprise("somebody has replied to an intervention that was to be cancelled; nothing was sent");
        }
        return write("cancel " + shown(id), before, Request.write("DELETE", BY_ID + "/cancel", id));
    }

    /** Sends a create for the content on which this intervention was opened. */
    Written createOnContentOf(String id) {
        WireRecord before = writable(id);
        String content = before.text("content_id")
                .getOrElseThrow(() -> new Surprise("an intervention has no content_id: " + before));
        return write("create on the content of " + shown(id), before, create(content));
    }

    /** Sends a create for a content, which must be in the permitted source and have no intervention. */
    Written createOn(String content) {
        WireRecord before = readContent(content).asRecord();
        if (!isInSource(before)
                || !before.id().equals(content)
                || before.text("intervention_id").isDefined()) {
            throw new Surprise("the content isn't free, or not in the source of --source; nothing was written to it");
        }
        return write("create on the content of --content", before, create(content));
    }

    /** Sends a create for a content that doesn't exist. */
    Response createOnUnknownContent() {
        announcements.accept("create on an unknown content");
        return client.send(create(UnknownId.next()));
    }

    /** Returns the intervention in this successful response of a create, and permits this run to write to it. */
    WireRecord created(Response response) {
        WireRecord record = response.recordOrOnlyOfPage();
        if (!isInSource(record)) {
            throw new Surprise("create has opened an intervention in another source than that of the content");
        }
        created.add(record.id());
        return record;
    }

    private static Request create(String content) {
        return Request.write("POST", "/interventions").withHidden("content_id", content);
    }

    private Written write(String operation, String id, Request request) {
        return write(operation + " " + shown(id), writable(id), request);
    }

    private String shown(String id) {
        return created.contains(id) && !given.contains(id)
                ? "the intervention that this run has created"
                : "the intervention of --intervention";
    }

    private Written write(String what, WireRecord before, Request request) {
        announcements.accept(what);
        return new Written(before, client.send(request));
    }

    private WireRecord writable(String id) {
        WireRecord record = read(id).asRecord();
        boolean ours = given.contains(id) || created.contains(id);
        if (!ours || !record.id().equals(id) || !isInSource(record)) {
            throw new Surprise("an intervention is not in the source of --source, or not one that was given or created;"
                    + " nothing was written to it");
        }
        return record;
    }
}
