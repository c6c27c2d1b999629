/** Spring Boot: beans for the accounts that {@code interventions.*} properties name. */
@NullMarked
package dev.interventions.spring.boot;

import org.jspecify.annotations.NullMarked;
