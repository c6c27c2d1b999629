/** The domain's rules over a world in memory, and the language to arrange that world in: for the tests of host applications. */
@NullMarked
package dev.interventions.inmemory;

import org.jspecify.annotations.NullMarked;
