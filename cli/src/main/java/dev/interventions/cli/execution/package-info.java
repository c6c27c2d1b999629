/** What a command runs in, and how it ends. */
@NullMarked
package dev.interventions.cli.execution;

import org.jspecify.annotations.NullMarked;
