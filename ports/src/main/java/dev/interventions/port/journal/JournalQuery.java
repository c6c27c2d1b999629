package dev.interventions.port.journal;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which events to list, and in which order. An event must match all given filters. The service's filters by content and by thread aren't
 * supported.
 *
 * @param names only events with one of these names, such as {@code intervention.canceled}; all events if empty
 * @param createdAfter only events after this moment; whether this includes the moment isn't documented
 * @param createdBefore only events before this moment; whether this includes the moment isn't documented
 * @param user only events of this user
 * @param isOldestFirst whether the events are sorted by {@code createdAt} with the oldest first, not the newest; the order of events with
 *     the same date isn't documented
 */
public record JournalQuery(
        Set<String> names,
        Option<Instant> createdAfter,
        Option<Instant> createdBefore,
        Option<UserId> user,
        boolean isOldestFirst) {

    private static final JournalQuery ALL =
            new JournalQuery(LinkedHashSet.empty(), Option.none(), Option.none(), Option.none(), false);

    /**
     * A query with these filters.
     *
     * @throws IllegalArgumentException if a name is empty or has other characters than {@code a-z 0-9 . _ -}, or the user's id has a quote:
     *     the service's query language can't express these
     */
    public JournalQuery {
        requireNonNull(names, "names");
        requireNonNull(createdAfter, "createdAfter");
        requireNonNull(createdBefore, "createdBefore");
        user.filter(id -> id.value().contains("\"")).forEach(id -> {
            throw new IllegalArgumentException("no query can name the user " + id.value() + ", whose id has a quote");
        });
        names.find(name -> !name.matches("[a-z0-9._-]+")).forEach(name -> {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not the name of an event, such as intervention.canceled");
        });
    }

    /** All events, the newest first. */
    public static JournalQuery all() {
        return ALL;
    }

    /** The same, only events with one of these names. */
    public JournalQuery named(String... onlyNames) {
        return new JournalQuery(LinkedHashSet.of(onlyNames), createdAfter, createdBefore, user, isOldestFirst);
    }

    /** The same, only events after this moment. */
    public JournalQuery after(Instant moment) {
        return new JournalQuery(names, Option.some(moment), createdBefore, user, isOldestFirst);
    }

    /** The same, only events before this moment. */
    public JournalQuery before(Instant moment) {
        return new JournalQuery(names, createdAfter, Option.some(moment), user, isOldestFirst);
    }

    /** The same, only events of this user. */
    public JournalQuery of(UserId onlyUser) {
        return new JournalQuery(names, createdAfter, createdBefore, Option.some(onlyUser), isOldestFirst);
    }

    /** The same, the oldest event first. */
    public JournalQuery oldestFirst() {
        return new JournalQuery(names, createdAfter, createdBefore, user, true);
    }
}
