/** The domain's rules over a world in memory, and the methods that arrange that world, for the tests of host applications. */
@NullMarked
package dev.interventions.inmemory;

import org.jspecify.annotations.NullMarked;
