/** A sorted collection that a world shares between its states. Not exported. */
@NullMarked
package dev.interventions.inmemory.tree;

import org.jspecify.annotations.NullMarked;
