/** The changes of an account's interventions: {@link dev.interventions.feed.Feed}. */
@NullMarked
package dev.interventions.feed;

import org.jspecify.annotations.NullMarked;
