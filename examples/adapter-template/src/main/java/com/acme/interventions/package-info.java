/** Interventions behind Acme's backend. */
@NullMarked
package com.acme.interventions;

import org.jspecify.annotations.NullMarked;
