/** Errors as problem details, for a host's own HTTP clients. */
@NullMarked
package dev.interventions.spring.boot.problem;

import org.jspecify.annotations.NullMarked;
