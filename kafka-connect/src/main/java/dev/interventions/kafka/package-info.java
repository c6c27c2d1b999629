/** A source connector that keeps a copy of an account's interventions in a compacted topic of Kafka. */
@NullMarked
package dev.interventions.kafka;

import org.jspecify.annotations.NullMarked;
