package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * A record of a page that can't be read, though the page around it can.
 *
 * @param index its index in the list, counted from 0 like the page's offset
 * @param id its id, if at least that can be read
 * @param reason what is wrong with it. The wording may change
 */
public record UnreadableRecord(long index, Option<InterventionId> id, String reason) {
    public UnreadableRecord {
        requireNonNull(id, "id");
        requireNonNull(reason, "reason");
    }
}
