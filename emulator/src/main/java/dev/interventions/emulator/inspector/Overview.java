package dev.interventions.emulator.inspector;

import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.StatusFilter;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.emulator.inspector.History.Moment;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/**
 * The figures of a tenant that the page shows, and numbers by which it notices that there is something new to read.
 *
 * @param now the time of the tenant's clock
 * @param frozen whether the clock is frozen
 * @param open how many interventions are open, including the deferred ones
 * @param rate the requests in the last minute, if they are limited
 * @param change the number of the last observed change of the world
 * @param lastRequest the number of the last request in the journal, 0 if it is empty
 * @param pending how many of the newest 100 requests have no outcome yet
 * @param faults how many requests the planned faults will disturb
 */
record Overview(
        String tenant,
        Instant now,
        boolean frozen,
        long open,
        long deferred,
        long closed,
        Option<Rate> rate,
        long change,
        long lastRequest,
        long pending,
        long faults) {

    private static final int NEWEST = 100;

    /** The number of requests in the last minute, and the limit. */
    record Rate(int used, int limit) {

        private static Rate of(RateLimit limit) {
            return new Rate(limit.used(), limit.limit());
        }
    }

    static Overview of(InspectedTenant tenant) {
        tenant.catchUp().run();
        tenant.history().observe();
        Moment last = tenant.history().moments().last();
        Vector<JournalEntry> requests = tenant.requests().get().takeRight(NEWEST);
        return new Overview(
                tenant.name(),
                tenant.world().now(),
                tenant.world().snapshot().frozenAt().isDefined(),
                count(last.world(), StatusFilter.OPENED),
                count(last.world(), StatusFilter.DEFERRED),
                count(last.world(), StatusFilter.CLOSED),
                tenant.limit().map(Rate::of),
                last.number(),
                requests.lastOption().map(JournalEntry::number).getOrElse(0L),
                requests.count(request -> request.took().isEmpty()),
                tenant.faults().left());
    }

    private static long count(WorldSnapshot world, StatusFilter status) {
        return world.page(InterventionQuery.all().withStatus(status), PageRequest.first())
                .count();
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.object()
                .add("tenant", tenant)
                .add("now", now.toString())
                .add("frozen", frozen)
                .add("open", open)
                .add("deferred", deferred)
                .add("closed", closed)
                .add("change", change)
                .add("last_request", lastRequest)
                .add("pending", pending)
                .add("faults", faults);
        rate.forEach(known -> json.add("used", known.used()).add("limit", known.limit()));
        return json.build();
    }
}
