package dev.interventions.port;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** A list that a walk goes through, sorted by the moments of its records, the latest first. */
interface WalkedList<T> {

    /** What a record is called in messages. */
    String nameOfRecord();

    Either<InterventionError, Page<T>> page(PageRequest request);

    String idOf(T record);

    Option<Instant> momentOf(T record);

    /** The page with unreadable records that this error has, if the walk skips such records. */
    default Option<Page<Either<UnreadableRecord, T>>> readablePart(InterventionError error) {
        return Option.none();
    }

    /** The report of a page with unreadable records. Called only if {@link #readablePart} returned a page. */
    default MalformedResponse malformed(String message, Page<Either<UnreadableRecord, T>> page) {
        return new MalformedResponse(message);
    }
}
