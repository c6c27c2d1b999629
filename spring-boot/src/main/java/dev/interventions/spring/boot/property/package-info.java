/** Reports which property is wrong, and what to do. */
@NullMarked
package dev.interventions.spring.boot.property;

import org.jspecify.annotations.NullMarked;
