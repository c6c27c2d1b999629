package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

/**
 * A message in a thread, from a customer or from an agent.
 *
 * @param id its id
 * @param thread the thread that it is in
 * @param source the source of that thread
 * @param author who wrote it
 */
public record Content(ContentId id, ThreadId thread, SourceId source, Author author) {

    public Content {
        requireNonNull(id, "id");
        requireNonNull(thread, "thread");
        requireNonNull(source, "source");
        requireNonNull(author, "author");
    }
}
