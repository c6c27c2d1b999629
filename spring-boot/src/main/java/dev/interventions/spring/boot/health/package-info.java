/** The health of clients. */
@NullMarked
package dev.interventions.spring.boot.health;

import org.jspecify.annotations.NullMarked;
