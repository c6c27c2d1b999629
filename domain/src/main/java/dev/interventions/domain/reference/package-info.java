/** The definitions of an account that interventions refer to by id or key: categories, custom fields and users. */
@NullMarked
package dev.interventions.domain.reference;

import org.jspecify.annotations.NullMarked;
