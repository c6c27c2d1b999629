/** Leaves as it was what the class path of this library would change in a host. */
@NullMarked
package dev.interventions.spring.boot.host;

import org.jspecify.annotations.NullMarked;
