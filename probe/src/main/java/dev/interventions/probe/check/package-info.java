/** The checks: what each needs, sends and concludes. */
@NullMarked
package dev.interventions.probe.check;

import org.jspecify.annotations.NullMarked;
