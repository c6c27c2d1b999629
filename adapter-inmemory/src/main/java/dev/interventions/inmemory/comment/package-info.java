/** The comments of a world at one moment. Not exported. */
@NullMarked
package dev.interventions.inmemory.comment;

import org.jspecify.annotations.NullMarked;
