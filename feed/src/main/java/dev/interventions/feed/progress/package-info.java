/** The content of a feed's position, and its text. Not exported. */
@NullMarked
package dev.interventions.feed.progress;

import org.jspecify.annotations.NullMarked;
