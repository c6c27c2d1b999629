/** What a watch knows of the changes that it has shown. */
@NullMarked
package dev.interventions.cli.changes;

import org.jspecify.annotations.NullMarked;
