package dev.interventions.inmemory;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The interventions of a world that an operation, a customer, an agent or the passing of time has changed at one moment.
 *
 * @param at when, in whole seconds of the world's clock
 * @param by the acting user, if it was an operation of the API
 * @param interventions those that changed, at least one
 */
public record WorldChange(Instant at, Option<UserId> by, Seq<Changed> interventions) {

    /**
     * An intervention that changed.
     *
     * @param before the intervention before the change; absent if it was opened
     * @param after the intervention after the change; absent if it was cancelled
     */
    public record Changed(Option<Intervention> before, Option<Intervention> after) {}

    /**
     * An event that a change causes.
     *
     * @param name one of {@link #EVENTS}
     * @param at when; the end of a deferral is at its date, even if nothing happened in the world for some time
     * @param by the acting user, if it was an operation of the API
     * @param about the intervention after the change, or before it if it was cancelled
     */
    public record Event(String name, Instant at, Option<UserId> by, Intervention about) {}

    private static final String OPENED = "intervention.opened";
    private static final String REOPENED = "intervention.reopened";
    private static final String ASSIGNED = "intervention.assigned";
    private static final String USER_UPDATED = "intervention.user_updated";
    private static final String CLOSED = "intervention.closed";
    private static final String CANCELED = "intervention.canceled";
    private static final String DEFERRED = "intervention.deferred";
    private static final String REACTIVATED = "intervention.reactivated";
    private static final String RECATEGORIZED = "intervention.recategorized";
    private static final String CUSTOM_FIELDS_UPDATED = "intervention.custom_fields_updated";

    /** The names of all events. */
    public static final SortedSet<String> EVENTS = TreeSet.of(
            OPENED,
            REOPENED,
            ASSIGNED,
            USER_UPDATED,
            CLOSED,
            CANCELED,
            DEFERRED,
            REACTIVATED,
            RECATEGORIZED,
            CUSTOM_FIELDS_UPDATED);

    /**
     * The events that this change causes: see rule <a href="{@docRoot}/doc-files/rules.html#JOURNAL-7">JOURNAL-7</a>. A change of other
     * data causes none.
     */
    public Seq<Event> events() {
        return interventions.flatMap(changed -> names(changed).map(name -> event(name, changed)));
    }

    private Event event(String name, Changed changed) {
        Option<Instant> passed = changed.before()
                .flatMap(before -> before.lifecycle().deferredAt())
                .filter(date -> name.equals(REACTIVATED) && date.isBefore(at));
        return new Event(
                name,
                passed.getOrElse(at),
                by,
                changed.after().orElse(changed.before()).get());
    }

    private static Vector<String> names(Changed changed) {
        if (changed.before().isEmpty()) {
            return Vector.of(OPENED);
        }
        return changed.after()
                .map(after -> names(changed.before().get(), after))
                .getOrElse(() -> Vector.of(CANCELED));
    }

    private static Vector<String> names(Intervention before, Intervention after) {
        Option<Instant> deferredBefore = before.lifecycle().deferredAt();
        Option<Instant> deferredAfter = after.lifecycle().deferredAt();
        boolean isOtherOwner = !after.owner().equals(before.owner());
        Vector<String> names = Vector.empty();
        names = with(names, REOPENED, before.isClosed() && !after.isClosed());
        names = with(names, ASSIGNED, isOtherOwner);
        names = with(names, USER_UPDATED, isOtherOwner);
        names = with(names, CLOSED, !before.isClosed() && after.isClosed());
        names = with(names, DEFERRED, deferredAfter.isDefined() && !deferredAfter.equals(deferredBefore));
        names = with(names, REACTIVATED, deferredBefore.isDefined() && deferredAfter.isEmpty() && !after.isClosed());
        names = with(names, RECATEGORIZED, !after.categories().equals(before.categories()));
        return with(names, CUSTOM_FIELDS_UPDATED, !after.customFields().equals(before.customFields()));
    }

    private static Vector<String> with(Vector<String> names, String name, boolean happened) {
        return happened ? names.append(name) : names;
    }
}
