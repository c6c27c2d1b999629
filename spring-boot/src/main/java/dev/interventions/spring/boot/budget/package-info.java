/** One budget of requests for several processes, counted in the host's Redis or PostgreSQL. */
@NullMarked
package dev.interventions.spring.boot.budget;

import org.jspecify.annotations.NullMarked;
