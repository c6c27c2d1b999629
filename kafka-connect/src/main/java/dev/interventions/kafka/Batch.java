package dev.interventions.kafka;

import dev.interventions.feed.Change;
import dev.interventions.feed.FeedPosition;
import io.vavr.collection.Seq;

/**
 * Changes to write, and the position after them.
 *
 * @param changes the changes that the topic doesn't have yet; may be empty
 */
record Batch(Seq<Change> changes, FeedPosition next) {}
