package dev.interventions.probe.check;

import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;

/**
 * The interventions that the reading checks use: the first page in each order.
 *
 * @param byCreation the response in the default order
 * @param byUpdate the response with {@code sort=updated_at}
 */
record Sample(Response byCreation, Response byUpdate) {

    static final int LARGEST_PAGE = 150;
    private static final Request LARGEST = Request.get("/interventions").with("limit", String.valueOf(LARGEST_PAGE));

    /** Reads a sample. Throws a {@code Surprise} if the account can't be listed, since nothing else can be checked then. */
    static Sample of(WireClient client) {
        Sample sample = new Sample(client.send(LARGEST), client.send(LARGEST.with("sort", "updated_at")));
        sample.records();
        return sample;
    }

    Vector<WireRecord> created() {
        return byCreation.page().records();
    }

    Vector<WireRecord> updated() {
        return byUpdate.page().records();
    }

    /** Each intervention once. */
    Vector<WireRecord> records() {
        return created().appendAll(updated()).distinctBy(WireRecord::id);
    }
}
