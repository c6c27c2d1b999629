/** What a position of the feed holds, and its text. */
@NullMarked
package dev.interventions.feed.progress;

import org.jspecify.annotations.NullMarked;
